/** `sockeye rules`: lists the rules, or describes one. */
import { localRule, type RuleInfo } from '../analysis/rules';
import { type ExitCode, exitCode, UsageError } from './exitCode';
import { guess } from './guess';
import type { LocalIo } from './localIo';
import type { Texts } from './texts';

export const rulesFormats = ['human', 'json'] as const;

export interface RulesOptions {
  readonly format: (typeof rulesFormats)[number];
}

export function rulesCommand(
  id: string | undefined,
  { format }: RulesOptions,
  rules: readonly RuleInfo[],
  io: LocalIo,
): ExitCode {
  const chosen = id === undefined ? rules : rules.filter((rule) => rule.id === id);
  if (id !== undefined && chosen.length === 0) {
    const ids = rules.map((rule) => rule.id);
    throw new UsageError(io.texts.unknownRule(id) + guess(id, ids, io.texts));
  }
  const [only] = id === undefined ? [] : chosen;
  if (format === 'json')
    io.out(
      `${JSON.stringify({ schemaVersion: 1, rules: chosen.map((rule) => localRule(rule, io.locale)) }, undefined, 2)}\n`,
    );
  else
    io.out(
      only
        ? description(localRule(only, io.locale), io.texts)
        : table(chosen.map((rule) => localRule(rule, io.locale))),
    );
  return exitCode.clean;
}

function table(rules: readonly RuleInfo[]): string {
  const width = (column: (rule: RuleInfo) => string): number =>
    Math.max(0, ...rules.map((rule) => column(rule).length));
  const ids = width(({ id }) => id);
  const severities = width(({ severity }) => severity);
  const profiles = width(({ profile }) => profile);
  return rules
    .map(
      ({ id, severity, profile, summary }) =>
        `${id.padEnd(ids)}  ${severity.padEnd(severities)}  ${profile.padEnd(profiles)}  ${summary}\n`,
    )
    .join('');
}

function description(rule: RuleInfo, { rule: say }: Texts): string {
  const { id, summary, severity, profile, languages, fixable, see, url } = rule;
  const facts = [
    say.severity(severity, profile),
    say.languages(languages.join(', ')),
    say.fix(fixable),
    ...(see.length > 0 ? [say.see(see.join(', '))] : []),
    url,
  ];
  return `${id}: ${summary}\n\n${rule.description.trim()}\n\n${facts.join('\n')}\n`;
}

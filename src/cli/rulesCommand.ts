/** `sockeye rules`: lists the rules, or describes one. */
import type { RuleInfo } from '../analysis/rules';
import { didYouMean } from '../workspace/closest';
import { type ExitCode, exitCode, UsageError } from './exitCode';
import type { Io } from './io';

export const rulesFormats = ['human', 'json'] as const;

export interface RulesOptions {
  readonly format: (typeof rulesFormats)[number];
}

export function rulesCommand(
  id: string | undefined,
  { format }: RulesOptions,
  rules: readonly RuleInfo[],
  io: Io,
): ExitCode {
  const chosen = id === undefined ? rules : rules.filter((rule) => rule.id === id);
  if (id !== undefined && chosen.length === 0) {
    throw new UsageError(
      `unknown rule ${id}${didYouMean(
        id,
        rules.map((rule) => rule.id),
      )}`,
    );
  }
  const [only] = id === undefined ? [] : chosen;
  if (format === 'json') io.out(`${JSON.stringify({ schemaVersion: 1, rules: chosen }, undefined, 2)}\n`);
  else io.out(only ? description(only) : table(chosen));
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

function description({ id, summary, description, severity, profile, languages, fixable, see, url }: RuleInfo): string {
  const facts = [
    `Severity: ${severity}, from the profile ${profile}`,
    `Languages: ${languages.join(', ')}`,
    `Fix: ${fixable ? 'yes' : 'no'}`,
    ...(see.length > 0 ? [`See: ${see.join(', ')}`] : []),
    url,
  ];
  return `${id}: ${summary}\n\n${description.trim()}\n\n${facts.join('\n')}\n`;
}

/**
 * An analyser whose findings a test writes down as words in its files:
 * `SAFE` and `UNSAFE` are findings with such a fix, `PLAIN` has none, `STUBBORN` has a fix that does not help,
 * of several `ONCE` only the first is reported, `QUIET` is suppressed, `UNUSED` is a comment that suppresses nothing and `CRASH` makes the analysis throw.
 * `PIPE` is a finding unless some file of its complete program says `SIGPIPE`.
 */
import type { Analyser, AnalysisContext } from '../../src/analysis/analyser';
import type { FileReport, Finding, Severity } from '../../src/analysis/finding';
import type { RuleInfo } from '../../src/analysis/rules';
import type { Services } from '../../src/cli/services';

const rule = (id: string, severity: Severity, fixable: boolean): RuleInfo => ({
  id,
  summary: `Summary of ${id}`,
  description: `What \`${id}\` is about.\n\nMore of it.`,
  severity,
  profile: 'recommended',
  see: [],
  languages: ['c'],
  fixable,
  url: `https://example.org/${id}.md`,
});

export const fakeRules: readonly RuleInfo[] = [
  rule('safe-rule', 'error', true),
  rule('unsafe-rule', 'warning', true),
  rule('plain-rule', 'info', false),
];

const words: Readonly<Record<string, { readonly rule: string; readonly severity: Severity }>> = {
  SAFE: { rule: 'safe-rule', severity: 'error' },
  ONCE: { rule: 'safe-rule', severity: 'error' },
  STUBBORN: { rule: 'safe-rule', severity: 'error' },
  UNSAFE: { rule: 'unsafe-rule', severity: 'warning' },
  PLAIN: { rule: 'plain-rule', severity: 'info' },
  PIPE: { rule: 'plain-rule', severity: 'hint' },
  QUIET: { rule: 'plain-rule', severity: 'info' },
};

function findingAt(word: string, start: number): Finding {
  const { rule: id = '', severity = 'info' } = words[word] ?? {};
  const range = { start, end: start + word.length };
  const fixed = word === 'STUBBORN' ? 'STUBBORN;' : 'fixed\n';
  const safety = word === 'UNSAFE' ? 'unsafe' : 'safe';
  const fixable = id !== 'plain-rule';
  return {
    rule: id,
    severity,
    confidence: 'high',
    range,
    message: `Here is ${word}, 100% sure: one, two.`,
    related: [{ range: { start: 0, end: 1 }, message: 'It starts here' }],
    errnos: ['EPIPE'],
    call: 'send',
    fixes: fixable ? [{ title: `Fix ${word}`, safety, preferred: true, edits: [{ range, newText: fixed }] }] : [],
    fingerprint: `print-${word}`,
  };
}

function reportOf(text: string, { project, settings }: AnalysisContext): FileReport {
  if (text.includes('CRASH')) throw new Error('out of order');
  const places = [...text.matchAll(/\b(?:SAFE|ONCE|STUBBORN|UNSAFE|PLAIN|PIPE|QUIET)\b/g)];
  const findings = places
    .filter((match) => match[0] !== 'ONCE' || match.index === text.indexOf('ONCE'))
    .map((match) => findingAt(match[0], match.index))
    .filter(({ message }) => !message.includes('PIPE') || (project.complete && !project.effects.has('sigpipe-handled')))
    .flatMap((finding): Finding[] => {
      const level = settings.rules[finding.rule];
      return level === 'off' ? [] : [{ ...finding, severity: level ?? finding.severity }];
    });
  const isQuiet = ({ message }: Finding): boolean => message.includes('QUIET');
  return {
    findings: findings.filter((finding) => !isQuiet(finding)),
    suppressed: findings.filter(isQuiet).map((finding) => ({ finding, reason: 'best effort' })),
    unusedSuppressions: [...text.matchAll(/UNUSED/g)].map(({ index }) => ({
      range: { start: index, end: index + 6 },
      rule: 'safe-rule',
    })),
  };
}

const fakeAnalyser: Analyser = {
  summarise: async (language, text) => fakeAnalyser.facts(language, text),
  callsWrapper: () => false,
  saidOf: () => '',
  mayMatter: (_language, latin1) => /[A-Z]{4}/.test(latin1),
  facts: (_language, text) => ({
    effects: text.includes('SIGPIPE') ? ['sigpipe-handled'] : [],
    entryPoint: text.includes('main'),
  }),
  analyse: async (_language, text, context) => reportOf(text, context),
  open: () => Promise.reject(new Error('the command line opens no files')),
};

export const fakeServices: Services = {
  analyser: fakeAnalyser,
  rules: fakeRules,
  languageOf: (path) => (path.endsWith('.c') ? 'c' : undefined),
};

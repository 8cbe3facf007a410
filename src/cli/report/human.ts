/** Findings for people: message, code, what led there and what helps. */
import type { Colors } from 'picocolors/types';
import type { Finding, Fix, Severity } from '../../analysis/finding';
import { chosenFix } from '../../analysis/fixText';
import type { CheckedFile } from '../checkRun';
import { summarise } from '../summary';
import { codeFrame } from './codeFrame';
import { placeOf, shownPath } from './place';
import { printable } from './printable';
import type { Report, ReportContext } from './report';

function severityColor(severity: Severity, colors: Colors): string {
  switch (severity) {
    case 'error':
      return colors.red(severity);
    case 'warning':
      return colors.yellow(severity);
    case 'info':
      return colors.cyan(severity);
    case 'hint':
      return colors.dim(severity);
  }
}

function findingText(finding: Finding, file: CheckedFile, { cwd, colors, rules, texts }: ReportContext): string {
  const path = printable(shownPath(cwd, file.path));
  const at = (range: Finding['range']): string => {
    const { line, column } = placeOf(file.lines, range).start;
    return `${path}:${line}:${column}`;
  };
  const url = rules.find(({ id }) => id === finding.rule)?.url;
  const { severity, rule, message, range } = finding;
  const lines = [
    `${colors.bold(at(range))} ${severityColor(severity, colors)} ${colors.bold(rule)} ${printable(message)}`,
    codeFrame(file.text, file.lines, range, colors),
    ...finding.related.map(
      (related) => `${colors.cyan(texts.note)}: ${at(related.range)}: ${printable(related.message)}`,
    ),
    ...finding.fixes.map((fix) => `${colors.green(texts.fix)}: ${printable(fix.title)}${optionFor(fix, finding)}`),
    ...(url === undefined ? [] : [`${colors.green(texts.fix)}: ${colors.dim(url)}`]),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** The options that make a fix, where there are any: of several fixes of one kind only the preferred one is made. */
function optionFor(fix: Fix, finding: Finding): string {
  if (fix === chosenFix(finding, false)) return ' (--fix)';
  return fix === chosenFix(finding, true) ? ' (--fix --unsafe-fixes)' : '';
}

export const human: Report = (run, context) => {
  const findings = run.files.flatMap((file) =>
    file.report.findings.map((finding) => findingText(finding, file, context)),
  );
  return findings.join('') + (context.quiet ? '' : `${context.texts.summary(summarise(run))}\n`);
};

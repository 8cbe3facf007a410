/** Workflow commands, which GitHub Actions shows as annotations of the changed lines. */
import type { Severity } from '../../analysis/finding';
import { type Place, placeOf, shownPath } from './place';
import type { Report } from './report';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function positionOf({ start, end }: Place): Readonly<Record<string, number>> {
  const lines = { line: start.line, endLine: end.line };
  // Columns are refused for an annotation of several lines.
  return start.line === end.line ? { ...lines, col: start.column, endColumn: end.column } : lines;
}

export const github: Report = ({ files }, { base }) =>
  files
    .flatMap(({ path, lines, report }) =>
      report.findings.map(({ range, severity, rule, message }) => {
        const properties = {
          file: shownPath(base, path),
          ...positionOf(placeOf(lines, range)),
          title: `sockeye ${rule}`,
        };
        const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
        return `::${commands[severity]} ${list.join(',')}::${escapeData(message)}\n`;
      }),
    )
    .join('');

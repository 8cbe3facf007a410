/** One line for each finding: `path:line:column: severity rule: message`. */
import { placeOf, shownPath } from './place';
import { printable } from './printable';
import type { Report } from './report';

export const concise: Report = ({ files }, { cwd }) =>
  files
    .flatMap(({ path, lines, report }) =>
      report.findings.map(({ range, severity, rule, message }) => {
        const { line, column } = placeOf(lines, range).start;
        return printable(`${shownPath(cwd, path)}:${line}:${column}: ${severity} ${rule}: ${message}`);
      }),
    )
    .map((line) => `${line}\n`)
    .join('');

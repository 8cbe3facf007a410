/** Counts what a run found, and says it in a line. */
import type { Severity } from '../analysis/finding';
import type { CheckRun } from './checkRun';
import { plural } from './plural';

export interface Summary {
  readonly problems: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  readonly suppressed: number;
  /** How many findings `--fix` would remove. */
  readonly fixable: number;
  readonly fixed: number;
  readonly filesChecked: number;
  readonly filesWithProblems: number;
  readonly filesSkipped: number;
}

export function summarise({ files, skipped, fileCount, fixedCount }: CheckRun): Summary {
  const findings = files.flatMap(({ report }) => report.findings);
  const count = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  return {
    problems: findings.length,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
    suppressed: files.reduce((sum, { report }) => sum + report.suppressed.length, 0),
    fixable: findings.filter(({ fixes }) => fixes.some(({ safety }) => safety === 'safe')).length,
    fixed: fixedCount,
    filesChecked: fileCount,
    filesWithProblems: files.filter(({ report }) => report.findings.length > 0).length,
    filesSkipped: skipped.length,
  };
}

export function summaryLine(summary: Summary): string {
  const { problems, errors, warnings, infos, hints, fixable, fixed, filesChecked, filesWithProblems } = summary;
  const parts: string[] = [];
  if (problems === 0) {
    parts.push(`No problems in ${plural(filesChecked, 'file')}`);
  } else {
    const kinds = [plural(errors, 'error'), plural(warnings, 'warning'), plural(infos, 'info')];
    if (hints > 0) kinds.push(plural(hints, 'hint'));
    parts.push(`${plural(problems, 'problem')} (${kinds.join(', ')}) in ${plural(filesWithProblems, 'file')}`);
  }
  if (fixed > 0) parts.push(`${fixed} fixed`);
  if (fixable > 0) parts.push(`${fixable} fixable with --fix`);
  return parts.join(', ');
}

/** Counts what a run found. */
import type { Severity } from '../analysis/finding';
import type { CheckRun } from './checkRun';

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

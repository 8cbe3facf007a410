/** What `--statistics` adds: findings by rule, and what the run cost. */
import type { Checked } from './checkInput';
import type { CheckRun } from './checkRun';
import type { Texts } from './texts';

export function statisticsText(
  { candidateCount }: Checked,
  { files, fileCount }: CheckRun,
  milliseconds: number,
  texts: Texts,
): string {
  const counts = new Map<string, number>();
  for (const { rule } of files.flatMap(({ report }) => report.findings)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const rows = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const width = String(rows[0]?.[1] ?? 0).length;
  const lines = rows.map(([rule, count]) => `${String(count).padStart(width)} ${rule}`);
  const cost = texts.statistics(fileCount, candidateCount, Math.round(milliseconds));
  return `${[...lines, cost].join('\n')}\n`;
}

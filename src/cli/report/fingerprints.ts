/** Tells apart findings of one file that are the same word for word, by their order. */
import type { FileReport, Finding } from '../../analysis/finding';

export function fingerprintsOf({ findings, suppressed }: FileReport): ReadonlyMap<Finding, string> {
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const counts = new Map<string, number>();
  const result = new Map<Finding, string>();
  for (const finding of all.sort((a, b) => a.range.start - b.range.start)) {
    const occurrence = (counts.get(finding.fingerprint) ?? 0) + 1;
    counts.set(finding.fingerprint, occurrence);
    result.set(finding, `${finding.fingerprint}:${occurrence}`);
  }
  return result;
}

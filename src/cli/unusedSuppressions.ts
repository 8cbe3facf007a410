/** Makes findings of the suppression comments that suppressed nothing. */

import type { FileReport, Finding, UnusedSuppression } from '../analysis/finding';
import { hash } from '../base/hash';

export const unusedSuppressionRule = {
  id: 'unused-suppression',
  summary: 'A comment suppresses a finding that is not there',
  description:
    'A suppression comment that suppresses nothing hides the next real finding in its place. Remove it. Reported with `--report-unused-suppressions`.',
  severity: 'warning',
  url: 'https://github.com/sockeye/sockeye/blob/main/docs/configuration.md#suppressing-a-finding',
} as const;

function asFinding({ range, rule }: UnusedSuppression): Finding {
  const what = rule === '' ? 'nothing is found here' : `${rule} finds nothing here`;
  return {
    rule: unusedSuppressionRule.id,
    severity: unusedSuppressionRule.severity,
    confidence: 'high',
    range,
    message: `This comment suppresses nothing, because ${what}: remove it.`,
    related: [],
    errnos: [],
    call: '',
    fixes: [],
    fingerprint: hash(`${unusedSuppressionRule.id}
${rule}`),
  };
}

export function withUnusedSuppressions(report: FileReport): FileReport {
  if (report.unusedSuppressions.length === 0) return report;
  const findings = [...report.findings, ...report.unusedSuppressions.map(asFinding)];
  return { ...report, findings: findings.sort((a, b) => a.range.start - b.range.start) };
}

/** Makes findings of the suppression comments that suppressed nothing. */

import type { FileReport, Finding, UnusedSuppression } from '../analysis/finding';
import { hash } from '../base/hash';
import type { ReportRule } from './report/report';
import type { Texts } from './texts';

const id = 'unused-suppression';
const severity = 'warning';

/** What reports say of it, as of a rule. */
export const unusedSuppressionRule = ({ unusedSuppression, whyUnused }: Texts): ReportRule => ({
  id,
  summary: unusedSuppression,
  description: whyUnused,
  severity,
  url: 'https://github.com/sockeye/sockeye/blob/main/docs/configuration.md#suppressing-a-finding',
});

function asFinding({ range, rule }: UnusedSuppression, texts: Texts): Finding {
  return {
    rule: id,
    severity,
    confidence: 'high',
    range,
    message: texts.suppressesNothing(rule),
    related: [],
    errnos: [],
    call: '',
    fixes: [],
    fingerprint: hash(`${id}
${rule}`),
  };
}

export function withUnusedSuppressions(report: FileReport, texts: Texts): FileReport {
  if (report.unusedSuppressions.length === 0) return report;
  const findings = [...report.findings, ...report.unusedSuppressions.map((one) => asFinding(one, texts))];
  return { ...report, findings: findings.sort((a, b) => a.range.start - b.range.start) };
}

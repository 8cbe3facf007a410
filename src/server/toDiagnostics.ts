/** Turns a report into the diagnostics of the protocol. */
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range as LspRange } from 'vscode-languageserver';
import type { FileReport, Finding, Severity, UnusedSuppression } from '../analysis/finding';
import type { Range } from '../base/text';
import { toolName } from '../protocol';
import type { DiagnosticData, FixData } from './diagnosticData';
import type { OpenDocument } from './openDocument';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const severityOrder: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export const unusedSuppressionCode = 'unused-suppression';

/** At most `limit` diagnostics, the most severe ones; `document` must have the text that was reported on. */
export function toDiagnostics(
  document: OpenDocument,
  report: FileReport,
  limit: number,
  ruleUrl: (rule: string) => string | undefined,
): readonly Diagnostic[] {
  const rank = ({ severity }: Finding): number => severityOrder.indexOf(severity);
  const kept = new Set([...report.findings].sort((a, b) => rank(a) - rank(b)).slice(0, limit));
  const shown = report.findings.filter((finding) => kept.has(finding));
  return [
    ...shown.map((finding) => fromFinding(document, finding, ruleUrl(finding.rule))),
    ...report.unusedSuppressions.map((unused) => fromUnused(document, unused)),
  ];
}

function fromFinding(document: OpenDocument, finding: Finding, url: string | undefined): Diagnostic {
  const data: DiagnosticData = {
    version: document.version,
    fixes: finding.fixes.map(
      ({ title, safety, preferred, edits }): FixData => ({
        title,
        safe: safety === 'safe',
        preferred: preferred && safety === 'safe',
        edits: edits.map(({ range, newText }) => ({ range: toLspRange(document, range), newText })),
      }),
    ),
    errnos: finding.errnos,
    call: finding.call,
    suppressible: true,
  };
  return {
    range: toLspRange(document, finding.range),
    severity: severities[finding.severity],
    source: toolName,
    code: finding.rule,
    ...(url !== undefined && { codeDescription: { href: url } }),
    message: finding.message,
    relatedInformation: finding.related.map(({ range, message }) => ({
      location: { uri: document.uri, range: toLspRange(document, range) },
      message,
    })),
    data,
  };
}

function fromUnused(document: OpenDocument, { range, rule }: UnusedSuppression): Diagnostic {
  const data: DiagnosticData = {
    version: document.version,
    fixes: [
      {
        title: 'Remove the comment',
        safe: true,
        preferred: true,
        edits: [{ range: toLspRange(document, wholeLine(document, range)), newText: '' }],
      },
    ],
    errnos: [],
    call: '',
    suppressible: false,
  };
  return {
    range: toLspRange(document, range),
    severity: DiagnosticSeverity.Hint,
    source: toolName,
    code: unusedSuppressionCode,
    message: `Nothing is suppressed here: \`${rule}\` finds nothing.`,
    tags: [DiagnosticTag.Unnecessary],
    data,
  };
}

/** The line with its end when nothing else stands on it, otherwise only `range` with the blanks before it. */
function wholeLine(document: OpenDocument, { start, end }: Range): Range {
  const text = document.text.getText();
  let from = start;
  while (from > 0 && /[ \t]/.test(text.charAt(from - 1))) from--;
  const alone = from === 0 || /[\r\n]/.test(text.charAt(from - 1));
  const lineEnd = /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(end, end + 200));
  return { start: from, end: alone && lineEnd ? end + lineEnd[0].length : end };
}

export function toLspRange(document: OpenDocument, { start, end }: Range): LspRange {
  return { start: document.text.positionAt(start), end: document.text.positionAt(end) };
}

/** Turns a report into the diagnostics of the protocol. */
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { FileReport, Finding, Severity } from '../analysis/finding';
import { toolName } from '../protocol';
import type { DiagnosticData, FixData } from './diagnosticData';
import { type LineEnd, lineEndOf, withLineEnds } from './lineEnd';
import type { OpenDocument } from './openDocument';
import type { ServerTexts } from './texts';
import { toLspRange } from './toLspRange';
import { unusedSuppression } from './unusedSuppression';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const severityOrder: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export interface DiagnosticOptions {
  readonly language: string;
  /** At most so many findings are shown, the most severe ones. */
  readonly limit: number;
  readonly texts: ServerTexts;
  ruleUrl(rule: string): string | undefined;
}

/** `document` must still have the text that was reported on. */
export function toDiagnostics(
  document: OpenDocument,
  report: FileReport,
  { language, limit, texts, ruleUrl }: DiagnosticOptions,
): readonly Diagnostic[] {
  const rank = ({ severity }: Finding): number => severityOrder.indexOf(severity);
  const kept = new Set([...report.findings].sort((a, b) => rank(a) - rank(b)).slice(0, limit));
  const lineEnd = lineEndOf(document.text.getText());
  const shown = report.findings.filter((finding) => kept.has(finding));
  return [
    ...shown.map((finding) => fromFinding(document, finding, ruleUrl(finding.rule), lineEnd)),
    ...report.unusedSuppressions.map((unused) => unusedSuppression(document, language, unused, texts)),
  ];
}

function fromFinding(document: OpenDocument, finding: Finding, url: string | undefined, lineEnd: LineEnd): Diagnostic {
  const data: DiagnosticData = {
    version: document.version,
    fixes: finding.fixes.map(
      ({ title, safety, preferred, edits }): FixData => ({
        title,
        safe: safety === 'safe',
        preferred: preferred && safety === 'safe',
        edits: edits.map(({ range, newText }) => ({
          range: toLspRange(document, range),
          newText: withLineEnds(newText, lineEnd),
        })),
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

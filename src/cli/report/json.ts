/** Everything a run found, for other programs. Described in `docs/cli.md`; `schemaVersion` grows when a reader could break. */
import type { Finding, Fix } from '../../analysis/finding';
import { skipMessage } from '../../workspace/skipMessage';
import type { CheckedFile } from '../checkRun';
import { summarise } from '../summary';
import { fingerprintsOf } from './fingerprints';
import { placeOf, shownPath } from './place';
import type { Report, ReportContext } from './report';

function fixJson({ title, safety, edits }: Fix, { lines }: CheckedFile) {
  return { title, safety, edits: edits.map(({ range, newText }) => ({ range: placeOf(lines, range), newText })) };
}

function fileResults(file: CheckedFile, { cwd, rules }: ReportContext) {
  const { path, lines, report } = file;
  const fingerprints = fingerprintsOf(report);
  const urls = new Map(rules.map(({ id, url }) => [id, url]));
  const result = (finding: Finding, reason?: string) => ({
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    path: shownPath(cwd, path),
    range: placeOf(lines, finding.range),
    call: finding.call,
    errnos: finding.errnos,
    related: finding.related.map(({ range, message }) => ({ message, range: placeOf(lines, range) })),
    fixes: finding.fixes.map((fix) => fixJson(fix, file)),
    fingerprint: fingerprints.get(finding),
    docUrl: urls.get(finding.rule),
    ...(reason !== undefined && { suppressed: { reason } }),
  });
  return [
    ...report.findings.map((finding) => result(finding)),
    ...report.suppressed.map(({ finding, reason }) => result(finding, reason)),
  ];
}

export const json: Report = (run, context) => {
  const envelope = {
    schemaVersion: 1,
    tool: { name: 'sockeye', version: context.version },
    results: run.files.flatMap((file) => fileResults(file, context)),
    skipped: run.skipped.map(({ path, skip }) => ({
      path: shownPath(context.cwd, path),
      kind: skip.kind,
      message: skipMessage(skip, context.locale),
    })),
    aside: run.aside.map(({ aside, count, folders }) => ({ kind: aside, files: count, folders })),
    summary: summarise(run),
  };
  return `${JSON.stringify(envelope, undefined, 2)}\n`;
};

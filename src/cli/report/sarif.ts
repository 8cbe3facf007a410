/** SARIF 2.1.0, for code hosts and other viewers. */
import { pathToFileURL } from 'node:url';
import type * as sarifLog from 'sarif';
import type { Finding, Fix, Severity } from '../../analysis/finding';
import type { Range } from '../../base/text';
import { isWithin } from '../../workspace/isWithin';
import { skipMessage } from '../../workspace/skipMessage';
import type { CheckedFile } from '../checkRun';
import { fingerprintsOf } from './fingerprints';
import { placeOf, shownPath } from './place';
import type { Report, ReportContext, ReportRule } from './report';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

const baseId = 'SRCROOT';

/** A relative URI when the file lies below the base, as code hosts want it, else an absolute one. */
function artifactLocation(path: string, base: string): sarifLog.ArtifactLocation {
  if (!isWithin(base, path)) return { uri: pathToFileURL(path).href };
  return { uri: shownPath(base, path).split('/').map(encodeURIComponent).join('/'), uriBaseId: baseId };
}

function region({ lines }: CheckedFile, range: Range): sarifLog.Region {
  const { start, end } = placeOf(lines, range);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

const physicalLocation = (file: CheckedFile, range: Range, base: string): sarifLog.PhysicalLocation => ({
  artifactLocation: artifactLocation(file.path, base),
  region: region(file, range),
});

const sarifRule = ({ id, summary, description, severity, url }: ReportRule): sarifLog.ReportingDescriptor => ({
  id,
  shortDescription: { text: summary },
  fullDescription: { text: firstParagraph(description) || summary },
  help: { text: description, markdown: description },
  helpUri: url,
  defaultConfiguration: { level: levels[severity] },
  properties: {
    tags: ['sockets', 'reliability'],
    'problem.severity': severity === 'hint' ? 'recommendation' : severity,
  },
});

/** Viewers show the full description as plain text beside the title; the rest of the page is for `help`. */
const firstParagraph = (markdown: string): string =>
  (markdown.split(/\n\s*\n/)[0] ?? '')
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('`', '')
    .trim();

const sarifFix = ({ title, edits }: Fix, file: CheckedFile, base: string): sarifLog.Fix => ({
  description: { text: title },
  artifactChanges: [
    {
      artifactLocation: artifactLocation(file.path, base),
      replacements: edits.map(({ range, newText }) => ({
        deletedRegion: region(file, range),
        insertedContent: { text: newText },
      })),
    },
  ],
});

function fileResults(file: CheckedFile, rules: readonly ReportRule[], base: string): sarifLog.Result[] {
  const fingerprints = fingerprintsOf(file.report);
  const result = (finding: Finding, suppressions: sarifLog.Suppression[]): sarifLog.Result => {
    const fingerprint = fingerprints.get(finding) ?? finding.fingerprint;
    return {
      ruleId: finding.rule,
      ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
      level: levels[finding.severity],
      message: { text: finding.message },
      locations: [{ physicalLocation: physicalLocation(file, finding.range, base) }],
      // The first is the one name that GitHub reads.
      partialFingerprints: { primaryLocationLineHash: fingerprint, 'sockeye/v1': fingerprint },
      ...(finding.related.length > 0 && {
        relatedLocations: finding.related.map(({ range, message }, i) => ({
          id: i + 1,
          message: { text: message },
          physicalLocation: physicalLocation(file, range, base),
        })),
      }),
      ...(finding.fixes.length > 0 && { fixes: finding.fixes.map((fix) => sarifFix(fix, file, base)) }),
      suppressions,
      properties: { confidence: finding.confidence, call: finding.call, errnos: finding.errnos },
    };
  };
  return [
    ...file.report.findings.map((finding) => result(finding, [])),
    ...file.report.suppressed.map(({ finding, reason }) =>
      result(finding, [{ kind: 'inSource', ...(reason !== '' && { justification: reason }) }]),
    ),
  ];
}

export const sarif: Report = ({ files, skipped }, { base, version, rules, locale, texts }: ReportContext) => {
  const log: sarifLog.Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Sockeye',
            version,
            semanticVersion: version,
            informationUri: 'https://github.com/sockeye/sockeye',
            rules: rules.map(sarifRule),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [baseId]: { uri: `${pathToFileURL(base).href.replace(/\/$/, '')}/` } },
        invocations: [
          {
            executionSuccessful: !skipped.some(({ named }) => named),
            toolExecutionNotifications: skipped.map(({ path, skip, named }) => ({
              level: named ? ('error' as const) : ('warning' as const),
              message: { text: texts.notCheckedBecause(skipMessage(skip, locale)) },
              locations: [{ physicalLocation: { artifactLocation: artifactLocation(path, base) } }],
            })),
          },
        ],
        results: files.flatMap((file) => fileResults(file, rules, base)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

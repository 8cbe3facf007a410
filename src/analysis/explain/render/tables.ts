/** Renders the failure tables as a page of the documentation. */
import { type ErrorInfo, spellError } from '../../../knowledge/error';
import { type Call, type FailureRow, type FailureTable, outcomeOn } from '../../../knowledge/failure';
import { type Locale, localize, textIn } from '../../../knowledge/locale';
import { type Platform, platformNames } from '../../../knowledge/platform';
import type { ExplainedRow } from '../explanation';
import { labelsIn } from '../labels';
import { explainRow, type RowView } from '../rows';
import { rowBlocks } from './content';
import { type Block, heading, paragraph } from './document';
import { writeMarkdown } from './markdown';
import { folkloreLine } from './sentences';

/** FreeBSD mostly does what macOS does; the details of a row name where it does not. */
const columns: readonly Platform[] = ['linux', 'macos', 'windows'];

interface Page {
  readonly locale: Locale;
  readonly spell: RowView['spell'];
}

const on = (row: FailureRow, call: Call, platform: Platform, page: Page): ExplainedRow | undefined =>
  explainRow(row, call, { platform, ...page });

/** The platform that most is known about for this row. */
const bestPlatform = (row: FailureRow): Platform => columns.find((platform) => outcomeOn(row, platform)) ?? 'linux';

function overview({ call, rows }: FailureTable, page: Page): Block {
  const labels = labelsIn(page.locale);
  return {
    kind: 'table',
    head: [labels.situation, ...columns.map((platform) => platformNames[platform]), labels.nextRecv, labels.nextSend],
    rows: rows.map((row) => {
      const best = on(row, call, bestPlatform(row), page);
      const results = columns.map((platform) => on(row, call, platform, page)?.result ?? '');
      return [textIn(row.situation, page.locale), ...results, best?.nextRecv ?? '', best?.nextSend ?? ''];
    }),
  };
}

function details({ call, rows }: FailureTable, page: Page): readonly Block[] {
  return rows.flatMap((row) => {
    const explained = on(row, call, bestPlatform(row), page);
    if (!explained) return [];
    return [
      heading(3, `${row.id}: ${explained.situation}`),
      paragraph(platformNames[explained.platform]),
      ...rowBlocks(explained, 4, page.locale),
    ];
  });
}

const folklore = (tables: readonly FailureTable[], locale: Locale): readonly string[] =>
  tables.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      (row.folklore ?? []).map((one) => `${folkloreLine(localize(one, locale), locale)} (${row.id})`),
    ),
  );

export function renderFailureTables(
  errors: readonly ErrorInfo[],
  tables: readonly FailureTable[],
  locale: Locale = 'en',
): string {
  const labels = labelsIn(locale);
  const byId = new Map(errors.map((error) => [error.id, error]));
  const page: Page = { locale, spell: (platform) => (error) => spellError(error, byId.get(error), platform) };
  const blocks: readonly Block[] = [
    heading(1, labels.docsTitle),
    paragraph(labels.docsIntro),
    ...tables.flatMap((table): readonly Block[] => [
      heading(2, table.call),
      paragraph(textIn(table.summary, locale)),
      overview(table, page),
      ...details(table, page),
    ]),
    heading(2, labels.docsFolklore),
    { kind: 'list', items: folklore(tables, locale) },
  ];
  return `${writeMarkdown(blocks, locale)}\n`;
}

/** Writes the failure tables as a page: what people say against what was measured, then a table and the details for each call. */
import { labelsIn } from '../../src/analysis/explain/labels';
import { rowBlocks } from '../../src/analysis/explain/render/content';
import { escapeMarkdown, writeMarkdown } from '../../src/analysis/explain/render/markdown';
import { who } from '../../src/analysis/explain/render/sentences';
import { describeResult } from '../../src/analysis/explain/results';
import { explainRow } from '../../src/analysis/explain/rows';
import { type ErrorInfo, spellError } from '../../src/knowledge/error';
import { errorOfResult, type FailureRow, type FailureTable, outcomeOn } from '../../src/knowledge/failure';
import { type Platform, platformNames } from '../../src/knowledge/platform';
import type { Saying, Sayings, SummaryRow, Verdict } from './sayings';

/** FreeBSD mostly does what macOS does; the details of a row name where it does not. */
const columns: readonly Platform[] = ['linux', 'macos', 'windows'];

const locale = 'en';

type Spell = (platform: Platform) => (error: string) => string;

const verdictWords: Readonly<Record<Verdict, string>> = {
  ok: 'true',
  partly: 'partly true',
  dated: 'not any more',
  wrong: 'not true',
  unverified: 'not verified',
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const anchor = (id: string): string => id.replace('/', '-');

/** Where an experiment is written down call by call. */
const experiments = (ids: readonly string[]): string => ids.map((id) => `[${id}](measurements.md#${id})`).join(', ');

const proof = ({ shownBy, source }: Pick<Saying, 'shownBy' | 'source'>): string =>
  [experiments(shownBy), ...(source === undefined ? [] : [`<${source}>`])].filter((one) => one !== '').join(', ');

/** The likeliest first; what is equally likely stays as it stands in the table. */
const byRank = (rows: readonly FailureRow[]): readonly FailureRow[] => [...rows].sort((a, b) => a.rank - b.rank);

function overview({ rows }: FailureTable, spell: Spell): string {
  const say = (result: string | undefined, platform: Platform): string =>
    result === undefined ? '' : escapeMarkdown(describeResult(result, spell(platform), labelsIn(locale)));
  const lines = byRank(rows).map((row) => {
    const linux = row.outcomes.linux;
    const next = [linux?.nextRecv, linux?.nextSend].some((one) => one !== undefined)
      ? [say(linux?.nextRecv, 'linux') || '?', say(linux?.nextSend, 'linux') || '?'].join('; ')
      : '';
    return [
      `[${escapeMarkdown(row.situation.en)}](#${anchor(row.id)})`,
      ...columns.map((platform) => say(outcomeOn(row, platform)?.result, platform)),
      next,
      who(row.who, locale),
    ];
  });
  const head = [
    'Situation',
    ...columns.map((platform) => platformNames[platform]),
    'Then recv; send (Linux)',
    'Who did it',
  ];
  // A call that has nothing to do with data has nothing to say about the next ones.
  const used = head.map((_, column) => lines.some((line) => line[column] !== ''));
  const keep = (line: readonly string[]): readonly string[] => line.filter((_, column) => used[column]);
  return table(keep(head), lines.map(keep));
}

function details({ call, rows }: FailureTable, spell: Spell): string {
  return byRank(rows)
    .flatMap((row) => {
      const platform = columns.find((one) => outcomeOn(row, one)) ?? 'linux';
      const explained = explainRow(row, call, { platform, locale, spell });
      if (!explained) return [];
      const summary = `<code>${row.id}</code>: ${escapeMarkdown(explained.situation)}`;
      return [
        `<a id="${anchor(row.id)}"></a>\n<details>\n<summary>${summary}</summary>\n`,
        ...(platform === 'linux' ? [] : [`On ${platformNames[platform]}:\n`]),
        `${writeMarkdown(rowBlocks(explained, 4, locale), locale)}\n`,
        '</details>\n',
      ];
    })
    .join('\n');
}

function summary(rows: readonly SummaryRow[], { rows: all }: FailureTable, spell: Spell): string {
  const labels = labelsIn(locale);
  const named = (result: string, platform: Platform): string =>
    escapeMarkdown(describeResult(result, spell(platform), labels)) +
    (platform === 'linux' ? '' : ` on ${platformNames[platform]}`);
  const short = table(
    ['Result', 'What it is said to mean', 'Is it so?', 'What was found', 'Shown by'],
    rows.map((one) => [
      named(one.result, one.platform ?? 'linux'),
      one.cause,
      verdictWords[one.verdict],
      one.found,
      proof(one),
    ]),
  );
  const said = new Set(rows.map(({ platform, result }) => (platform ? undefined : errorOfResult(result))));
  const given = all.map(({ outcomes }) => errorOfResult(outcomes.linux?.result ?? ''));
  const more = [...new Set(given)].filter((error) => error !== undefined && !said.has(error));
  return `${short}\n\nSuch tables leave out what else the call can give on Linux: ${more.join(', ')}.`;
}

const sayingTable = (sayings: readonly Saying[]): string =>
  table(
    ['What is said', 'Is it so?', 'What was measured', 'Shown by'],
    sayings.map((one) => [escapeMarkdown(one.claim), verdictWords[one.verdict], escapeMarkdown(one.found), proof(one)]),
  );

function sayingTables(claims: readonly Saying[]): string {
  const topics = [...new Set(claims.map(({ topic }) => topic))];
  return topics
    .map((topic) => `### About ${topic}\n\n${sayingTable(claims.filter((one) => one.topic === topic))}`)
    .join('\n\n');
}

/** What rows say is wrong or dated, with the experiment that shows it. */
function refuted(tables: readonly FailureTable[]): string {
  const lines = tables.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      (row.folklore ?? []).map(({ claim, truth, verdict, refutedBy }) => [
        escapeMarkdown(claim.en),
        verdictWords[verdict],
        escapeMarkdown(truth.en),
        experiments([refutedBy]),
        `[${row.id}](#${anchor(row.id)})`,
      ]),
    ),
  );
  return table(['What is said', 'Is it so?', 'What is so', 'Refuted by', 'Row'], lines);
}

function contents(tables: readonly FailureTable[], summaries: Sayings['summaries']): string {
  const calls = tables.map(({ call, rows }) => `  - [${call}](#${call}): ${rows.length} situations`);
  const short = summaries.map(({ call }) => `  - [${call} in short](#${call}-in-short)`);
  return [
    '- In short, and whether it is so',
    ...short,
    '- All situations, by call',
    ...calls,
    '- [Not true, or not any more](#not-true-or-not-any-more)',
    '- [What articles say, and what was measured](#what-articles-say-and-what-was-measured)',
  ].join('\n');
}

export function failurePage(
  errors: readonly ErrorInfo[],
  tables: readonly FailureTable[],
  { summaries, claims }: Sayings,
): string {
  const byId = new Map(errors.map((error) => [error.id, error]));
  const spell: Spell = (platform) => (error) => spellError(error, byId.get(error), platform);
  const count = (verdict: Verdict): number => claims.filter((one) => one.verdict === verdict).length;
  const parts = [
    '# Failure tables',
    'What each socket call gives in every situation that is known here: on Linux measured in [the lab](lab.md), ' +
      'elsewhere as documented or reported. [Measurements](measurements.md) has every experiment call by call.',
    'In each table the likeliest situations come first. A situation leads to its details: the packets on the wire, ' +
      'how to tell it from others, how to confirm it, what to do, and the evidence.',
    contents(tables, summaries),
    ...summaries.flatMap(({ call, rows }) => {
      const full = tables.find((one) => one.call === call);
      return full ? [`## ${call} in short`, summary(rows, full, spell)] : [];
    }),
    ...tables.flatMap((one) => [
      `## ${one.call}`,
      escapeMarkdown(one.summary.en),
      overview(one, spell),
      `### Details of ${one.call}`,
      details(one, spell),
    ]),
    '## Not true, or not any more',
    refuted(tables),
    '## What articles say, and what was measured',
    `${claims.length} statements of published articles about socket errors: ${count('ok')} are true, ` +
      `${count('partly')} partly, ${count('wrong')} are not, and ${count('dated')} are not true any more. ` +
      'What only Windows could show is left out.',
    sayingTables(claims),
  ];
  return `${parts.join('\n\n')}\n`;
}

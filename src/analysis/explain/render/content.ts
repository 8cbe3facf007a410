/** Decides what an explanation says and in which order; how it looks is left to the writers. */
import type { Locale } from '../../../knowledge/locale';
import { platformNames } from '../../../knowledge/platform';
import type { CallTable, ExplainedCase, ExplainedRow, Explanation, TableRow } from '../explanation';
import { fill, labelled, labelsIn } from '../labels';
import { type Block, heading, paragraph, section } from './document';
import {
  confirmNote,
  evidenceLine,
  folkloreLine,
  nextCalls,
  numbersLine,
  rareNumberPairs,
  retryLine,
  spellingLines,
  statesLine,
  who,
} from './sentences';

type SubLevel = 3 | 4;

/** Everything that is known about one situation. */
export function rowBlocks(row: ExplainedRow, level: SubLevel, locale: Locale): readonly Block[] {
  const labels = labelsIn(locale);
  const states = statesLine(row.states, locale);
  const now = [labelled(labels.returns, row.result, locale), ...(states ? [states] : []), ...nextCalls(row, locale)];
  const confirm: readonly Block[] = row.confirm.map((one) => ({
    kind: 'command',
    command: one.command,
    note: confirmNote(one, locale),
  }));
  return [
    paragraph(row.trigger),
    { kind: 'list', items: [labelled(labels.who, who(row.who, locale), locale), ...now] },
    ...(row.note === null ? [] : [paragraph(row.note)]),
    {
      kind: 'timeline',
      id: row.id.replace(/\W+/g, '-'),
      title: fill(labels.timelineOf, { situation: row.situation }),
      steps: row.timeline,
    },
    ...section(
      level,
      labels.clues,
      row.clues.map(({ text }) => text),
    ),
    heading(level, labels.confirm),
    ...confirm,
    ...section(level, labels.fix, row.fix),
    ...section(level, labels.avoid, row.avoid),
    heading(level, labels.retry),
    paragraph(retryLine(row.retry, locale)),
    ...section(
      level,
      labels.folklore,
      row.folklore.map((one) => folkloreLine(one, locale)),
    ),
    ...section(
      level,
      labels.elsewhere,
      row.elsewhere.map(
        ({ platform, result, evidence }) =>
          `${labelled(platformNames[platform], result, locale)} (${evidenceLine(evidence, locale)})`,
      ),
    ),
    heading(level, labels.evidence),
    paragraph(evidenceLine(row.evidence, locale)),
    { kind: 'links', urls: row.sources },
  ];
}

type Table = Extract<Block, { kind: 'table' }>;

/** A call that has nothing to do with data has no next recv. */
function withoutEmptyColumns({ kind, head, rows }: Table): Table {
  const used = head.map((_, column) => rows.some((row) => row[column] !== ''));
  const keep = (row: readonly string[]): readonly string[] => row.filter((_, column) => used[column]);
  return { kind, head: keep(head), rows: rows.map(keep) };
}

/** The failure table of a call: what it gives in every situation. */
export function tableBlock(rows: readonly TableRow[], locale: Locale): Block {
  const labels = labelsIn(locale);
  return withoutEmptyColumns({
    kind: 'table',
    head: [labels.situation, labels.result, labels.nextRecv, labels.nextSend, labels.who],
    rows: rows.map((row) => [row.situation, row.result, row.nextRecv ?? '', row.nextSend ?? '', who(row.who, locale)]),
  });
}

const tableTitle = (one: Pick<ExplainedCase, 'platform'> & { readonly call: string }, locale: Locale): string =>
  fill(labelsIn(locale).tableOf, { call: one.call, platform: platformNames[one.platform] });

/** The situations that give this error: who, and what tells them apart. */
function causesBlock(rows: readonly ExplainedRow[], locale: Locale): Block {
  const labels = labelsIn(locale);
  return {
    kind: 'table',
    head: [labels.situation, labels.who, labels.clues],
    rows: rows.map((row) => [row.situation, who(row.who, locale), row.clues[0]?.text ?? '']),
  };
}

function aboutError(one: ExplainedCase, locale: Locale): readonly Block[] {
  const labels = labelsIn(locale);
  const retry = one.rows.length > 0 ? [] : [heading(2, labels.retry), paragraph(retryLine(one.retry, locale))];
  return [
    ...retry,
    ...section(
      2,
      labels.confused,
      one.confusedWith.map(({ error, why }) => fill(labels.errorAndWhy, { error, why })),
    ),
    ...section(2, labels.spellings, spellingLines(one.spellings, locale)),
    ...section(
      2,
      labels.otherNumbers,
      rareNumberPairs(one.numbers, locale).map(([label, number]) => labelled(label, String(number), locale)),
    ),
    heading(2, labels.sources),
    { kind: 'links', urls: one.sources },
  ];
}

/** One case in full, without its headline. */
function caseBlocks(one: ExplainedCase, locale: Locale): readonly Block[] {
  const labels = labelsIn(locale);
  const { call } = one;
  const causes: readonly Block[] =
    one.rows.length === 0
      ? [paragraph(labels.noRows)]
      : [
          heading(2, labels.causes),
          causesBlock(one.rows, locale),
          {
            kind: 'tabs',
            id: `${one.error}-${call ?? 'any'}`,
            tabs: one.rows.map((row) => ({ title: row.situation, blocks: rowBlocks(row, 4, locale) })),
          },
        ];
  const table: readonly Block[] =
    call && one.table.length > 0
      ? [
          {
            kind: 'details',
            title: tableTitle({ platform: one.platform, call }, locale),
            blocks: [tableBlock(one.table, locale)],
          },
        ]
      : [];
  return [
    { kind: 'paragraph', text: `${one.message} · ${numbersLine(one.numbers, locale)}`, strong: true },
    paragraph(one.meaning),
    paragraph(one.reason),
    ...causes,
    ...table,
    ...aboutError(one, locale),
  ];
}

/** What stands above the cases: notes, and names that are close when nothing was found. */
function preamble(explanation: Explanation): readonly Block[] {
  const labels = labelsIn(explanation.locale);
  const { cases, didYouMean, notes } = explanation;
  const guesses =
    didYouMean.length > 0 ? [paragraph(fill(labels.didYouMean, { names: didYouMean.join(labels.listSeparator) }))] : [];
  const missing = cases.length === 0 ? [paragraph(labels.notFound)] : [];
  return [...missing, ...guesses, ...notes.map(paragraph)];
}

function bestCase(explanation: Explanation): readonly Block[] {
  const [best] = explanation.cases;
  const title = best ? [heading(1, best.headline)] : [];
  return [...title, ...preamble(explanation), ...(best ? caseBlocks(best, explanation.locale) : [])];
}

/** The cases from `start` on, as one line each. */
const otherReadings = ({ cases, locale }: Explanation, start: number): readonly Block[] =>
  section(
    2,
    labelsIn(locale).otherReadings,
    cases.slice(start).map((one) => `${one.headline} — ${one.reason}`),
  );

/** The whole explanation: the best case in full, the others as one line each. */
export function explanationBlocks(explanation: Explanation): readonly Block[] {
  return [...bestCase(explanation), ...otherReadings(explanation, 1)];
}

/** How many other cases a page holds in full; a log can have dozens. */
const foldedCases = 6;

/** The whole explanation for a page that can fold things away: the other cases are there in full as well. */
export function foldedBlocks(explanation: Explanation): readonly Block[] {
  const { cases, locale } = explanation;
  const folded = cases.slice(1, 1 + foldedCases).map(
    (one): Block => ({
      kind: 'details',
      title: one.headline,
      blocks: caseBlocks(one, locale),
    }),
  );
  return [
    ...bestCase(explanation),
    ...(folded.length > 0 ? [heading(2, labelsIn(locale).otherReadings)] : []),
    ...folded,
    ...otherReadings(explanation, 1 + foldedCases).filter(({ kind }) => kind === 'list'),
  ];
}

/** How many causes a hover shows: what fits before its reader scrolls. */
const hoverCauses = 4;

/** When nobody said which call it was, the hover names what the error means at the others. */
function otherCalls({ query, cases, locale }: Explanation): readonly Block[] {
  const [best, ...others] = cases;
  const same = others.filter(({ error }) => error === best?.error).map(({ headline }) => headline);
  return query.call !== undefined || same.length === 0
    ? []
    : [
        { kind: 'paragraph', text: labelsIn(locale).otherCalls, strong: true },
        { kind: 'list', items: same },
      ];
}

/** The short form: headline, numbers, causes, what comes next, and the table of the call. */
export function hoverBlocks(explanation: Explanation): readonly Block[] {
  const { locale, notes, cases } = explanation;
  const labels = labelsIn(locale);
  const [best] = cases;
  if (!best) return [];
  const [row] = best.rows;
  const states = row ? statesLine(row.states, locale) : '';
  const now = row ? [...(states ? [states] : []), ...nextCalls({ ...row, poll: null }, locale)] : [];
  const causes: readonly Block[] = row
    ? [
        { kind: 'paragraph', text: labels.causes, strong: true },
        causesBlock(best.rows.slice(0, hoverCauses), locale),
        ...(now.length > 0 ? [paragraph(labelled(labels.stateNow, now.join(' · '), locale))] : []),
      ]
    : [];
  const table: readonly Block[] =
    best.call && best.table.length > 0
      ? [
          { kind: 'paragraph', text: tableTitle({ platform: best.platform, call: best.call }, locale), strong: true },
          tableBlock(best.table, locale),
        ]
      : [];
  return [
    { kind: 'paragraph', text: best.headline, strong: true },
    paragraph(numbersLine(best.numbers, locale)),
    paragraph(best.meaning),
    ...notes.map(paragraph),
    ...causes,
    paragraph(labels.retry + labels.gap + retryLine(best.retry, locale)),
    ...otherCalls(explanation),
    ...table,
  ];
}

/** The hover of a call. */
export const callTableBlocks = (table: CallTable): readonly Block[] => [
  { kind: 'paragraph', text: tableTitle(table, table.locale), strong: true },
  paragraph(table.summary),
  tableBlock(table.rows, table.locale),
];

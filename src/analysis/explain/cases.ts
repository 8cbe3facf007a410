/** Makes the cases of an explanation: one for each call that gives the error that was read. */
import type { Spelling } from '../../knowledge/error';
import type { Call, FailureRow } from '../../knowledge/failure';
import { type Locale, textIn } from '../../knowledge/locale';
import { callNamed, messageOn, rowsGiving, rowsOf, spellOn } from '../../knowledge/lookup';
import { type Platform, platformNames } from '../../knowledge/platform';
import type { ExplainedCase, ExplainQuery, TableRow } from './explanation';
import { fill, labelsIn } from './labels';
import type { Reading } from './reading/readings';
import { runtimeOf } from './reading/runtimes';
import { explainRow, type RowView, tableRow } from './rows';

/** What all cases of one explanation share. */
export interface Asked {
  readonly query: ExplainQuery;
  readonly locale: Locale;
  /** The call that was asked for, when it is one we know. */
  readonly call: Call | undefined;
  readonly elapsedMs: number | undefined;
}

/** Without any sign of a platform the answer is for the one most servers run on, and says so. */
const usualPlatform: Platform = 'linux';

export function platformFor(reading: Reading, query: ExplainQuery): Platform {
  const { platforms } = reading;
  if (query.platform && (!platforms || platforms.includes(query.platform))) return query.platform;
  return platforms?.[0] ?? usualPlatform;
}

/** The calls to explain the error at, the best first. */
export function callsFor(reading: Reading, platform: Platform, asked: Asked): readonly Call[] {
  const gives = (call: Call): boolean => rowsGiving(reading.error.id, call, platform).length > 0;
  const usual = reading.error.calls.filter(gives);
  if (asked.call) return gives(asked.call) ? [asked.call] : [asked.call, ...usual];
  const named = reading.calls.filter((call) => gives(call) || reading.error.calls.includes(call));
  const known = [...new Set([...named, ...usual])];
  return known.length > 0 ? known : reading.error.calls.slice(0, 1);
}

const fitsTime = (row: FailureRow, elapsedMs: number | undefined): boolean =>
  elapsedMs !== undefined &&
  row.clues.some(({ elapsedMs: span }) => span && span[0] <= elapsedMs && elapsedMs <= span[1]);

/** What the text speaks for comes first, then what fits the time it took, then what is likeliest. */
function sortRows(rows: readonly FailureRow[], reading: Reading, elapsedMs: number | undefined): readonly FailureRow[] {
  const points = (row: FailureRow): number => (row.id === reading.row ? 2 : 0) + (fitsTime(row, elapsedMs) ? 1 : 0);
  return [...rows].sort((a, b) => points(b) - points(a) || a.rank - b.rank);
}

function spellingsFor(spellings: readonly Spelling[], language: string | undefined): readonly Spelling[] {
  const own = runtimeOf(language);
  return [...spellings].sort((a, b) => Number(b.runtime === own) - Number(a.runtime === own));
}

function reasonFor(
  reading: Reading,
  call: Call | undefined,
  platform: Platform,
  best: FailureRow | undefined,
  asked: Asked,
): string {
  const labels = labelsIn(asked.locale);
  const sentences = [reading.reason];
  if (call) {
    const named = call === asked.call || reading.calls.includes(call);
    sentences.push(fill(named ? labels.reasonSuffixCall : labels.reasonCallGuess, { call }));
  }
  if (!reading.platforms && !asked.query.platform) {
    sentences.push(fill(labels.reasonPlatformGuess, { platform: platformNames[platform] }));
  }
  if (best && fitsTime(best, asked.elapsedMs)) {
    sentences.push(fill(labels.reasonElapsed, { elapsed: `${((asked.elapsedMs ?? 0) / 1000).toFixed(3)} s` }));
  }
  return sentences.join(labels.gap);
}

const tableRows = (call: Call, view: RowView): readonly TableRow[] =>
  rowsOf(call, view.platform).flatMap((row) => {
    const line = tableRow(row, view);
    return line ? [line] : [];
  });

/** A sentence as it goes on after a colon. */
const afterColon = (sentence: string): string =>
  sentence.replace(/[.。]$/, '').replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());

export function caseOf(reading: Reading, call: Call | undefined, platform: Platform, asked: Asked): ExplainedCase {
  const { error } = reading;
  const { locale } = asked;
  const labels = labelsIn(locale);
  const at = call && error.atCall[call];
  const meaning = textIn(error.meaning, locale);
  const what = at ? textIn(at.headline, locale) : afterColon(meaning);
  const rows = call ? sortRows(rowsGiving(error.id, call, platform), reading, asked.elapsedMs) : [];
  const view = { platform, locale, spell: spellOn };
  return {
    error: error.id,
    call: call ?? null,
    platform,
    number: error.numbers[platform] ?? null,
    numbers: error.numbers,
    message: messageOn(error, platform),
    headline: fill(call ? labels.headlineAt : labels.headline, { error: error.id, call: call ?? '', what }),
    meaning: at ? textIn(at.meaning, locale) : meaning,
    reason: reasonFor(reading, call, platform, rows[0], asked),
    rows: rows.flatMap((row) => (call && explainRow(row, call, view)) ?? []),
    table: call ? tableRows(call, view) : [],
    spellings: spellingsFor(error.spellings, asked.query.language),
    confusedWith: error.confusedWith.map((other) => ({ error: other.error, why: textIn(other.why, locale) })),
    retry: { safe: error.retry.safe, advice: textIn(error.retry.advice, locale) },
    sources: error.sources,
  };
}

export const askedBy = (query: ExplainQuery, elapsedMs: number | undefined): Asked => ({
  query,
  locale: query.locale ?? 'en',
  call: query.call === undefined ? undefined : callNamed(query.call),
  elapsedMs: query.elapsedMs ?? elapsedMs,
});

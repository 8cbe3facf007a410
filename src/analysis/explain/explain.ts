/** Explains a socket error from whatever a developer has of it: a name, a number, a message, a log line, a stack trace. */
import { textIn } from '../../knowledge/locale';
import { rowsGiving } from '../../knowledge/lookup';
import { platformNames } from '../../knowledge/platform';
import { type Asked, askedBy, callsFor, caseOf, platformFor } from './cases';
import type { ExplainedCase, ExplainQuery, Explanation } from './explanation';
import { fill, labelsIn } from './labels';
import { isTelling, type Reading, readBareNumber, readText } from './reading/readings';
import { findSpots, numberIn } from './reading/spots';
import { elapsedIn } from './reading/surroundings';
import { type Guess, guess } from './reading/typos';

/** More calls of one error than this would not be read. */
const otherCallsLimit = 12;

const bareNumber = /^\s*[-+]?(?:0x[0-9a-f]+|\d+)\s*$/i;

const quote = (text: string): string => text.trim().slice(0, 60);

function readGuesses(guesses: readonly Guess[], query: ExplainQuery): readonly Reading[] {
  const labels = labelsIn(query.locale ?? 'en');
  const nearest = guesses[0]?.distance;
  return guesses
    .filter(({ distance }) => distance === nearest)
    .map(({ error, text }) => ({
      error,
      platforms: null,
      calls: [],
      lines: [],
      weight: 10,
      reason: fill(labels.reasonGuess, { found: quote(query.text), error: text }),
    }));
}

/** Every reading at its best call, then the other calls of the best reading. */
function casesOf(readings: readonly Reading[], asked: Asked): readonly ExplainedCase[] {
  const first: ExplainedCase[] = [];
  const rest: ExplainedCase[] = [];
  readings.forEach((reading, index) => {
    const platform = platformFor(reading, asked.query);
    const [best, ...others] = callsFor(reading, platform, asked);
    first.push(caseOf(reading, best, platform, asked));
    if (index === 0) rest.push(...others.map((call) => caseOf(reading, call, platform, asked)));
  });
  return [...first, ...rest.slice(0, otherCallsLimit)];
}

/** The runtime patterns that were found say what their reader would get wrong. */
const patternNotes = (asked: Asked): readonly string[] =>
  findSpots(asked.query.text).flatMap((spot) =>
    spot.kind === 'pattern' && spot.pattern.note ? [textIn(spot.pattern.note, asked.locale)] : [],
  );

function notesOn(readings: readonly Reading[], asked: Asked): readonly string[] {
  const { query, locale } = asked;
  const labels = labelsIn(locale);
  const notes = new Set(patternNotes(asked));
  const [best, second] = readings;
  const number = bareNumber.test(query.text) ? numberIn(query.text) : undefined;
  if (number !== undefined && !best) notes.add(fill(labels.noteUnknownNumber, { number }));
  if (number !== undefined && second) {
    notes.add(
      fill(labels.noteNumber, {
        number,
        readings: readings.map(({ reason }) => reason.replace(/[.。]$/, '')).join(labels.clauseSeparator),
      }),
    );
  }
  if (best && second && number === undefined && best.weight === second.weight && best.weight < 60) {
    notes.add(fill(labels.noteShared, { found: quote(query.text) }));
  }
  if (query.call !== undefined && !asked.call) notes.add(fill(labels.noteUnknownCall, { call: query.call }));
  if (best) {
    const platform = platformFor(best, query);
    const names = { error: best.error.id, platform: platformNames[platform] };
    if (asked.call && rowsGiving(best.error.id, asked.call, platform).length === 0) {
      notes.add(fill(labels.noteNeverAt, { ...names, call: asked.call }));
    }
    if (best.error.kind === 'errno' && best.error.numbers[platform] === undefined) {
      notes.add(fill(labels.noteNoNumber, names));
    }
  }
  return [...notes];
}

function readingsOf(query: ExplainQuery): readonly Reading[] {
  const labels = labelsIn(query.locale ?? 'en');
  const number = bareNumber.test(query.text) ? numberIn(query.text) : undefined;
  return number === undefined ? readText(query, labels) : readBareNumber(number, query, labels);
}

/** Never throws, whatever the text is. */
export function explain(query: ExplainQuery): Explanation {
  const asked = askedBy(query, elapsedIn(query.text));
  const spelled = readingsOf(query);
  // Words that everybody uses are less than a name that is nearly right.
  const guesses = spelled.some(isTelling) ? [] : guess(query.text);
  const readings = guesses.length > 0 ? readGuesses(guesses, query) : spelled;
  return {
    schemaVersion: 1,
    locale: asked.locale,
    query,
    cases: casesOf(readings, asked),
    didYouMean: guesses.map(({ text }) => text),
    notes: notesOn(readings, asked),
  };
}

/** One line for a text in which nothing was found, with what it may have meant. */
export function describeUnknown({ query, didYouMean, locale }: Explanation): string {
  const labels = labelsIn(locale);
  const text = query.text.length > 60 ? `${query.text.slice(0, 60)}…` : query.text;
  const unknown = fill(labels.unknownText, { text: text.replace(/\s+/g, ' ') });
  const names = didYouMean.join(labels.listSeparator);
  return names === '' ? unknown : unknown + labels.clauseSeparator + fill(labels.didYouMean, { names });
}

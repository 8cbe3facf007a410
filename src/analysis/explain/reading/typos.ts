/** Finds the name or message that was meant when nothing matches as it stands. */
import type { ErrorInfo } from '../../../knowledge/error';
import { errorNamed, errorNames } from '../../../knowledge/lookup';
import { messages, spellings } from './vocabulary';

/** The number of single changes (replace, insert, delete, swap of neighbours) from `a` to `b`, or more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous: number[] = [];
  let current = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const older = previous;
    previous = current;
    current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      current.push(cost);
    }
  }
  return current[b.length] ?? limit + 1;
}

export interface Guess {
  readonly error: ErrorInfo;
  /** The name or message that is close. */
  readonly text: string;
  readonly distance: number;
}

interface Candidate {
  readonly text: string;
  readonly error: ErrorInfo;
}

const nameCandidates: readonly Candidate[] = [
  ...errorNames.flatMap((name) => {
    const error = errorNamed(name);
    return error ? [{ text: name, error }] : [];
  }),
  ...[...spellings.values()].flatMap(([first]) => (first ? [{ text: first.spelling.text, error: first.error }] : [])),
];

const messageCandidates: readonly Candidate[] = [...messages.values()].flatMap(([first]) =>
  first ? [{ text: first.message.text, error: first.error }] : [],
);

/** Short words allow one change, longer ones two, sentences three. */
const allowed = (text: string): number => (text.length < 5 ? 0 : text.length < 8 ? 1 : text.length < 20 ? 2 : 3);

function closest(text: string, candidates: readonly Candidate[]): readonly Guess[] {
  const wanted = text.toLowerCase();
  const limit = allowed(wanted);
  return candidates.flatMap((candidate) => {
    const name = candidate.text.toLowerCase();
    // A name that was written out further (EHOSTUNREACHABLE) is as close as two changes.
    const longer = name.length >= 6 && wanted.startsWith(name);
    const distance = longer ? 2 : editDistance(wanted, name, limit);
    return longer || distance <= limit ? [{ ...candidate, distance }] : [];
  });
}

/** How many words of a text are looked at: a log full of words that mean nothing here need not be searched through. */
const wordLimit = 40;

/** What may have been meant, the closest first, each error once. */
export function guess(text: string): readonly Guess[] {
  const trimmed = text.trim();
  const words = (trimmed.match(/[\p{L}_][\p{L}\d_.:]{3,}/gu) ?? []).slice(0, wordLimit);
  const found = [
    ...closest(trimmed.slice(0, 120), messageCandidates),
    ...words.flatMap((word) => closest(word.replace(/[.:]+$/, ''), nameCandidates)),
  ].sort((a, b) => a.distance - b.distance);
  return found.filter((one, index) => found.findIndex(({ error }) => error === one.error) === index).slice(0, 5);
}

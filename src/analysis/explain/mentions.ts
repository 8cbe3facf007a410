/** Finds the places of any text that name a socket error, for hovers. Stricter than `explain()`, which was asked to look. */
import type { Mention, MentionContext, MentionKind } from './explanation';
import { readNumber } from './reading/numbers';
import { findSpots, type Spot } from './reading/spots';
import { callsAround } from './reading/surroundings';

/** Errno names are upper case wherever they are meant as such. */
const isName = (spot: Spot): boolean => spot.text === spot.text.toUpperCase() || spot.text.startsWith('std::');

/** Whether a spot speaks of a socket error in a file that may be about anything. */
function speaks(spot: Spot): boolean {
  switch (spot.kind) {
    case 'name':
      // EOF is also what C calls the end of a file.
      return spot.error.kind !== 'eof' && isName(spot);
    case 'message':
      return spot.known.some(({ message }) => !message.common);
    case 'exception':
      // Classes have capitals; `eoferror` is a word of somebody's own. EOFError is raised for files as well.
      return (
        spot.text !== spot.text.toLowerCase() &&
        spot.known.some(({ error, spelling }) => error.kind !== 'eof' && !spelling.common)
      );
    case 'number':
      // `OSError(104, …)` is an exception, `genericerror(1, …)` a function of somebody's own.
      return !/^[a-z]\w*error\(/.test(spot.text) && readNumber(spot.number).length > 0;
    case 'pattern':
      return !spot.pattern.common;
  }
}

const kinds: Readonly<Record<Spot['kind'], MentionKind>> = {
  name: 'name',
  number: 'number',
  exception: 'exception',
  message: 'message',
  pattern: 'message',
};

/** The line of a spot holds the number or the name that settles what the spot leaves open. */
function lineAround(text: string, spot: Spot): string {
  const start = text.lastIndexOf('\n', spot.start - 1) + 1;
  const newline = text.indexOf('\n', spot.end);
  return text.slice(Math.max(start, spot.start - 200), Math.min(newline < 0 ? text.length : newline, spot.end + 200));
}

function mentionOf(text: string, spots: readonly Spot[], index: number, context: MentionContext): Mention | undefined {
  const spot = spots[index];
  if (!spot || !speaks(spot)) return undefined;
  const [call] = context.call === undefined ? callsAround(text, spot, spots[index - 1], spots[index + 1]) : [];
  // A class or message is read with its line, where a number may say more; a name or number says it all.
  const query = spot.kind === 'exception' || spot.kind === 'message' ? lineAround(text, spot) : spot.text;
  return {
    range: { start: spot.start, end: spot.end },
    kind: kinds[spot.kind],
    query: { ...context, text: query, ...(call && { call }) },
  };
}

/** In the order of the text. */
export function findMentions(text: string, context: MentionContext = {}): readonly Mention[] {
  const spots = findSpots(text);
  return spots.flatMap((_, index) => mentionOf(text, spots, index, context) ?? []);
}

/** How far around an offset a hover looks: enough for a stack trace, and little in a file that is a single line. */
const window = 2000;

/** The mention that `offset` lies in or at the end of. */
export function mentionAt(text: string, offset: number, context: MentionContext = {}): Mention | undefined {
  const from = Math.max(0, offset - window);
  const part = text.slice(from, offset + window);
  const found = findMentions(part, context).find(
    ({ range }) => range.start <= offset - from && offset - from <= range.end,
  );
  return found && { ...found, range: { start: found.range.start + from, end: found.range.end + from } };
}

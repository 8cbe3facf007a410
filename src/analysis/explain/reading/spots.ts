/** The spots of a text that speak of a socket error. */
import type { ErrorInfo } from '../../../knowledge/error';
import { errorNamed } from '../../../knowledge/lookup';
import type { RuntimePattern } from '../../../knowledge/patterns';
import {
  type KnownMessage,
  type KnownSpelling,
  messages,
  patternAt,
  shortSpelling,
  spellings,
  vocabulary,
} from './vocabulary';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type Spot = Place &
  (
    | { readonly kind: 'name'; readonly error: ErrorInfo; readonly windows: boolean }
    | { readonly kind: 'number'; readonly number: number }
    | { readonly kind: 'exception'; readonly known: readonly KnownSpelling[] }
    | { readonly kind: 'message'; readonly known: readonly KnownMessage[] }
    | { readonly kind: 'pattern'; readonly pattern: RuntimePattern }
  );

/** The number in `text`, which is decimal, hexadecimal, negative, or an HRESULT that wraps a Windows error. */
export function numberIn(text: string): number | undefined {
  const found = /(-?)(0x[0-9a-f]+|\d+)\D*$/i.exec(text);
  if (!found) return undefined;
  const value = Number(found[2]);
  const unwrapped = value >= 0x80070000 && value <= 0x8007ffff ? value - 0x80070000 : value;
  return found[1] ? -unwrapped : unwrapped;
}

function spotOf(match: RegExpExecArray, text: string): Spot | undefined {
  const place = { start: match.index, end: match.index + match[0].length, text: match[0] };
  const groups = match.groups ?? {};
  if (groups.pattern !== undefined) {
    const pattern = patternAt(text, match.index);
    return pattern && { ...place, kind: 'pattern', pattern };
  }
  if (groups.number !== undefined) {
    const number = numberIn(groups.number);
    return number === undefined ? undefined : { ...place, kind: 'number', number };
  }
  if (groups.name !== undefined) {
    const error = errorNamed(groups.name.toUpperCase().replace(/^(?:SOCKET|UV)_/, ''));
    return error && { ...place, kind: 'name', error, windows: /^wsa/i.test(groups.name) };
  }
  if (groups.exception !== undefined) {
    const known = spellings.get(shortSpelling(groups.exception.toLowerCase()));
    return known && { ...place, kind: 'exception', known };
  }
  const known = messages.get(match[0].toLowerCase());
  return known && { ...place, kind: 'message', known };
}

/** In the order of the text, never overlapping. */
export function findSpots(text: string): readonly Spot[] {
  const spots: Spot[] = [];
  for (const match of text.matchAll(vocabulary)) {
    const spot = spotOf(match, text);
    if (spot) spots.push(spot);
  }
  return spots;
}

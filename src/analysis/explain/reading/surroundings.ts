/** What the text around a spot says: the call that failed and how long it took. */
import type { Call } from '../../../knowledge/failure';
import { allCallNames, callNamed } from '../../../knowledge/lookup';
import type { Spot } from './spots';

/** As they are written in code, and as they begin a sentence. */
const names = [...new Set(allCallNames.flatMap((name) => [name, name.charAt(0).toUpperCase() + name.slice(1)]))]
  .sort((a, b) => b.length - a.length)
  .join('|');

/** A name counts when it stands like a call: before a bracket, a colon, a network, an errno, or as the value of `syscall`. */
const callShape = new RegExp(
  String.raw`\b(${names})\b(?=\s*\(|: |\s+(?:WSA)?E[A-Z]{3}|\s+(?:tcp|udp|unix)\d?\b|\s+(?:fail|error|disconnect)|\s+(?:of|data|failure)\b|\s+(?:response|request)\b|['"]\s*[,}\n])`,
  'g',
);

interface CallSpot {
  readonly offset: number;
  readonly call: Call;
}

/** How many characters around a spot belong to it: a stack trace, not the rest of a log. */
const reach = 1000;

function callsWithin(text: string, start: number, end: number): CallSpot[] {
  return [...text.slice(start, end).matchAll(callShape)].flatMap((match) => {
    const call = callNamed(match[1] ?? '');
    return call ? [{ offset: start + match.index, call }] : [];
  });
}

/**
 * The calls named around a spot, the most telling first: the same line before it, the same line after it, lines
 * before (a Python traceback), lines after (a Java stack). What lies beyond a neighbouring spot belongs to that one.
 */
export function callsAround(
  text: string,
  spot: Spot,
  before: Spot | undefined,
  after: Spot | undefined,
): readonly Call[] {
  const head = text.slice(Math.max(0, spot.start - reach), spot.start);
  const tail = text.slice(spot.end, spot.end + reach);
  const lineStart = spot.start - (head.length - (head.lastIndexOf('\n') + 1));
  const newline = tail.indexOf('\n');
  const lineEnd = spot.end + (newline < 0 ? tail.length : newline);
  const from = Math.max(spot.start - reach, before && before.end < lineStart ? before.end : 0);
  const to = Math.min(spot.end + reach, after && after.start > lineEnd ? after.start : text.length);
  const found = [
    ...callsWithin(text, lineStart, spot.end).reverse(),
    ...callsWithin(text, spot.end, lineEnd),
    ...callsWithin(text, Math.min(from, lineStart), lineStart).reverse(),
    ...callsWithin(text, lineEnd, Math.max(to, lineEnd)),
  ];
  return [...new Set(found.map(({ call }) => call))];
}

const units: Readonly<Record<string, number>> = {
  ms: 1,
  milliseconds: 1,
  s: 1000,
  sec: 1000,
  seconds: 1000,
  min: 60000,
  minutes: 60000,
};

const spelledTime =
  /\b(?:after|in|took|elapsed:?|within)\s+(\d+(?:\.\d+)?)\s*(ms|milliseconds|seconds|sec|s|minutes|min)\b/i;

/** How `strace -T` ends a line: `<3.061293>`. */
const straceTime = /<(\d+\.\d{6})>\s*$/m;

/** In milliseconds; undefined when the text says nothing about it. */
export function elapsedIn(text: string): number | undefined {
  const spelled = spelledTime.exec(text);
  if (spelled) return Number(spelled[1]) * (units[(spelled[2] ?? '').toLowerCase()] ?? 1000);
  const strace = straceTime.exec(text);
  return strace ? Number(strace[1]) * 1000 : undefined;
}

/** Reads a text: which errors it may mean, on which platforms, from which call, and why. */
import type { ErrorInfo } from '../../../knowledge/error';
import type { Call } from '../../../knowledge/failure';
import { type Locale, textIn } from '../../../knowledge/locale';
import { callNamed, errorNamed, platformsOf } from '../../../knowledge/lookup';
import { type Platform, platformNames } from '../../../knowledge/platform';
import type { ExplainQuery } from '../explanation';
import { fill, type Labels } from '../labels';
import { platformsWhere, readNumber } from './numbers';
import { runtimeName } from './runtimes';
import { findSpots, type Spot } from './spots';
import { callsAround } from './surroundings';

/** One error that the text may mean. */
export interface Reading {
  readonly error: ErrorInfo;
  /** Null when nothing in the text speaks for a platform. */
  readonly platforms: readonly Platform[] | null;
  /** Calls that the text names, the most telling first. */
  readonly calls: readonly Call[];
  /** A row that the text speaks for. */
  readonly row?: string;
  /** Where the lines begin on which it stands. */
  readonly lines: readonly number[];
  readonly weight: number;
  readonly reason: string;
}

/** How much a kind of spot says. What is certain outweighs what is shared. */
const weights = {
  pattern: 120,
  name: 100,
  exception: 90,
  message: 80,
  /** What programs write before the message of the system. */
  foreword: 70,
  number: 60,
  shared: 40,
  rareNumber: 20,
  commonPattern: 19,
} as const;

/** Whether it rests on more than words that everybody uses. */
export const isTelling = ({ weight }: Reading): boolean => weight > weights.commonPattern;

type Bare = Omit<Reading, 'calls' | 'lines'> & { readonly callHint?: Call };

const names = (platforms: readonly Platform[], labels: Labels): string =>
  platforms.map((platform) => platformNames[platform]).join(labels.listSeparator);

function readNumberSpot(number: number, labels: Labels): readonly Bare[] {
  return readNumber(number).map(({ error, table, platforms, architecture }) => {
    const where =
      architecture === undefined ? names(platforms, labels) : fill(labels.architecture, { name: architecture });
    const place = { own: where, libuv: labels.libuvWindows, crt: labels.windowsCrt, architecture: where }[table];
    return {
      error,
      platforms,
      weight: table === 'own' || table === 'libuv' ? weights.number : weights.rareNumber,
      reason: fill(labels.reasonNumber, { number, error: error.id, platforms: place }),
    };
  });
}

/** What one spot says by itself. */
function readSpot(spot: Spot, labels: Labels, locale: Locale): readonly Bare[] {
  const found = spot.text.trim();
  switch (spot.kind) {
    case 'name': {
      const canonical = found.toUpperCase().replace(/^(?:SOCKET_|UV_|WSA(?=E))/, '');
      const label = canonical === spot.error.id ? labels.reasonName : labels.reasonAlias;
      const reason = fill(label, { error: spot.error.id, found });
      return [{ error: spot.error, platforms: spot.windows ? ['windows'] : null, weight: weights.name, reason }];
    }
    case 'number':
      return readNumberSpot(spot.number, labels);
    case 'exception': {
      const shared = spot.known.some(({ spelling }) => spelling.shared);
      return spot.known.map(({ error, spelling }) => ({
        error,
        platforms: spelling.runtime === 'windows' ? ['windows'] : null,
        weight: shared ? weights.shared : weights.exception,
        reason: fill(shared ? labels.reasonShared : labels.reasonSpelling, {
          found,
          runtime: runtimeName(spelling.runtime),
        }),
      }));
    }
    case 'message': {
      const errors = [...new Set(spot.known.map(({ error }) => error))];
      return errors.map((error) => ({
        error,
        platforms: platformsOf(spot.known.filter((known) => known.error === error).map(({ message }) => message)),
        weight: spot.known.every(({ message }) => message.by === 'other') ? weights.foreword : weights.message,
        reason: fill(labels.reasonMessage, { found }),
      }));
    }
    case 'pattern':
      return spot.pattern.means.flatMap(({ error: name, call, platform, row }, index) => {
        const error = errorNamed(name);
        if (!error) return [];
        return [
          {
            error,
            platforms: platform ? [platform] : null,
            weight: (spot.pattern.common ? weights.commonPattern : weights.pattern) - index * 10,
            reason: fill(labels.reasonPattern, { by: textIn({ en: spot.pattern.by }, locale), found }),
            ...(call && { callHint: call }),
            ...(row && { row }),
          },
        ];
      });
  }
}

const lineOf = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1);

type Spotted = Bare & { readonly spot: Spot };

/** Whether the line settles which of its errors a pattern stands for: by a number, the system's own message, or another pattern. */
const settles = (one: Spotted, other: Spotted): boolean =>
  one.spot.kind === 'pattern' &&
  one.error === other.error &&
  (other.spot.kind === 'message' ||
    other.spot.kind === 'number' ||
    (other.spot.kind === 'pattern' && other.spot.pattern !== one.spot.pattern));

/** A number beside a name says the platform; a shared class or a message beside a name says nothing more. */
function settleLine(bare: readonly Spotted[]): readonly Spotted[] {
  const strong = bare.filter(({ weight, spot }) => weight > weights.number && spot.kind !== 'number');
  if (strong.length === 0) return bare;
  const named = new Set(strong.map(({ error }) => error));
  const numbers = bare.flatMap(({ spot }) => (spot.kind === 'number' ? [spot.number] : []));
  const weak = bare.filter((one) => !strong.includes(one) && one.spot.kind !== 'number' && named.has(one.error));
  return strong.map((one) => {
    const platforms = [...new Set(numbers.flatMap((number) => platformsWhere(one.error, number)))];
    const beside = platforms.length > 0 ? 30 : weak.some(({ error }) => error === one.error) ? 10 : 0;
    const support = beside + (bare.some((other) => settles(one, other)) ? 40 : 0);
    return { ...one, platforms: platforms.length > 0 ? platforms : one.platforms, weight: one.weight + support };
  });
}

/** Joins the readings of one error: the heaviest speaks, the others lend it what it does not know. */
function join(readings: readonly Reading[], { gap }: Labels): readonly Reading[] {
  const byError = new Map<ErrorInfo, Reading>();
  for (const reading of readings) {
    const known = byError.get(reading.error);
    if (!known) {
      byError.set(reading.error, reading);
      continue;
    }
    const [best, other] = known.weight >= reading.weight ? [known, reading] : [reading, known];
    byError.set(reading.error, {
      ...best,
      platforms: best.platforms ?? other.platforms,
      calls: [...new Set([...best.calls, ...other.calls])],
      lines: [...new Set([...known.lines, ...reading.lines])],
      reason:
        best.weight !== other.weight || best.reason.includes(other.reason)
          ? best.reason
          : best.reason + gap + other.reason,
    });
  }
  return [...byError.values()].sort((a, b) => b.weight - a.weight);
}

/** What a log repeats matters more in it, but does not outweigh what is certain. */
const repetition = ({ lines }: Reading): number => Math.min(40, Math.max(0, lines.length - 1) * 5);

/** Whether the error fits what was asked: a call that gives it, the platform that was named. */
function agreement(reading: Reading, query: ExplainQuery): number {
  const call = query.call === undefined ? undefined : callNamed(query.call);
  const callFits = call === undefined || reading.error.calls.includes(call) ? 0 : -15;
  // A number is read in the table of the platform that was asked for; a message of another one still says what it says.
  const misfit = reading.weight > weights.number ? -5 : -25;
  const platformFits = !query.platform || !reading.platforms || reading.platforms.includes(query.platform) ? 0 : misfit;
  return callFits + platformFits + repetition(reading);
}

/** All readings of what the text spells out, the best first. */
export function readText(query: ExplainQuery, labels: Labels): readonly Reading[] {
  const { text } = query;
  const spots = findSpots(text);
  const lines = new Map<number, Spotted[]>();
  for (const spot of spots) {
    const line = lineOf(text, spot.start);
    const bare = readSpot(spot, labels, query.locale ?? 'en').map((one) => ({ ...one, spot }));
    lines.set(line, [...(lines.get(line) ?? []), ...bare]);
  }
  const settled = [...lines.values()].flatMap(settleLine).map(({ spot, callHint, ...bare }): Reading => {
    const index = spots.indexOf(spot);
    const around = callsAround(text, spot, spots[index - 1], spots[index + 1]);
    const calls = callHint ? [callHint, ...around] : around;
    return { ...bare, calls, lines: [lineOf(text, spot.start)] };
  });
  const counted = join(settled, labels).map((reading) => {
    const count = reading.lines.length;
    return count < 2
      ? reading
      : { ...reading, reason: reading.reason + labels.gap + fill(labels.reasonLines, { count }) };
  });
  return rankReadings(counted, query);
}

export const rankReadings = (readings: readonly Reading[], query: ExplainQuery): readonly Reading[] =>
  [...readings].sort((a, b) => b.weight + agreement(b, query) - (a.weight + agreement(a, query)));

/** The readings of a text that is nothing but a number. */
export const readBareNumber = (number: number, query: ExplainQuery, labels: Labels): readonly Reading[] =>
  rankReadings(
    readNumberSpot(number, labels).map((bare): Reading => ({ ...bare, calls: [], lines: [] })),
    query,
  );

/** What a number stands for: on every platform it is looked up in that platform's own table. */
import type { ErrorInfo } from '../../../knowledge/error';
import { errors } from '../../../knowledge/lookup';
import { type Platform, platforms } from '../../../knowledge/platform';

/** Which table holds the number. `own` is what the platform's calls report; the others are rarer. */
export type NumberTable = 'own' | 'libuv' | 'crt' | 'architecture';

export interface NumberReading {
  readonly error: ErrorInfo;
  readonly table: NumberTable;
  readonly platforms: readonly Platform[];
  /** The Linux architecture, for that table. */
  readonly architecture?: string;
}

/** Resolver codes are small and would take every small number, so only negative ones (as on Linux) are read as such. */
const holds = (error: ErrorInfo, platform: Platform, number: number): boolean => {
  const own = error.numbers[platform];
  if (own === undefined) return false;
  if (error.kind === 'resolver') return own === number && (number < 0 || number > 10000);
  return own === Math.abs(number);
};

const architectureOf = (error: ErrorInfo, number: number): string | undefined =>
  Object.entries(error.numbers.linuxArchitectures ?? {}).find(([, value]) => value === Math.abs(number))?.[0];

function readingsOf(error: ErrorInfo, number: number): readonly NumberReading[] {
  const own = platforms.filter((platform) => holds(error, platform, number));
  if (own.length > 0) return [{ error, table: 'own', platforms: own }];
  if (error.numbers.libuvWindows === number) return [{ error, table: 'libuv', platforms: ['windows'] }];
  if (error.numbers.libuv === number) return [{ error, table: 'libuv', platforms: [...platforms] }];
  if (error.numbers.windowsCrt === number && number > 42) return [{ error, table: 'crt', platforms: ['windows'] }];
  const architecture = architectureOf(error, number);
  return architecture === undefined ? [] : [{ error, table: 'architecture', platforms: ['linux'], architecture }];
}

const order: readonly NumberTable[] = ['own', 'libuv', 'crt', 'architecture'];

/** All readings of a bare number, those in a platform's own table first. */
export const readNumber = (number: number): readonly NumberReading[] =>
  errors
    .flatMap((error) => readingsOf(error, number))
    .sort(
      (a, b) =>
        order.indexOf(a.table) - order.indexOf(b.table) ||
        platforms.indexOf(a.platforms[0] ?? 'windows') - platforms.indexOf(b.platforms[0] ?? 'windows'),
    );

/** Where `number` is `error`, when the text names the error already; resolver codes then count as well. */
export const platformsWhere = (error: ErrorInfo, number: number): readonly Platform[] => {
  const own = platforms.filter((platform) => error.numbers[platform] === number || error.numbers[platform] === -number);
  if (own.length > 0) return own;
  return readingsOf(error, number).flatMap((reading) => reading.platforms);
};

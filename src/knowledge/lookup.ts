/** Finds errors by name and number, and rows by call. Everything is indexed once, when first asked for. */
import { type ErrorInfo, type Message, spellError } from './error';
import { type Call, calls, errorOfResult, type FailureRow, type FailureTable, outcomeOn } from './failure';
import { callNames, errors, failureTables } from './index.generated';
import { type Platform, platforms } from './platform';

const byName = new Map<string, ErrorInfo>(
  errors.flatMap((error) => [error.id, ...error.aliases].map((name): [string, ErrorInfo] => [name, error])),
);

/** By its name or another name of the same error, with or without the `WSA` that Windows puts before it. */
export const errorNamed = (name: string): ErrorInfo | undefined =>
  byName.get(name) ?? byName.get(name.replace(/^WSA(?=E)/, ''));

/** Every name by which `errorNamed` finds something. */
export const errorNames: readonly string[] = [...byName.keys()];

const tableByCall = new Map<Call, FailureTable>(failureTables.map((table) => [table.call, table]));

export const tableOf = (call: Call): FailureTable | undefined => tableByCall.get(call);

const callByName = new Map<string, Call>([
  ...callNames.flatMap(({ call, names }) => names.map((name): [string, Call] => [name.toLowerCase(), call])),
  ...calls.map((call): [string, Call] => [call, call]),
]);

/** The call that an API of any language ends in: `conn.sendall` is `send`. */
export function callNamed(name: string): Call | undefined {
  const last = /[\w]+$/.exec(name.replace(/\(\)?$/, ''))?.[0] ?? name;
  return callByName.get(name.toLowerCase()) ?? callByName.get(last.toLowerCase());
}

/** Every name by which `callNamed` finds something, as it is written and in lower case. */
export const allCallNames: readonly string[] = [
  ...new Set([...callNames.flatMap(({ names }) => names), ...callByName.keys()]),
];

/** The rows of `call` that say something about `platform`, in the order of the table. */
export const rowsOf = (call: Call, platform: Platform): readonly FailureRow[] =>
  (tableOf(call)?.rows ?? []).filter((row) => outcomeOn(row, platform));

/** The rows in which `call` gives `error` on `platform`, the likeliest first. */
export const rowsGiving = (error: string, call: Call, platform: Platform): readonly FailureRow[] =>
  rowsOf(call, platform)
    .filter((row) => errorOfResult(outcomeOn(row, platform)?.result ?? '') === error)
    .sort((a, b) => a.rank - b.rank);

const isPlatform = (by: string): by is Platform => platforms.some((platform) => platform === by);

/** The platforms that a text speaks for: null when it is also said where no platform can be told, or by all. */
export function platformsOf(messages: readonly Message[]): readonly Platform[] | null {
  const found = new Set<Platform>();
  for (const { by } of messages) {
    if (by === 'glibc' || by === 'musl') found.add('linux');
    else if (by === 'windowsZh') found.add('windows');
    else if (isPlatform(by)) found.add(by);
    else return null;
  }
  return found.has('linux') && found.has('macos') ? null : platforms.filter((platform) => found.has(platform));
}

/** What the library of `platform` prints for `error`. */
export function messageOn(error: ErrorInfo, platform: Platform): string {
  const origins = platform === 'linux' ? ['glibc'] : [platform];
  const own = error.messages.find(({ by }) => origins.includes(by));
  return (own ?? error.messages.find(({ by }) => by === 'glibc') ?? error.messages[0])?.text ?? error.id;
}

/** Writes errors as `platform` knows them, for spelling out results. */
export const spellOn =
  (platform: Platform) =>
  (error: string): string =>
    spellError(error, errorNamed(error), platform);

export { calls, errors, failureTables };

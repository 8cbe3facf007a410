/** `sockeye lab`: starts a peer that misbehaves in one way, on this machine only and for a limited time. */
import { type Peer, type PeerSettings, type Scenario, scenarios, wordsOfLab } from '../../lab';
import type { Locale } from '../analysis/explain';
import { ioErrorText } from '../workspace/skipMessage';
import { type ExitCode, exitCode, UsageError } from './exitCode';
import { guess } from './guess';
import type { LocalIo } from './localIo';
import type { Texts } from './texts';

export const labFormats = ['human', 'json'] as const;

export interface LabOptions {
  readonly port: number;
  readonly seconds: number;
  readonly format: (typeof labFormats)[number];
}

/** Long enough for a person to watch what happens, in milliseconds. */
const delayMs = 1000;

const longestSeconds = 24 * 60 * 60;

/** Reads a whole number from `smallest` to `largest`, or says which option wants one. */
export function wholeNumber(option: string, text: string, smallest: number, largest: number, texts: Texts): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= smallest && number <= largest) return number;
  throw new UsageError(texts.wholeNumber(option, text, smallest, largest));
}

export const portNumber = (text: string, texts: Texts): number => wholeNumber('--port', text, 0, 65535, texts);

export const timeLimit = (text: string, texts: Texts): number =>
  wholeNumber('--seconds', text, 1, longestSeconds, texts);

export async function labCommand(id: string | undefined, options: LabOptions, io: LocalIo): Promise<ExitCode> {
  if (id === undefined || id === 'list') {
    io.out(options.format === 'json' ? asJson(io.locale) : asTable(io.locale));
    return exitCode.clean;
  }
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) {
    const ids = scenarios.map((one) => one.id);
    throw new UsageError(io.texts.unknownScenario(id) + guess(id, ids, io.texts));
  }
  const peer = await started(scenario, options, io);
  io.out(announcement(scenario, peer.port, options.seconds, io));
  io.err(`sockeye: ${await ended(options.seconds, io.texts)}\n`);
  await peer.stop();
  return exitCode.clean;
}

async function started(scenario: Scenario, { port }: LabOptions, io: LocalIo): Promise<Peer> {
  const start = performance.now();
  const say: PeerSettings['say'] = (what, values) => {
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    io.err(`${seconds.padStart(6)} s  ${wordsOfLab(what, io.locale, values)}\n`);
  };
  try {
    return await scenario.start({ port, delayMs, say });
  } catch (error) {
    throw new UsageError(io.texts.peerFailed(port, ioErrorText(error, io.locale)));
  }
}

/** Waits for the time limit or for the user, and says which it was. */
function ended(seconds: number, texts: Texts): Promise<string> {
  return new Promise((resolve) => {
    const end = (why: string): void => {
      clearTimeout(timer);
      process.removeListener('SIGINT', interrupted);
      process.removeListener('SIGTERM', interrupted);
      resolve(why);
    };
    const interrupted = (): void => end(texts.stopped);
    const timer = setTimeout(() => end(texts.timeIsUp(seconds)), seconds * 1000);
    process.once('SIGINT', interrupted);
    process.once('SIGTERM', interrupted);
  });
}

function asTable(locale: Locale): string {
  const width = Math.max(...scenarios.map(({ id }) => id.length));
  return scenarios.map(({ id, summary }) => `${id.padEnd(width)}  ${wordsOfLab(summary, locale)}\n`).join('');
}

function asJson(locale: Locale): string {
  const listed = scenarios.map(({ id, summary, seen }) => ({
    id,
    summary: wordsOfLab(summary, locale),
    seen: wordsOfLab(seen, locale),
  }));
  return `${JSON.stringify({ schemaVersion: 1, scenarios: listed }, undefined, 2)}\n`;
}

function announcement(
  { id, summary, seen, tryIt }: Scenario,
  port: number,
  seconds: number,
  { texts, locale }: LocalIo,
): string {
  const commands = tryIt(port).map((command) => `  ${command}\n`);
  return `${texts.peerRuns(id, port, seconds)}
${wordsOfLab(summary, locale)}

${texts.tryIt}
${commands.join('')}
${texts.willSee}${wordsOfLab(seen, locale)}
`;
}

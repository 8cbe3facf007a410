/** `sockeye lab`: starts a peer that misbehaves in one way, on this machine only and for a limited time. */
import { type Peer, type Scenario, scenarios } from '../../lab';
import { didYouMean } from '../workspace/closest';
import { ioErrorMessage } from '../workspace/ioError';
import { type ExitCode, exitCode, UsageError } from './exitCode';
import type { Io } from './io';

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
export function wholeNumber(option: string, text: string, smallest: number, largest: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= smallest && number <= largest) return number;
  throw new UsageError(`${option} ${text}: write a whole number from ${smallest} to ${largest}`);
}

export const portNumber = (text: string): number => wholeNumber('--port', text, 0, 65535);

export const timeLimit = (text: string): number => wholeNumber('--seconds', text, 1, longestSeconds);

export async function labCommand(id: string | undefined, options: LabOptions, io: Io): Promise<ExitCode> {
  if (id === undefined || id === 'list') {
    io.out(options.format === 'json' ? asJson() : asTable());
    return exitCode.clean;
  }
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) {
    const ids = scenarios.map((one) => one.id);
    throw new UsageError(`unknown scenario ${id}${didYouMean(id, ids)}`);
  }
  const peer = await started(scenario, options, io);
  io.out(announcement(scenario, peer.port, options.seconds));
  io.err(`sockeye: ${await ended(options.seconds)}\n`);
  await peer.stop();
  return exitCode.clean;
}

async function started(scenario: Scenario, { port }: LabOptions, io: Io): Promise<Peer> {
  const start = performance.now();
  const say = (what: string): void => {
    io.err(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${what}\n`);
  };
  try {
    return await scenario.start({ port, delayMs, say });
  } catch (error) {
    throw new UsageError(`--port ${port}: the peer could not be started: ${ioErrorMessage(error)}`);
  }
}

/** Waits for the time limit or for the user, and says which it was. */
function ended(seconds: number): Promise<string> {
  return new Promise((resolve) => {
    const end = (why: string): void => {
      clearTimeout(timer);
      process.removeListener('SIGINT', interrupted);
      process.removeListener('SIGTERM', interrupted);
      resolve(why);
    };
    const interrupted = (): void => end('stopped');
    const timer = setTimeout(() => end(`stopped after ${seconds} s, its time limit`), seconds * 1000);
    process.once('SIGINT', interrupted);
    process.once('SIGTERM', interrupted);
  });
}

function asTable(): string {
  const width = Math.max(...scenarios.map(({ id }) => id.length));
  return scenarios.map(({ id, summary }) => `${id.padEnd(width)}  ${summary}\n`).join('');
}

const asJson = (): string =>
  `${JSON.stringify({ schemaVersion: 1, scenarios: scenarios.map(({ id, summary, seen }) => ({ id, summary, seen })) }, undefined, 2)}\n`;

function announcement({ id, summary, seen, tryIt }: Scenario, port: number, seconds: number): string {
  const commands = tryIt(port).map((command) => `  ${command}\n`);
  return `${id} on 127.0.0.1:${port}, for ${seconds} s (Ctrl-C ends it)
${summary}

Run against it, for example:
${commands.join('')}
What you will see: ${seen}
`;
}

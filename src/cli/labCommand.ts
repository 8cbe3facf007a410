/** `sockeye lab`: starts a peer that misbehaves in one way, on this machine only and for a limited time. */
import { type Peer, type PeerSettings, type Scenario, scenarios, wordsOfLab } from '../../lab';
import type { Locale } from '../analysis/explain';
import { ioErrorText } from '../workspace/skipMessage';
import type { LabOptions } from './commandOptions';
import { type ExitCode, exitCode, UsageError } from './exitCode';
import { guess } from './guess';
import type { LocalIo } from './localIo';
import type { Texts } from './texts';

/** Long enough for a person to watch what happens, in milliseconds. */
const delayMs = 1000;

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

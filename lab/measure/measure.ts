/** Runs one experiment: its scripts one after the other, each with a peer of its own. */
import { callsOf, type Measured } from '../evidence';
import type { Experiment } from '../experiment';
import { parseScript } from '../script';
import type { Client } from './client';
import { within } from './networks';

/** How long peers wait before they misbehave; a busy machine must have sent its data by then. */
const delayMs = 250;

const usualSeconds = 40;

export type Outcome =
  | Measured
  | { readonly id: string; readonly failed: string }
  | { readonly id: string; readonly skipped: string };

export async function measure(experiment: Experiment, client: Client): Promise<Outcome> {
  const { id, summary, where } = experiment;
  const runs: Measured['runs'][number][] = [];
  for (const script of experiment.runs) {
    const peer = await experiment.peer?.start({ port: 0, delayMs, say: () => undefined });
    try {
      const observed = await client.run({
        lines: parseScript(script),
        port: peer?.port ?? 0,
        seconds: experiment.seconds ?? usualSeconds,
        within: within(where, experiment.slow === true),
      });
      if ('cannot' in observed) return { id, skipped: observed.cannot };
      if ('stopped' in observed) return { id, failed: observed.stopped };
      runs.push(callsOf(script, observed));
    } finally {
      await peer?.stop();
    }
  }
  return { id, summary, where, runs };
}

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
  let cannot: string | undefined;
  for (const script of experiment.runs) {
    const peer = await experiment.peer?.start({ port: 0, delayMs, say: () => undefined });
    try {
      const observed = await client.run({
        lines: parseScript(script),
        port: peer?.port ?? 0,
        seconds: experiment.seconds ?? usualSeconds,
        within: within(where, experiment.slow === true),
      });
      if ('cannot' in observed) {
        // Another run of the same experiment may be one that this client can do.
        cannot = observed.cannot;
        runs.push([]);
        continue;
      }
      if ('stopped' in observed) return { id, failed: observed.stopped };
      runs.push(callsOf(script, observed));
    } finally {
      await peer?.stop();
    }
  }
  if (cannot !== undefined && runs.every((calls) => calls.length === 0)) return { id, skipped: cannot };
  return { id, summary, where, runs };
}

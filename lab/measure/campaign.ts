/** Runs many experiments, as many at a time as do not disturb each other, and sorts what came of them. */
import type { Measured } from '../evidence';
import type { Experiment } from '../experiment';
import type { Client } from './client';
import { measure } from './measure';

export interface NotRun {
  readonly id: string;
  readonly why: string;
}

export interface Campaign {
  readonly measured: readonly Measured[];
  readonly skipped: readonly NotRun[];
  readonly failed: readonly NotRun[];
}

/** Networks mostly wait, and know nothing of each other; on loopback one at a time keeps times honest. */
const networksAtATime = 4;

export interface Wishes {
  readonly only: readonly string[];
  readonly slow: boolean;
  /** Why there can be no networks. */
  readonly noNetworks: string | undefined;
  readonly client: Client;
  done(id: string): void;
}

/** Why an experiment is not run now; undefined when it is. */
function whyNot({ slow, where }: Experiment, wishes: Wishes): string | undefined {
  if (slow && !wishes.slow) return 'it takes minutes: ask for it with --slow';
  if (where !== 'loopback') return wishes.noNetworks;
  return undefined;
}

/** Runs `tasks` with so many at a time. */
async function inParallel<T>(atATime: number, items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const work = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await task(item);
  };
  await Promise.all(Array.from({ length: atATime }, work));
}

export async function runCampaign(experiments: readonly Experiment[], wishes: Wishes): Promise<Campaign> {
  const results = new Map<string, Measured>();
  const skipped: NotRun[] = [];
  const failed: NotRun[] = [];
  const wanted = experiments.filter(({ id }) => wishes.only.length === 0 || wishes.only.includes(id));
  const chosen = wanted.filter((experiment) => {
    const why = whyNot(experiment, wishes);
    if (why !== undefined) skipped.push({ id: experiment.id, why });
    return why === undefined;
  });
  const run = async (experiment: Experiment): Promise<void> => {
    const outcome = await measure(experiment, wishes.client);
    if ('failed' in outcome) failed.push({ id: outcome.id, why: outcome.failed });
    else if ('skipped' in outcome) skipped.push({ id: outcome.id, why: outcome.skipped });
    else results.set(outcome.id, outcome);
    wishes.done(experiment.id);
  };
  const here = chosen.filter(({ where }) => where === 'loopback');
  const elsewhere = chosen.filter(({ where }) => where !== 'loopback');
  await inParallel(1, here, run);
  await inParallel(networksAtATime, elsewhere, run);
  const measured = experiments.flatMap(({ id }) => results.get(id) ?? []);
  return { measured, skipped, failed };
}

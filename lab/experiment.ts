/** An experiment: scripts for the measuring client, and where they can run. */
import type { Scenario } from './scenario';

/** `loopback` needs nothing; the others are networks of their own, of one, two or three hosts. */
export type Surroundings = 'loopback' | 'alone' | 'lan' | 'router';

export interface Experiment {
  readonly id: string;
  /** What is tried, in one sentence. */
  readonly summary: string;
  readonly where: Surroundings;
  readonly runs: readonly string[];
  /** The peer that the scripts call `peer`. */
  readonly peer?: Scenario;
  /** Takes minutes: run only when asked for, with `--slow`. */
  readonly slow?: true;
  /** How long one run may take. */
  readonly seconds?: number;
}

/** Evidence: what was measured, as it is kept in the repository. Nothing in it changes from run to run but what the kernel does. */
import type { Experiment } from './experiment';
import type { Observation } from './measure/client';
import { type Claim, describeLine, parseScript } from './script';

/** One call and what it gave. */
export interface Call {
  readonly call: string;
  /** As the failure tables write it, such as `EPIPE+SIGPIPE`. */
  readonly result: string;
  readonly returned?: number;
  readonly errno?: number;
  readonly signal?: 'SIGPIPE';
  /** Where it took a second or more. */
  readonly seconds?: number;
  /** The claims of rows that this call is the evidence for. */
  readonly shows?: readonly Claim[];
}

export interface Measured {
  readonly id: string;
  readonly summary: string;
  readonly where: Experiment['where'];
  readonly runs: readonly (readonly Call[])[];
}

export interface EvidenceFile {
  /** Such as `Linux 6.18`. */
  readonly kernel: string;
  /** The whole release, such as `6.18.44`. */
  readonly release: string;
  readonly date: string;
  readonly experiments: readonly Measured[];
}

/** The result in a word with the signal that came with it. */
export const resultOf = ({ result, signal }: Pick<Observation, 'result' | 'signal'>): string =>
  signal === undefined ? result : `${result}+${signal}`;

/** How much a full buffer takes differs from machine to machine. */
const isExact = (result: string): boolean => result !== 'partial';

export function callsOf(script: string, observations: readonly Observation[]): readonly Call[] {
  const lines = parseScript(script);
  return observations.map((observation) => {
    const line = lines[observation.line - 1];
    const { returned, errno, signal, ms, result } = observation;
    const seconds = ms < 900 ? 0 : Math.round(ms / 1000);
    return {
      call: describeLine(lines, observation.line - 1),
      result: resultOf(observation),
      ...(returned !== undefined && isExact(result) && { returned }),
      ...(errno !== undefined && { errno }),
      ...(signal !== undefined && { signal }),
      ...(seconds > 0 && { seconds }),
      ...(line && line.shows.length > 0 && { shows: line.shows }),
    };
  });
}

/** What a call gave, without what may differ from run to run. */
const comparable = ({ call, result }: Call): string => `${call} gives ${result}`;

/** Where a new measurement differs from the one before. */
export const differences = (before: Measured, after: Measured): readonly string[] =>
  Array.from({ length: Math.max(before.runs.length, after.runs.length) }, (_, run) => run).flatMap((run) => {
    const old = (before.runs[run] ?? []).map(comparable);
    const now = (after.runs[run] ?? []).map(comparable);
    return Array.from({ length: Math.max(old.length, now.length) }, (_, index) => index)
      .filter((index) => old[index] !== now[index])
      .map((index) => `${after.id}, run ${run + 1}: ${now[index] ?? 'nothing'}, before: ${old[index] ?? 'nothing'}`);
  });

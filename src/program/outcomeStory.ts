/** What became of the outcomes of one call: what following it gives, and rules read. */
import type { ApiRow, ComponentShowings, Outcome, Showing } from '../languages/api';
import type { FunctionModel } from './program';
import type { Value } from './value';

/**
 * Something that happens while outcomes are possible.
 * `used`: the result is taken for a count of valid bytes, or for a socket; `dereferenced`: something is called on the result; `read`: the buffer is read; `repeated`: control comes back
 * to the call; `continued`: the socket is used, or the result is passed on, though the error was told apart on the way and
 * nothing was done about it but to say so; `lost`: the last place that held the result gets another value; `ended`: the function ends; `raised`: an
 * exception leaves it.
 */
export type EventKind = 'used' | 'continued' | 'dereferenced' | 'read' | 'repeated' | 'lost' | 'ended' | 'raised';

export interface OutcomeEvent {
  readonly kind: EventKind;
  readonly step: number;
  readonly start: number;
  readonly end: number;
  readonly possible: ReadonlySet<Outcome>;
  /** Outcomes that some condition told apart from success on every path to here. */
  readonly toldApart: ReadonlySet<Outcome>;
  /** Outcomes that somebody else may have told apart, who was given the result on every path on which they are possible. */
  readonly delegated: ReadonlySet<Outcome>;
  /** Whether some path to here passed no condition that something else decides. */
  readonly inevitable: boolean;
  /** Outcomes that were told apart on some path to here without anything being done about them. */
  readonly idle: ReadonlySet<Outcome>;
}

/** One way in which the function returns after the call. */
export interface OutcomeReturn {
  readonly possible: ReadonlySet<Outcome>;
  /** What is returned, as far as it is known. */
  readonly value: Value | undefined;
  /** Whether that is the very result of the call. */
  readonly isResult: boolean;
  /** Outcomes that were told apart, and about which the function did nothing but return. */
  readonly quiet: ReadonlySet<Outcome>;
}

/** What became of the outcomes of one call. */
export interface OutcomeStory {
  readonly returns: readonly OutcomeReturn[];
  /** In the order of the steps. */
  readonly events: readonly OutcomeEvent[];
  /** Outcomes that some condition anywhere told apart from success. */
  readonly everToldApart: ReadonlySet<Outcome>;
  /** Outcomes that somebody else may tell apart, who was handed what tells them. */
  readonly everDelegated: ReadonlySet<Outcome>;
}

/** Whether `outcome` can have happened at an event without anything having told it apart. */
export const unnoticed = (event: OutcomeEvent, outcome: Outcome): boolean =>
  event.possible.has(outcome) && !event.toldApart.has(outcome) && !event.delegated.has(outcome);

/**
 * How many steps may be looked at for one call. Real functions need a few hundred; where thousands of calls follow each other all
 * of them share a bound, and beyond it nothing is said.
 */
export const visitsFor = ({ calls }: FunctionModel): number => Math.max(400, Math.min(20_000, 400_000 / calls.length));

/** Of a call nothing is known, so that somebody may have looked at everything. */
export const unknownStory: OutcomeStory = {
  returns: [],
  events: [],
  everToldApart: new Set(),
  everDelegated: new Set<Outcome>(['error', 'eof', 'timeout', 'partial', 'done']),
};

/** The outcomes of a row, each with how it shows. */
export const entriesOf = (outcomes: ApiRow['outcomes']) =>
  Object.entries(outcomes ?? {}) as [Outcome, Showing | ComponentShowings][];

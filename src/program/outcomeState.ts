/** What is known at one step about how a call ended. */
import type { Outcome } from '../languages/api';
import type { Value } from './value';

export interface State {
  possible: Set<Outcome>;
  toldApart: Set<Outcome>;
  /** Outcomes that somebody else may tell apart, since the result was handed over while they were possible. */
  delegated: Set<Outcome>;
  /** Handed to a call whose own result nobody looks at. */
  handed: Set<Outcome>;
  inevitable: boolean;
  idle: Set<Outcome>;
  /** Outcomes that were told apart on some path to here without any call since, not even to log them. */
  quiet: Set<Outcome>;
  /** Whether what was asked for as the length still has the value it had. */
  lengthHolds: boolean;
  /** Whether the last place that held the result got another value. */
  gone: boolean;
  /** What places hold, as far as it is made of the result or a constant. */
  bindings: Map<string, Value>;
}

/** The state right behind the call. */
export const fresh = (possible: readonly Outcome[]): State => ({
  possible: new Set(possible),
  toldApart: new Set(),
  delegated: new Set(),
  handed: new Set(),
  inevitable: true,
  idle: new Set(),
  quiet: new Set(),
  lengthHolds: true,
  gone: false,
  bindings: new Map(),
});

/** Merges `state` into `known`, which holds for fewer things afterwards; true when that changed anything. */
export function merge(known: State, state: State): boolean {
  let changed = false;
  for (const outcome of state.possible) {
    if (known.possible.has(outcome)) continue;
    // What was noticed of an outcome counts only on paths on which it is possible.
    known.possible.add(outcome);
    for (const set of noticed) {
      if (state[set].has(outcome)) known[set].add(outcome);
      else known[set].delete(outcome);
    }
    changed = true;
  }
  for (const set of noticed) {
    for (const outcome of known[set]) {
      if (state[set].has(outcome) || !state.possible.has(outcome)) continue;
      known[set].delete(outcome);
      changed = true;
    }
  }
  for (const set of ['idle', 'quiet'] as const) {
    for (const outcome of state[set]) {
      if (known[set].has(outcome)) continue;
      known[set].add(outcome);
      changed = true;
    }
  }
  if (known.lengthHolds && !state.lengthHolds) {
    known.lengthHolds = false;
    changed = true;
  }
  if (!known.inevitable && state.inevitable) {
    known.inevitable = true;
    changed = true;
  }
  for (const [place, value] of known.bindings) {
    if (state.bindings.get(place) === value) continue;
    known.bindings.delete(place);
    changed = true;
  }
  return changed;
}

const noticed = ['toldApart', 'delegated', 'handed'] as const;

/** Notes that all possible outcomes were delegated or handed over. */
export function noteAll(state: State, how: 'delegated' | 'handed'): void {
  for (const outcome of state.possible) state[how].add(outcome);
}

/** Whether any place holds something made of the result. */
export const isHeld = ({ bindings }: State): boolean => [...bindings.values()].some((value) => !isConstant(value));

export const isConstant = ({ kind }: Value): boolean => kind === 'number' || kind === 'boolean' || kind === 'null';

export function copy(state: State): State {
  return {
    ...state,
    idle: new Set(state.idle),
    quiet: new Set(state.quiet),
    possible: new Set(state.possible),
    delegated: new Set(state.delegated),
    handed: new Set(state.handed),
    toldApart: new Set(state.toldApart),
    bindings: new Map(state.bindings),
  };
}

/** What is known at one step about how a call ended. */
import type { Outcome } from '../languages/api';
import type { Value } from './value';

export interface State {
  possible: Set<Outcome>;
  toldApart: Set<Outcome>;
  delegated: boolean;
  /** Handed to a call whose own result nobody looks at. */
  handed: boolean;
  inevitable: boolean;
  idle: Set<Outcome>;
  /** Whether what was asked for as the length still has the value it had. */
  lengthHolds: boolean;
  /** What places hold, as far as it is made of the result or a constant. */
  bindings: Map<string, Value>;
}

/** The state right behind the call. */
export const fresh = (possible: readonly Outcome[]): State => ({
  possible: new Set(possible),
  toldApart: new Set(),
  delegated: false,
  handed: false,
  inevitable: true,
  idle: new Set(),
  lengthHolds: true,
  bindings: new Map(),
});

/** Merges `state` into `known`, which holds for fewer things afterwards; true when that changed anything. */
export function merge(known: State, state: State): boolean {
  let changed = false;
  for (const set of ['possible', 'idle'] as const) {
    for (const outcome of state[set]) {
      if (known[set].has(outcome)) continue;
      known[set].add(outcome);
      changed = true;
    }
  }
  for (const outcome of known.toldApart) {
    if (state.toldApart.has(outcome)) continue;
    known.toldApart.delete(outcome);
    changed = true;
  }
  for (const flag of ['delegated', 'handed', 'lengthHolds'] as const) {
    if (!known[flag] || state[flag]) continue;
    known[flag] = false;
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

export const isConstant = ({ kind }: Value): boolean => kind === 'number' || kind === 'boolean' || kind === 'null';

export function copy(state: State): State {
  return {
    ...state,
    idle: new Set(state.idle),
    possible: new Set(state.possible),
    toldApart: new Set(state.toldApart),
    bindings: new Map(state.bindings),
  };
}

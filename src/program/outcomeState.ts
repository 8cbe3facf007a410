/** What is known at one step about how a call ended. */
import type { Range } from '../base/text';
import type { ApiRow, Outcome } from '../languages/api';
import type { EventKind, OutcomeEvent } from './outcomeStory';
import type { Value } from './value';

/** What is shared between states is never changed in place: most steps change nothing, and there are many of them. */
export interface State {
  possible: ReadonlySet<Outcome>;
  toldApart: ReadonlySet<Outcome>;
  /** Outcomes that somebody else may tell apart, since the result was handed over while they were possible. */
  delegated: ReadonlySet<Outcome>;
  /** Handed to a call whose own result nobody looks at. */
  handed: ReadonlySet<Outcome>;
  inevitable: boolean;
  /** Whether somebody was given the buffer, or asked something of it: what is in it may tell, too, that nothing came. */
  shown: boolean;
  idle: ReadonlySet<Outcome>;
  /** Outcomes that were told apart on some path to here without any call since, not even to log them. */
  quiet: ReadonlySet<Outcome>;
  /** Whether what was asked for as the length still has the value it had. */
  lengthHolds: boolean;
  /** Whether the last place that held the result got another value. */
  gone: boolean;
  /** What places hold, as far as it is made of the result or a constant. */
  bindings: ReadonlyMap<string, Value>;
}

/** More places than this are not kept apart; fewer of those that are made of the result, which are followed one out of another. */
export const mostBindings = 200;
const mostCopies = 40;

export const isFull = ({ bindings }: State): boolean =>
  bindings.size >= mostBindings || [...bindings.values()].filter((one) => !isConstant(one)).length >= mostCopies;

export const none: ReadonlySet<Outcome> = new Set();

/** The state right behind the call. */
export const fresh = (possible: readonly Outcome[]): State => ({
  possible: new Set(possible),
  toldApart: none,
  delegated: none,
  handed: none,
  inevitable: true,
  shown: false,
  idle: none,
  quiet: none,
  lengthHolds: true,
  gone: false,
  bindings: new Map(),
});

/** Merges `state` into `known`, which holds for fewer things afterwards; true when that changed anything. */
export function merge(known: State, state: State): boolean {
  const possible = union(known.possible, state.possible);
  const next = {
    possible,
    toldApart: stillNoticed('toldApart', known, state, possible),
    delegated: stillNoticed('delegated', known, state, possible),
    handed: stillNoticed('handed', known, state, possible),
    idle: union(known.idle, state.idle),
    quiet: union(known.quiet, state.quiet),
    lengthHolds: known.lengthHolds && state.lengthHolds,
    inevitable: known.inevitable || state.inevitable,
    shown: known.shown || state.shown,
    bindings: common(known.bindings, state.bindings),
  };
  // Compared one by one: this is asked at every meeting of paths.
  const same =
    next.possible === known.possible &&
    next.toldApart === known.toldApart &&
    next.delegated === known.delegated &&
    next.handed === known.handed &&
    next.idle === known.idle &&
    next.quiet === known.quiet &&
    next.lengthHolds === known.lengthHolds &&
    next.inevitable === known.inevitable &&
    next.shown === known.shown &&
    next.bindings === known.bindings;
  if (!same) Object.assign(known, next);
  return !same;
}

/** Both, and the first itself when the second adds nothing to it. */
function union(known: ReadonlySet<Outcome>, more: ReadonlySet<Outcome>): ReadonlySet<Outcome> {
  if (known === more) return known;
  let added = false;
  for (const outcome of more) added ||= !known.has(outcome);
  return added ? new Set([...known, ...more]) : known;
}

/** What was noticed of an outcome counts only on paths on which it is possible. */
function stillNoticed(
  set: 'toldApart' | 'delegated' | 'handed',
  known: State,
  state: State,
  possible: ReadonlySet<Outcome>,
): ReadonlySet<Outcome> {
  if (known[set] === state[set] || (known[set].size === 0 && state[set].size === 0)) return known[set];
  const still = new Set<Outcome>();
  for (const outcome of new Set([...known[set], ...possible])) {
    const before = known.possible.has(outcome) || !possible.has(outcome);
    const on = state.possible.has(outcome);
    if ((!before || known[set].has(outcome)) && (!on || state[set].has(outcome))) still.add(outcome);
  }
  return still.size === known[set].size && [...still].every((one) => known[set].has(one)) ? known[set] : still;
}

/** What both hold, and the first itself when the second has all of it. */
function common(known: ReadonlyMap<string, Value>, other: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  if (known === other) return known;
  const kept = [...known].filter(([place, value]) => other.get(place) === value);
  return kept.length === known.size ? known : new Map(kept);
}

/** Notes that outcomes were delegated or handed over, as far as they are possible. */
export function note(state: State, how: 'delegated' | 'handed', outcomes: ReadonlySet<Outcome>): void {
  state[how] = union(state[how], outcomes);
}

export const isConstant = ({ kind }: Value): boolean =>
  kind === 'number' || kind === 'boolean' || kind === 'null' || kind === 'constant';

export const copy = (state: State): State => ({ ...state });

/** Notes what a place holds from here on; nothing when that is not known. `dropped` are places whose value is no longer told. */
export function bind(state: State, dropped: readonly string[], target?: string, value?: Value): void {
  if (dropped.length === 0 && value === undefined) return;
  const bindings = new Map(state.bindings);
  for (const place of dropped) bindings.delete(place);
  if (target !== undefined && value !== undefined) bindings.set(target, value);
  state.bindings = bindings;
}

/** Leaves out the outcomes that show as null, where that raises an exception; says whether others are left. */
export function demandValue(state: State, { outcomes }: ApiRow): boolean {
  const left = [...state.possible].filter((outcome) => outcomes?.[outcome] !== 'null');
  state.possible = new Set(left);
  return left.length > 0;
}

/** What is known in a state when something happens at a step. */
export const eventIn = (state: State, kind: EventKind, step: number, { start, end }: Range): OutcomeEvent => ({
  kind,
  step,
  start,
  end,
  possible: state.possible,
  toldApart: state.toldApart,
  delegated: kind === 'repeated' ? state.delegated : new Set([...state.delegated, ...state.handed]),
  // Who looks for the failure alone hands nothing on as data, and who gets it goes on as before.
  inevitable: state.inevitable || (!state.shown && (state.handed.size === 0 || state.toldApart.has('error'))),
  idle: state.idle,
});

/** Follows the result of one call: which ways of ending are possible where, and which were told apart from success. */

import type { Outcome } from '../languages/api';
import { decide, resolve } from './abstract';
import { beginsAgain } from './again';
import { errorBindings, handsErrorOn } from './errorPlace';
import { FollowedCall } from './followedCall';
import type { Step } from './graph';
import { eventsIn, returnsIn } from './outcomeEvents';
import { bind, copy, demandValue, fresh, isConstant, isFull, merge, none, note, type State } from './outcomeState';
import { type OutcomeStory, unknownStory, visitsFor } from './outcomeStory';
import { type FunctionModel, type ModelledCall, modelledAt } from './program';
import { soundsHarmless } from './saying';
import { missesBoth } from './telling';
import { type CallSite, callOperands, mentions, type Value } from './value';
import { Worklist } from './worklist';

export { type OutcomeEvent, type OutcomeReturn, type OutcomeStory, unnoticed } from './outcomeStory';

/** Follows `call` through `fn`, whose file has the given text. */
export function followOutcomes(fn: FunctionModel, call: ModelledCall, text: string): OutcomeStory {
  return new OutcomeWalk(new FollowedCall(fn, call, text)).run();
}

class OutcomeWalk {
  readonly #followed: FollowedCall;
  readonly #states = new Map<number, State>();
  /** What is known where nothing holds the result any more: kept apart, since there nobody can look at it. */
  readonly #goneStates = new Map<number, State>();
  readonly #everToldApart = new Set<Outcome>();
  readonly #everDelegated = new Set<Outcome>();

  constructor(followed: FollowedCall) {
    this.#followed = followed;
  }

  run(): OutcomeStory {
    const { step } = this.#followed.call;
    const { next, raises } = this.#followed.fn.graph;
    const { length } = this.#followed.fn.graph.steps;
    const [held, gone] = [new Worklist(length), new Worklist(length)];
    const flow = (target: number, state: State) => {
      if (this.#join(target, state)) (state.gone ? gone : held).add(target);
    };
    const { fn, call, results, text } = this.#followed;
    const first = { ...fresh([...results.keys()]), bindings: errorBindings(fn, call, text) };
    if (handsErrorOn(fn, call, text)) note(first, 'delegated', first.possible);
    for (const target of next[step] ?? []) flow(target, first);
    // Of what is raised no place holds anything: kept apart from a result, whose place may be asked later.
    const isGone = this.#followed.call.row.data === 'result';
    if (this.#followed.raised.length > 0) flow(raises[step] ?? -1, { ...fresh(this.#followed.raised), gone: isGone });
    let left = visitsFor(this.#followed.fn);
    for (;;) {
      const holding = held.take();
      const at = holding ?? gone.take();
      if (at === undefined) break;
      if (--left < 0) return unknownStory;
      const state = this.#statesWhen(holding === undefined).get(at);
      if (at < 0 || at === step || !state) continue;
      this.#through(at, state, flow);
    }
    const states = [...this.#states, ...this.#goneStates];
    return {
      returns: returnsIn(this.#followed, states),
      events: eventsIn(this.#followed, states),
      everToldApart: this.#everToldApart,
      everDelegated: this.#everDelegated,
    };
  }

  /** Merges `state` into what is known at `target`; true when that changed anything. */
  #join(target: number, state: State): boolean {
    for (const outcome of state.toldApart) this.#everToldApart.add(outcome);
    for (const outcome of state.delegated) this.#everDelegated.add(outcome);
    for (const outcome of state.handed) this.#everDelegated.add(outcome);
    const states = this.#statesWhen(state.gone);
    const known = states.get(target);
    if (known) return merge(known, state);
    states.set(target, copy(state));
    return true;
  }

  /** Sends the state at a step on to the steps after it. */
  #through(at: number, before: State, flow: (target: number, state: State) => void): void {
    const { steps, next } = this.#followed.fn.graph;
    const step = steps[at];
    if (!step) return;
    const changes = step.op === 'assign' || step.op === 'call' || step.op === 'return';
    const state = changes ? copy(before) : before;
    switch (step.op) {
      case 'branch': {
        const [yes = -1, no = -1] = next[at] ?? [];
        const split = this.#split(step.condition, state, step.demanded === true);
        if (split.yes) flow(yes, split.yes);
        if (split.no) flow(no, split.no);
        return;
      }
      case 'assign':
        if (step.demanded && this.#followed.isResult(step.value, state) && !demandValue(state, this.#followed.call.row))
          return;
        this.#assign(step, state);
        break;
      case 'call':
        if (beginsAgain(this.#followed.fn, step.call, this.#followed.call)) flow(this.#followed.call.step, state);
        this.#passOn(step.call, state);
        break;
      case 'return':
        if (step.value) note(state, 'delegated', this.#followed.toldBy([step.value], state));
        flow(-1, state);
        return;
      case 'throw':
        flow(this.#followed.fn.graph.raises[at] ?? -1, state);
        return;
    }
    for (const target of next[at] ?? []) flow(target, state);
  }

  /** Splits the possible outcomes by a condition, and notes which of them it tells apart from success. */
  #split(condition: Value, state: State, demanded: boolean): { yes?: State; no?: State } {
    const decisions = new Map<Outcome, boolean | undefined>();
    for (const outcome of state.possible)
      decisions.set(outcome, decide(condition, this.#followed.assume(outcome, state)));
    if (!this.#followed.depends(condition, state)) {
      const [constant] = decisions.values();
      if (constant === undefined) {
        const inevitable = state.inevitable && this.#followed.isUnmoved(condition);
        const after = { ...state, inevitable, shown: state.shown || this.#followed.asksOfBuffer(condition) };
        // That something else may fail makes what comes behind no less inevitable.
        return { yes: after, no: demanded ? state : copy(after) };
      }
      return constant ? { yes: state } : { no: state };
    }
    const toldApart = new Set(state.toldApart);
    const done = decisions.get('done');
    const unclear = [...decisions.values()].every((decision) => decision === undefined);
    for (const [outcome, decision] of decisions) {
      // To ask for a certain text tells nothing of the end, which is any other one like most data.
      if (outcome === 'eof' && done === undefined && missesBoth(condition, decision)) continue;
      // A comparison with something unknown may be exactly the check that is asked for.
      if (unclear || (outcome !== 'done' && (decision === undefined || decision !== done))) toldApart.add(outcome);
    }
    const fresh = [...toldApart].filter((outcome) => !unclear && !state.toldApart.has(outcome));
    const side = (taken: boolean): State | undefined => {
      const possible = [...decisions].filter(([, decision]) => decision !== !taken).map(([outcome]) => outcome);
      if (possible.length === 0) return undefined;
      const idle = new Set([...state.idle, ...fresh].filter((outcome) => possible.includes(outcome)));
      const quiet = new Set([...state.quiet, ...fresh].filter((outcome) => possible.includes(outcome)));
      return { ...copy(state), possible: new Set(possible), toldApart: new Set(toldApart), idle, quiet };
    };
    const [yes, no] = [side(true), side(false)];
    return { ...(yes ? { yes } : {}), ...(no ? { no } : {}) };
  }

  #assign(step: Extract<Step, { op: 'assign' }>, state: State): void {
    const depends = this.#followed.depends(step.value, state);
    const { target } = step;
    // A new buffer for the next round does nothing about what ended this one.
    const idles = target !== undefined && (target === this.#followed.buffer || target.startsWith('?'));
    if (!idles) state.idle = none;
    if (target === undefined) {
      if (!step.accumulates) note(state, 'delegated', this.#followed.toldBy([step.value], state));
      return;
    }
    if (this.#followed.lengthPlaces.has(target)) state.lengthHolds = false;
    const held = this.#followed.holders(state).length > 0;
    // What was made of the place's old value can no longer be told.
    const dropped = [...state.bindings].flatMap(([place, value]) =>
      place === target || mentions(value, (part) => part.kind === 'place' && part.name === target) ? [place] : [],
    );
    bind(state, dropped);
    if (step.accumulates) return;
    if (isFull(state)) return void note(state, 'delegated', this.#followed.toldBy([step.value], state));
    if (!depends) {
      if (isConstant(step.value)) bind(state, [], target, step.value);
      state.gone ||= held && this.#followed.holders(state).length === 0;
      return;
    }
    const { start, end } = step.value;
    // A value made of the old value of its own place has no end when it is followed.
    const circular = mentions(step.value, (part) => part.kind === 'place' && part.name === target);
    const value: Value = circular ? { kind: 'other', operands: [step.value], start, end } : step.value;
    bind(state, [], target, resolve(value, state.bindings));
    // A field or a global can be looked at by anybody.
    if (step.shared || !/^[?\w$]+$/.test(target)) note(state, 'delegated', this.#followed.toldBy([step.value], state));
  }

  /** Notes that the result goes into another call. */
  #passOn(call: CallSite, state: State): void {
    // What asks for the arguments of the next round is a part of it.
    if (this.#followed.isArgument(call)) return;
    state.quiet = none;
    const row = modelledAt(this.#followed.fn, call)?.row;
    if (row?.role === 'log') {
      this.#print(call, state);
      return;
    }
    if (call.opaque && !row) state.inevitable = false;
    const operands = callOperands(call);
    // Whatever is called may be what is done about an outcome that was told apart, unless it is done when all is well, too.
    const told = this.#followed.toldBy(operands, state);
    const isForAll = state.possible.has('done') && call.dropped && !call.opaque && told.size === 0;
    if (!isForAll && !(row === undefined && soundsHarmless(call))) state.idle = none;
    if (row?.role !== 'send' && operands.some((value) => this.#followed.mentionsBuffer(value))) state.shown = true;
    if (row?.role === 'use' || row?.role === 'decode' || row?.role === 'send' || this.#followed.socketIn(call, state))
      return;
    note(state, call.dropped && !call.opaque ? 'handed' : 'delegated', this.#followed.toldBy(operands, state));
  }

  /** Notes that the result is printed as it is: whoever reads the data there sees as well that there was none. */
  #print(call: CallSite, state: State): void {
    const { site, row } = this.#followed.call;
    const printed = callOperands(call).some((value) => value.kind === 'call' && value.call === site);
    if (row.data === 'result' && printed) note(state, 'delegated', new Set(['error']));
  }

  #statesWhen(gone: boolean): Map<number, State> {
    return gone ? this.#goneStates : this.#states;
  }
}

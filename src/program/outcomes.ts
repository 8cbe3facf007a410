/** Follows the result of one call: which ways of ending are possible where, and which were told apart from success. */
import type { Range } from '../base/text';
import type { ApiRow, Outcome } from '../languages/api';
import { type Assumption, decide, namesOf, resolve, type Shown, shownBy } from './abstract';
import { beginsAgain } from './again';
import { valueAt } from './bind';
import type { Step } from './graph';
import {
  bind,
  copy,
  demandValue,
  eventIn,
  fresh,
  isConstant,
  isFull,
  merge,
  none,
  note,
  type State,
} from './outcomeState';
import {
  type EventKind,
  entriesOf,
  type OutcomeEvent,
  type OutcomeReturn,
  type OutcomeStory,
  unknownStory,
  visitsFor,
} from './outcomeStory';
import { plainText } from './plainText';
import { type FunctionModel, type ModelledCall, modelledAt } from './program';
import { isLaterElement } from './records';
import { tellersOf, toldBy } from './tellers';
import { holdersOf, isCountIn, missesBoth, toldIn } from './telling';
import { type CallSite, callOperands, mentions, mentionsContent, placeOf, type Value } from './value';
import { Worklist } from './worklist';

export { type OutcomeEvent, type OutcomeReturn, type OutcomeStory, unnoticed } from './outcomeStory';

/** Follows `call` through `fn`, whose file has the given text. */
export function followOutcomes(fn: FunctionModel, call: ModelledCall, text: string): OutcomeStory {
  return new OutcomeWalk(fn, call, text).run();
}

/** Makes the event of something that happens. */
type Tell = (kind: EventKind, range: Range) => OutcomeEvent;

class OutcomeWalk {
  readonly #fn: FunctionModel;
  readonly #call: ModelledCall;
  readonly #text: string;
  readonly #results = new Map<Outcome, Shown | undefined>();
  readonly #names: ReadonlySet<string>;
  readonly #raised: Outcome[] = [];
  readonly #states = new Map<number, State>();
  /** What is known where nothing holds the result any more: kept apart, since there nobody can look at it. */
  readonly #goneStates = new Map<number, State>();
  readonly #everToldApart = new Set<Outcome>();
  readonly #everDelegated = new Set<Outcome>();
  readonly #length: string | undefined;
  /** What is sent, where its own length is asked for. */
  readonly #whole: string | undefined;
  readonly #lengthPlaces = new Set<string>();
  readonly #buffer: string | undefined;
  /** Calls that say how the last one on the socket has ended. */
  readonly #tellers: ReadonlyMap<CallSite, ApiRow>;

  constructor(fn: FunctionModel, call: ModelledCall, text: string) {
    this.#fn = fn;
    this.#call = call;
    this.#text = text;
    this.#names = namesOf(call.row);
    for (const [outcome, shown] of entriesOf(call.row.outcomes)) {
      if (shown === 'raises') this.#raised.push(outcome);
      else this.#results.set(outcome, shownBy(shown));
    }
    const length = call.row.length ? valueAt(call.site, call.row.length) : undefined;
    this.#length = length && plainText(this.#text, length);
    const data = length || !call.row.data ? undefined : valueAt(call.site, call.row.data);
    this.#whole = data && plainText(this.#text, data);
    this.#tellers = tellersOf(fn, call);
    if (length) mentions(length, (part) => part.kind === 'place' && !this.#lengthPlaces.add(part.name));
    this.#buffer = call.row.data ? placeOf(valueAt(call.site, call.row.data)) : undefined;
  }

  run(): OutcomeStory {
    const { step } = this.#call;
    const { next, raises } = this.#fn.graph;
    const { length } = this.#fn.graph.steps;
    const [held, gone] = [new Worklist(length), new Worklist(length)];
    const flow = (target: number, state: State) => {
      if (this.#join(target, state)) (state.gone ? gone : held).add(target);
    };
    const first = fresh([...this.#results.keys()]);
    for (const target of next[step] ?? []) flow(target, first);
    // Of what is raised no place holds anything: kept apart from a result, whose place may be asked later.
    const isGone = this.#call.row.data === 'result';
    if (this.#raised.length > 0) flow(raises[step] ?? -1, { ...fresh(this.#raised), gone: isGone });
    let left = visitsFor(this.#fn);
    for (;;) {
      const holding = held.take();
      const at = holding ?? gone.take();
      if (at === undefined) break;
      if (--left < 0) return unknownStory;
      const state = this.#statesWhen(holding === undefined).get(at);
      if (at < 0 || at === step || !state) continue;
      this.#through(at, state, flow);
    }
    return {
      returns: this.#returns(),
      events: this.#events(),
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
    const { steps, next } = this.#fn.graph;
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
        if (step.demanded && this.#isResult(step.value, state) && !demandValue(state, this.#call.row)) return;
        this.#assign(step, state);
        break;
      case 'call':
        if (beginsAgain(this.#fn, step.call, this.#call)) flow(this.#call.step, state);
        this.#passOn(step.call, state);
        break;
      case 'return':
        if (step.value) note(state, 'delegated', this.#toldBy([step.value], state));
        flow(-1, state);
        return;
      case 'throw':
        flow(this.#fn.graph.raises[at] ?? -1, state);
        return;
    }
    for (const target of next[at] ?? []) flow(target, state);
  }

  /** Splits the possible outcomes by a condition, and notes which of them it tells apart from success. */
  #split(condition: Value, state: State, demanded: boolean): { yes?: State; no?: State } {
    const decisions = new Map<Outcome, boolean | undefined>();
    for (const outcome of state.possible) decisions.set(outcome, decide(condition, this.#assume(outcome, state)));
    if (!this.#depends(condition, state)) {
      const [constant] = decisions.values();
      if (constant === undefined) {
        const after = { ...state, inevitable: false, shown: state.shown || this.#mentionsBuffer(condition) };
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
    const depends = this.#depends(step.value, state);
    const { target } = step;
    // A new buffer for the next round does nothing about what ended this one.
    const idles = target !== undefined && (target === this.#buffer || target.startsWith('?'));
    if (!idles) state.idle = none;
    if (target === undefined) {
      if (!step.accumulates) note(state, 'delegated', this.#toldBy([step.value], state));
      return;
    }
    if (this.#lengthPlaces.has(target)) state.lengthHolds = false;
    const held = this.#holders(state).length > 0;
    // What was made of the place's old value can no longer be told.
    const dropped = [...state.bindings].flatMap(([place, value]) =>
      place === target || mentions(value, (part) => part.kind === 'place' && part.name === target) ? [place] : [],
    );
    bind(state, dropped);
    if (step.accumulates) return;
    if (isFull(state)) return void note(state, 'delegated', this.#toldBy([step.value], state));
    if (!depends) {
      if (isConstant(step.value)) bind(state, [], target, step.value);
      state.gone ||= held && this.#holders(state).length === 0;
      return;
    }
    const { start, end } = step.value;
    // A value made of the old value of its own place has no end when it is followed.
    const circular = mentions(step.value, (part) => part.kind === 'place' && part.name === target);
    const value: Value = circular ? { kind: 'other', operands: [step.value], start, end } : step.value;
    bind(state, [], target, resolve(value, state.bindings));
    // A field or a global can be looked at by anybody.
    if (step.shared || !/^[?\w$]+$/.test(target)) note(state, 'delegated', this.#toldBy([step.value], state));
  }

  /** Notes that the result goes into another call. */
  #passOn(call: CallSite, state: State): void {
    state.quiet = none;
    const row = modelledAt(this.#fn, call)?.row;
    if (row?.role === 'log') return;
    if (call.opaque && !row) state.inevitable = false;
    // Whatever is called may be what is done about an outcome that was told apart.
    state.idle = none;
    const operands = callOperands(call);
    if (row?.role !== 'send' && operands.some((value) => this.#mentionsBuffer(value))) state.shown = true;
    if (row?.role === 'use' || row?.role === 'decode' || row?.role === 'send' || this.#socketIn(call, state)) return;
    note(state, call.dropped && !call.opaque ? 'handed' : 'delegated', this.#toldBy(operands, state));
  }

  /** The places that hold what tells a failure from success, or the result where a failure is raised. */
  #holders({ bindings }: State): readonly string[] {
    return holdersOf(this.#call, bindings, this.#results.has('error'));
  }

  #toldBy(values: readonly Value[], { possible, bindings }: State): ReadonlySet<Outcome> {
    return toldIn(this.#call, values, possible, bindings);
  }

  /** The result as the socket that a call works on: the call does not look whether it is one. To close nothing does no harm. */
  #socketIn(call: CallSite, state: State): Value | undefined {
    const row = modelledAt(this.#fn, call)?.row;
    const socket = row?.socket && row.role !== 'close' ? valueAt(call, row.socket) : undefined;
    return socket && this.#depends(socket, state) ? socket : undefined;
  }

  /** Whether a value is made of the result. */
  #depends(value: Value, state: State): boolean {
    return mentions(resolve(value, state.bindings), (part) => {
      if (part.kind === 'call') return part.call === this.#call.site || this.#tellers.has(part.call);
      const held = part.kind === 'place' ? state.bindings.get(part.name) : undefined;
      return held !== undefined && !isConstant(held);
    });
  }

  #assume(outcome: Outcome, state: State): Assumption {
    return {
      callId: this.#call.site.id,
      outcome,
      result: this.#results.get(outcome),
      names: this.#names,
      bindings: state.bindings,
      isLength: (value) => state.lengthHolds && this.#isLength(value),
      told: (site, element) => toldBy(this.#tellers.get(site), outcome, element),
    };
  }

  #mentionsBuffer(value: Value): boolean {
    return this.#buffer !== undefined && mentionsContent(value, this.#buffer);
  }

  #isLength(value: Value): boolean {
    if (value.kind === 'length' && this.#whole !== undefined) return plainText(this.#text, value.of) === this.#whole;
    return this.#length !== undefined && plainText(this.#text, value) === this.#length;
  }

  #statesWhen(gone: boolean): Map<number, State> {
    return gone ? this.#goneStates : this.#states;
  }

  #returns(): readonly OutcomeReturn[] {
    const returns: OutcomeReturn[] = [];
    for (const [at, state] of [...this.#states, ...this.#goneStates]) {
      const step = this.#fn.graph.steps[at];
      if (step?.op !== 'return') continue;
      const value = step.value && resolve(step.value, state.bindings);
      const isResult = value?.kind === 'call' && value.call === this.#call.site && value.component === undefined;
      const returned: Value | undefined =
        value?.kind === 'tuple'
          ? { ...value, operands: value.operands.map((one) => resolve(one, state.bindings)) }
          : value;
      returns.push({ possible: state.possible, value: returned, isResult, quiet: state.quiet });
    }
    return returns;
  }

  #events(): readonly OutcomeEvent[] {
    const states = [...this.#states, ...this.#goneStates].sort(([a], [b]) => a - b);
    return states.flatMap(([at, state]) => this.#eventAt(at, state) ?? []);
  }

  #eventAt(at: number, state: State): OutcomeEvent | undefined {
    const { start, end } = this.#call.site;
    const event: Tell = (kind, range) => eventIn(state, kind, at, range);
    if (at < 0) return event(this.#onlyRaised(state) ? 'raised' : 'ended', { start: end, end });
    if (at === this.#call.step) return event('repeated', { start, end });
    const step = this.#fn.graph.steps[at];
    if (step?.op === 'index' && this.#depends(step.index, state)) return this.#counted(step.index, state, event);
    if (step?.op === 'index' && this.#isUncounted(state) && isLaterElement(step, this.#buffer))
      return event('read', step.object);
    if (step?.op === 'assign' && step.accumulates && this.#isCount() && this.#depends(step.value, state)) {
      return this.#counted(step.value, state, event);
    }
    if (step?.op === 'assign' && !step.accumulates && step.target !== undefined)
      return this.#lossAt(step, state, event);
    if (step?.op === 'call') return this.#readAt(step.call, state, event);
    return undefined;
  }

  /** Whether the result is a number of bytes, and not the bytes. */
  readonly #isCount = (): boolean => [undefined, 0].some((n) => this.#results.get('done')?.(n)?.kind === 'number');

  /** A count that is used. Where the error is told beside it, it is one whatever happened. */
  #counted(value: Value, state: State, event: Tell): OutcomeEvent {
    const used = event('used', value);
    const known = resolve(value, state.bindings);
    const component = known.kind === 'call' ? known.component : undefined;
    const possible = [...used.possible].filter((outcome) => !isCountIn(this.#call.row, outcome, component));
    return { ...used, possible: new Set(possible) };
  }

  #onlyRaised = ({ possible }: State): boolean => [...possible].every((outcome) => this.#raised.includes(outcome));

  #lossAt(step: Extract<Step, { op: 'assign' }>, state: State, event: Tell): OutcomeEvent | undefined {
    const holders = this.#holders(state);
    if (holders.length !== 1 || holders[0] !== step.target || this.#depends(step.value, state)) return undefined;
    return event('lost', step.value);
  }

  /** Whether a value is the very result. */
  #isResult(value: Value, state: State): boolean {
    const known = resolve(value, state.bindings);
    return known.kind === 'call' && known.call === this.#call.site && known.component === undefined;
  }

  /** Whether nobody has kept how far a call that raises its errors has filled the buffer. */
  #isUncounted(state: State): boolean {
    return (
      this.#buffer !== undefined &&
      this.#raised.includes('error') &&
      this.#results.has('partial') &&
      this.#call.row.leftIn === undefined &&
      this.#holders(state).length === 0 &&
      !state.gone &&
      state.delegated.size + state.handed.size === 0
    );
  }

  /** A call that is known to read as many bytes as the result says, or the buffer whatever the result was. */
  #readAt(call: CallSite, state: State, event: Tell): OutcomeEvent | undefined {
    const socket = this.#socketIn(call, state);
    if (socket) return event('used', socket);
    const row = modelledAt(this.#fn, call)?.row;
    const given = call.arguments.find(({ value }) => value.kind === 'place' && value.name === this.#buffer);
    const decodes = row?.role === 'decode' && this.#raised.includes('error') && !state.gone;
    if (given && (decodes || (!row && this.#isUncounted(state)))) return event('read', given);
    const decoded = row?.role === 'decode' && row.data ? valueAt(call, row.data) : undefined;
    // Of a buffer that was filled more may be decoded than the count says, unless it says how much.
    const filled = this.#call.row.data?.startsWith('arg') && typeof this.#call.row.outcomes?.partial === 'string';
    const sized = decoded !== undefined && this.#depends(decoded, state);
    if (decoded && (filled ? !sized && this.#mentionsBuffer(decoded) : sized)) return event('read', decoded);
    const { receiver, onNothing } = call;
    if (receiver && !onNothing && this.#isResult(receiver, state)) return event('dereferenced', receiver);
    if (!row || (row.role !== 'use' && row.role !== 'log' && row.role !== 'send')) return undefined;
    const length = row.length ? valueAt(call, row.length) : undefined;
    if (length && this.#depends(length, state)) return this.#counted(length, state, event);
    const { data } = this.#call.row;
    if (data === undefined || this.#buffer === undefined || row.role === 'send') return undefined;
    const read = call.arguments.find(({ value }) => placeOf(value) === this.#buffer);
    const counted = call.arguments.some(({ value }) => this.#depends(value, state));
    // Where errors are raised the count alone says what is there: with the next one the buffer may hold other data.
    const counts = this.#raised.includes('error') && state.gone;
    return read && !counted && !counts ? event('read', read) : undefined;
  }
}

/** A call whose result is followed: what it may give, and what other values have to do with that. */
import type { ApiRow, Outcome } from '../languages/api';
import { type Assumption, namesOf, resolve, type Shown, shownBy } from './abstract';
import { valueAt } from './bind';
import { isConstant, type State } from './outcomeState';
import { entriesOf } from './outcomeStory';
import { plainText } from './plainText';
import { type FunctionModel, type ModelledCall, modelledAt } from './program';
import { tellersOf, toldBy } from './tellers';
import { holdersOf, toldIn } from './telling';
import { isSingleByte } from './unread';
import { type CallSite, callOperands, mentions, mentionsContent, operandsOf, placeOf, type Value } from './value';

/** Whether `test` holds for a value or anything it is made of, with the arguments of calls. */
const mentionsWithin = (value: Value, test: (part: Value) => boolean): boolean =>
  test(value) || operandsOf(value).some((operand) => mentionsWithin(operand, test));

export class FollowedCall {
  readonly fn: FunctionModel;
  readonly call: ModelledCall;
  /** How the outcomes show that are not raised. */
  readonly results: ReadonlyMap<Outcome, Shown | undefined>;
  readonly raised: readonly Outcome[];
  /** The places that the length is made of. */
  readonly lengthPlaces: ReadonlySet<string>;
  readonly buffer: string | undefined;
  readonly text: string;
  readonly #names: ReadonlySet<string>;
  readonly #length: string | undefined;
  /** What is sent, where its own length is asked for. */
  readonly #whole: string | undefined;
  /** Calls that say how the last one on the socket has ended. */
  readonly #tellers: ReadonlyMap<CallSite, ApiRow>;

  constructor(fn: FunctionModel, call: ModelledCall, text: string) {
    this.fn = fn;
    this.call = call;
    this.text = text;
    this.#names = namesOf(call.row);
    const outcomes = entriesOf(call.row.outcomes);
    this.raised = outcomes.flatMap(([outcome, shown]) => (shown === 'raises' ? [outcome] : []));
    this.results = new Map(
      outcomes.flatMap(([outcome, shown]) => (shown === 'raises' ? [] : [[outcome, shownBy(shown)] as const])),
    );
    const length = call.row.length ? valueAt(call.site, call.row.length) : undefined;
    this.#length = length && plainText(this.text, length);
    const data = length || !call.row.data ? undefined : valueAt(call.site, call.row.data);
    this.#whole = data && plainText(this.text, data);
    this.#tellers = tellersOf(fn, call);
    const places = new Set<string>();
    if (length) mentions(length, (part) => part.kind === 'place' && !places.add(part.name));
    this.lengthPlaces = places;
    this.buffer = call.row.data ? placeOf(valueAt(call.site, call.row.data)) : undefined;
  }

  /** The places that hold what tells a failure from success, or the result where a failure is raised. */
  holders({ bindings }: State): readonly string[] {
    return holdersOf(this.call, bindings, this.results.has('error'));
  }

  toldBy(values: readonly Value[], { possible, bindings }: State): ReadonlySet<Outcome> {
    return toldIn(this.call, values, possible, bindings);
  }

  /** The result as the socket that a call works on: the call does not look whether it is one. To close nothing does no harm. */
  socketIn(call: CallSite, state: State): Value | undefined {
    const row = modelledAt(this.fn, call)?.row;
    const socket = row?.socket && row.role !== 'close' ? valueAt(call, row.socket) : undefined;
    return socket && this.depends(socket, state) ? socket : undefined;
  }

  /** Whether a value is made of the result. */
  depends(value: Value, state: State): boolean {
    return mentions(resolve(value, state.bindings), (part) => {
      if (part.kind === 'call') return part.call === this.call.site || this.#tellers.has(part.call);
      const held = part.kind === 'place' ? state.bindings.get(part.name) : undefined;
      return held !== undefined && !isConstant(held);
    });
  }

  /** Whether a call is made to get what the followed one is given, such as the descriptor of an object. */
  isArgument(call: CallSite): boolean {
    const operands = callOperands(this.call.site);
    return operands.some((value) => mentionsWithin(value, (part) => part.kind === 'call' && part.call === call));
  }

  assume(outcome: Outcome, state: State): Assumption {
    return {
      callId: this.call.site.id,
      outcome,
      result: this.results.get(outcome),
      names: this.#names,
      bindings: state.bindings,
      isLength: (value) => state.lengthHolds && this.#isLength(value),
      told: (site, element) => toldBy(this.#tellers.get(site), outcome, element),
    };
  }

  mentionsBuffer(value: Value): boolean {
    return this.buffer !== undefined && mentionsContent(value, this.buffer);
  }

  /** Whether a condition asks something of the buffer that may show that nothing came: which character a single one is does not. */
  asksOfBuffer(condition: Value): boolean {
    if (!this.mentionsBuffer(condition)) return false;
    const { row, site } = this.call;
    const single = isSingleByte(row, site) && row.data?.startsWith('arg') === true;
    return !(single && condition.kind === 'compare' && this.#isOtherCharacter(condition.right));
  }

  /** A character, but not the one of code zero: buffers are cleared with that. */
  #isOtherCharacter({ kind, start, end }: Value): boolean {
    return kind === 'number' && !/^(?:'\\0+'|0+|0x0+)$/i.test(this.text.slice(start, end));
  }

  /** Whether there may be no result at all. */
  mayBeNull({ possible, toldApart }: State): boolean {
    return [...possible].some((outcome) => !toldApart.has(outcome) && this.call.row.outcomes?.[outcome] === 'null');
  }

  /** Whether a condition only asks what does not change when the peer closes. */
  isUnmoved(condition: Value): boolean {
    if (condition.kind === 'not') return this.isUnmoved(condition.operand);
    return condition.kind === 'call' && modelledAt(this.fn, condition.call)?.row.unmoved === true;
  }

  #isLength(value: Value): boolean {
    if (value.kind === 'length' && this.#whole !== undefined) return plainText(this.text, value.of) === this.#whole;
    return this.#length !== undefined && plainText(this.text, value) === this.#length;
  }

  /** Whether a value is the very result. */
  isResult(value: Value, state: State): boolean {
    const known = resolve(value, state.bindings);
    return known.kind === 'call' && known.call === this.call.site && known.component === undefined;
  }
}

/** What is known of a value when a call is assumed to have ended in a certain way. */
import { perObject } from '../base/memo';
import type { ApiRow, ComponentShowings, Outcome, Showing } from '../languages/api';
import type { CallSite, CompareOperator, Component, Equality, Value } from './value';

/** A set of values; `undefined` stands for: anything. */
export type Abstract =
  /** Numbers from `low` to `high`. `count` says how they compare to the length that was asked for; `nonzero` leaves 0 out. */
  | {
      readonly kind: 'number';
      readonly low: number;
      readonly high: number;
      readonly count?: 'short' | 'full';
      readonly nonzero?: true;
    }
  /** Text or bytes. */
  /** Null or empty: which of the two differs between versions. */
  | { readonly kind: 'blank' }
  | { readonly kind: 'sized'; readonly empty: boolean; readonly content?: string }
  /** A constant or a text that is known by its name. */
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'object' }
  /** What stands where a value would, to say that there is none. */
  | { readonly kind: 'failure' };

/** Reads how an outcome shows, as `api.json` writes it; nothing for outcomes that do not show in the result. */
export function showing(text: string): Abstract | undefined {
  switch (text) {
    case 'short':
      return { kind: 'number', low: 1, high: Number.POSITIVE_INFINITY, count: 'short' };
    case 'full':
      return { kind: 'number', low: 1, high: Number.POSITIVE_INFINITY, count: 'full' };
    case 'empty':
    case 'nonempty':
      return { kind: 'sized', empty: text === 'empty' };
    case 'blank':
    case 'null':
    case 'object':
    case 'failure':
      return { kind: text };
    case 'true':
    case 'false':
      return { kind: 'boolean', value: text === 'true' };
    case '<0':
      return { kind: 'number', low: Number.NEGATIVE_INFINITY, high: -1 };
    case '<=0':
      return { kind: 'number', low: Number.NEGATIVE_INFINITY, high: 0 };
    case '>=0':
      return { kind: 'number', low: 0, high: Number.POSITIVE_INFINITY };
    case '!=0':
      return { kind: 'number', low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, nonzero: true };
    case '>0':
      return { kind: 'number', low: 1, high: Number.POSITIVE_INFINITY };
    default: {
      if (text.startsWith('is ')) return { kind: 'named', name: text.slice(3) };
      const number = Number(text);
      return Number.isNaN(number) ? undefined : { kind: 'number', low: number, high: number };
    }
  }
}

/** What is known of the result of a call, or of a component of it. */
export type Shown = (component: Component | undefined) => Abstract | undefined;

/** How an outcome shows in the result as a whole and in its components; nothing when it does not. */
export function shownBy(showings: Showing | ComponentShowings | undefined): Shown | undefined {
  if (showings === undefined || showings === 'raises') return undefined;
  const parts: ComponentShowings = typeof showings === 'string' ? { result: showings } : showings;
  const known = new Map(Object.entries(parts).map(([access, text]) => [access, showing(text)]));
  // Who takes one value of several gets the first.
  return (component) => known.get(`result ${component}`) ?? (component ? undefined : known.get('result'));
}

/** The names that tell outcomes of a row apart. */
export const namesOf = perObject(
  ({ outcomes }: ApiRow): ReadonlySet<string> =>
    new Set(
      Object.values(outcomes ?? {})
        .flatMap((showings) => (typeof showings === 'string' ? [showings] : Object.values(showings)))
        .flatMap((text) => (text.startsWith('is ') ? [text.slice(3)] : [])),
    ),
);

/** The call whose result is followed, one way it can have ended, and the places that hold something made of the result. */
export interface Assumption {
  readonly callId: number;
  readonly outcome: Outcome;
  readonly result: Shown | undefined;
  /** What names outcomes of the call: an error that shows in another way is none of these. */
  readonly names: ReadonlySet<string>;
  readonly bindings: ReadonlyMap<string, Value>;
  /** Whether a value is the length the call was asked for. */
  readonly isLength: (value: Value) => boolean;
  /** What another call, or an element of what it gives, says of the outcome; nothing when it is about something else. */
  readonly told?: (call: CallSite, element?: string) => boolean | undefined;
  /** How many places were followed to get to the value. */
  readonly followed?: number;
}

/** Follows a place to the value it holds. */
export function resolve(value: Value, bindings: ReadonlyMap<string, Value>): Value {
  return value.kind === 'place' ? (bindings.get(value.name) ?? value) : value;
}

/** So many places are followed one out of another: where each is made of the one before twice, following all takes for ever. */
const mostFollowed = 8;

function deeper(assumed: Assumption): Assumption | undefined {
  const { followed = 0 } = assumed;
  return followed < mostFollowed ? { ...assumed, followed: followed + 1 } : undefined;
}

/** What `value` is under the assumption. */
export function evaluate(value: Value, assuming: Assumption): Abstract | undefined {
  const known = resolve(value, assuming.bindings);
  const assumed = known === value ? assuming : deeper(assuming);
  if (!assumed) return undefined;
  switch (known.kind) {
    case 'call':
      if (known.call.id !== assumed.callId) return skipped(known.call, assumed) ?? told(known, undefined, assumed);
      return assumed.result?.(known.component);
    case 'other':
      return toldByElement(known.operands, assumed);
    case 'number':
      return Number.isNaN(known.value) ? undefined : { kind: 'number', low: known.value, high: known.value };
    case 'text':
      return { kind: 'sized', empty: known.empty, ...(known.content === undefined ? {} : { content: known.content }) };
    case 'constant':
      return { kind: 'named', name: known.name };
    case 'boolean':
      return known;
    case 'null':
      return { kind: 'null' };
    case 'failure':
      return { kind: 'failure' };
    case 'length': {
      const of = evaluate(known.of, assumed);
      // What is none has no length, where it may be asked for it.
      const empty = of?.kind === 'sized' ? of.empty : truth(of) === false ? true : undefined;
      if (empty === undefined) return undefined;
      return empty ? { kind: 'number', low: 0, high: 0 } : { kind: 'number', low: 1, high: Number.POSITIVE_INFINITY };
    }
    case 'arithmetic':
      return arithmetic(known.operator, known.operands, assumed);
    case 'not':
    case 'present':
    case 'is':
    case 'compare':
    case 'both':
    case 'either': {
      const truth = decide(known, assumed);
      return truth === undefined ? undefined : { kind: 'boolean', value: truth };
    }
    default:
      return undefined;
  }
}

/** A call that is not made on nothing gives nothing there. */
const skipped = ({ onNothing, receiver }: CallSite, assumed: Assumption): Abstract | undefined => {
  const on = onNothing === 'skipped' && receiver ? evaluate(receiver, assumed) : undefined;
  return on?.kind === 'null' ? on : undefined;
};

const told = (value: Value, element: string | undefined, { told: tells }: Assumption): Abstract | undefined => {
  const truth = value.kind === 'call' && value.component === undefined ? tells?.(value.call, element) : undefined;
  return truth === undefined ? undefined : { kind: 'boolean', value: truth };
};

/** `status['timed_out']` */
function toldByElement(operands: readonly Value[], assumed: Assumption): Abstract | undefined {
  const [object, key] = operands;
  if (!object || key?.kind !== 'text' || operands.length > 2) return undefined;
  return told(resolve(object, assumed.bindings), key.content, assumed);
}

function arithmetic(operator: string, operands: readonly Value[], assumed: Assumption): Abstract | undefined {
  const [left, right] = operands.map((operand) => evaluate(operand, assumed));
  if (left?.kind !== 'number' || right?.kind !== 'number') return undefined;
  if (operator === '+') return { kind: 'number', low: left.low + right.low, high: left.high + right.high };
  if (operator === '-') return { kind: 'number', low: left.low - right.high, high: left.high - right.low };
  return undefined;
}

/** Whether a condition holds under the assumption; nothing when it may or may not. */
export function decide(condition: Value, assuming: Assumption): boolean | undefined {
  const known = resolve(condition, assuming.bindings);
  const assumed = known === condition ? assuming : deeper(assuming);
  if (!assumed) return undefined;
  switch (known.kind) {
    case 'not': {
      const truth = decide(known.operand, assumed);
      return truth === undefined ? undefined : !truth;
    }
    case 'present':
      return presence(evaluate(known.operand, assumed));
    case 'both':
    case 'either': {
      const settles = known.kind === 'either';
      const truths = known.operands.map((operand) => decide(operand, assumed));
      if (truths.includes(settles)) return settles;
      return truths.includes(undefined) ? undefined : !settles;
    }
    case 'is':
      return isAbsent(evaluate(known.of, assumed), known.what);
    case 'compare':
      return compare(known, assumed);
    default:
      return truth(evaluate(known, assumed));
  }
}

/** A failure is no value, nor is nothing where one was asked for. */
function isAbsent(value: Abstract | undefined, what: 'failure' | 'absent'): boolean | undefined {
  if (value === undefined) return undefined;
  return value.kind === 'failure' || (what === 'absent' && value.kind === 'null');
}

function truth(value: Abstract | undefined): boolean | undefined {
  switch (value?.kind) {
    case 'number':
      if (value.low === 0 && value.high === 0) return false;
      return value.low > 0 || value.high < 0 || value.nonzero ? true : undefined;
    case 'sized':
      return !value.empty;
    case 'boolean':
      return value.value;
    case 'blank':
    case 'null':
      return false;
    case 'object':
    case 'named':
      return true;
    default:
      return undefined;
  }
}

/** Whether a value counts as true where only null and false do not. */
function presence(value: Abstract | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'blank') return undefined;
  return value.kind === 'boolean' ? value.value : value.kind !== 'null';
}

const flipped: Readonly<Record<CompareOperator, CompareOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function compare(
  { operator, left, right, equality }: Extract<Value, { kind: 'compare' }>,
  assumed: Assumption,
): boolean | undefined {
  // A length is never negative, so that an error or an end of file is below it.
  const sideOf = (side: Value) => evaluate(side, assumed) ?? (assumed.isLength(side) ? aLength : undefined);
  const a = sideOf(left);
  const b = sideOf(right);
  if (a?.kind === 'number' && a.count && assumed.isLength(right)) return compareCount(operator, a.count);
  if (b?.kind === 'number' && b.count && assumed.isLength(left)) return compareCount(flipped[operator], b.count);
  if (!a || !b) return undefined;
  if (a.kind === 'number' && b.kind === 'number') return order(operator, a, b);
  if (equality === 'conversion' && a.kind !== b.kind) return compareConverted(operator, a, b);
  if (operator !== '==' && operator !== '!=') return undefined;
  const same = sameness(a, b, equality, assumed.names);
  return same === undefined ? undefined : same === (operator === '==');
}

const aLength: Abstract = { kind: 'number', low: 1, high: Number.POSITIVE_INFINITY };

function compareCount(operator: CompareOperator, count: 'short' | 'full'): boolean {
  if (count === 'full') return operator === '==' || operator === '<=' || operator === '>=';
  return operator === '!=' || operator === '<' || operator === '<=';
}

interface Interval {
  readonly low: number;
  readonly high: number;
  readonly nonzero?: true;
}

const excludes = (a: Interval, b: Interval): boolean => a.nonzero === true && b.low === 0 && b.high === 0;

function order(operator: CompareOperator, a: Interval, b: Interval): boolean | undefined {
  switch (operator) {
    case '<':
      if (a.high < b.low) return true;
      return a.low >= b.high ? false : undefined;
    case '<=':
      if (a.high <= b.low) return true;
      return a.low > b.high ? false : undefined;
    case '>':
      return order('<', b, a);
    case '>=':
      return order('<=', b, a);
    case '==':
      if (a.low === a.high && b.low === b.high && a.low === b.low) return true;
      return a.high < b.low || b.high < a.low || excludes(a, b) || excludes(b, a) ? false : undefined;
    case '!=': {
      const equal = order('==', a, b);
      return equal === undefined ? undefined : !equal;
    }
  }
}

/** Two values of different kinds, one of which is false, true or nothing: both are taken for conditions. */
function compareConverted(operator: CompareOperator, a: Abstract, b: Abstract): boolean | undefined {
  const converted = [a, b].some(({ kind }) => kind === 'boolean' || kind === 'null');
  const [left, right] = [truth(a), truth(b)].map((holds) => (holds === undefined ? undefined : Number(holds)));
  if (!converted || left === undefined || right === undefined) return undefined;
  return order(operator, { low: left, high: left }, { low: right, high: right });
}

function sameness(
  a: Abstract,
  b: Abstract,
  equality: Equality | undefined,
  names: ReadonlySet<string>,
): boolean | undefined {
  // It is one of the two: compared with either it may be that.
  if (a.kind === 'blank' || b.kind === 'blank') {
    const other = a.kind === 'blank' ? b : a;
    return other.kind === 'sized' && !other.empty ? false : undefined;
  }
  const byName = a.kind === 'named' || b.kind === 'named';
  if (equality === 'identity' && a.kind !== b.kind && !byName) return false;
  if (a.kind === 'null' || b.kind === 'null') return a.kind === b.kind;
  if (a.kind === 'named' || b.kind === 'named') {
    const [left, right] = [nameOf(a), nameOf(b)];
    if (left !== undefined && right !== undefined) return left === right;
    // What shows as some error is none of those that have outcomes of their own.
    return (a.kind === 'object' && names.has(right ?? '')) || (b.kind === 'object' && names.has(left ?? ''))
      ? false
      : undefined;
  }
  if (a.kind === 'object' || b.kind === 'object')
    return isOther(a, b, names) || isOther(b, a, names) ? false : undefined;
  if (a.kind === 'sized' && b.kind === 'sized') {
    if (a.empty && b.empty) return true;
    return a.empty !== b.empty ? false : undefined;
  }
  if (a.kind === 'boolean' && b.kind === 'boolean') return a.value === b.value;
  return undefined;
}

const nameOf = (value: Abstract): string | undefined =>
  value.kind === 'named' ? value.name : value.kind === 'sized' ? value.content : undefined;

/** Whether `object` is an error of no name, and the text the name of an outcome. */
const isOther = (object: Abstract, text: Abstract, names: ReadonlySet<string>): boolean =>
  object.kind === 'object' && text.kind === 'sized' && text.content !== undefined && names.has(text.content);

/** Whether no value is in both. */
export function isDisjoint(a: Abstract | undefined, b: Abstract | undefined): boolean {
  if (!a || !b) return false;
  if (a.kind === 'number' && b.kind === 'number')
    return order('==', a, b) === false || (a.count ?? b.count) !== (b.count ?? a.count);
  return sameness(a, b, undefined, new Set()) === false;
}

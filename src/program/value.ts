/** What an expression stands for, as far as the analysis cares. */

export interface Argument {
  /** Set for arguments that are given by name. */
  readonly name?: string;
  readonly value: Value;
  /** Whether this stands for any number of arguments, such as `*args` or `**options`. */
  readonly spread: boolean;
  /** Set for code that goes along with the call and has no place among its arguments, as the methods of a nameless class. */
  readonly inner?: true;
  readonly start: number;
  readonly end: number;
}

/** The statement or condition an expression stands in. */
export interface StatementPlace {
  readonly start: number;
  readonly end: number;
  /** Whether statements can be put before and after it: it is a plain statement and stands in a block. */
  readonly plain: boolean;
  /** What `break` leaves here. */
  readonly breaks: 'loop' | 'switch' | 'nothing';
}

/** One call in a function. */
export interface CallSite {
  /** Counts the calls of a function in the order of evaluation. */
  readonly id: number;
  /** The callee as it is written, without white space: `self.sock.recv`. */
  readonly callee: string;
  /** The last name of the callee: `recv`. */
  readonly name: string;
  /** Whether the callee is written as one outside all classes and namespaces, as `::send`. */
  readonly global: boolean;
  /** Where the callee ends and the arguments begin. */
  readonly calleeEnd: number;
  /** What stands before the last name, for a call on something. */
  readonly receiver?: Value;
  readonly arguments: readonly Argument[];
  readonly start: number;
  readonly end: number;
  readonly statement: StatementPlace;
  /** The statement whose body runs while what the call gives is open, as that of a `with`. */
  readonly scope?: { readonly start: number; readonly end: number };
  /** Whether a macro around it repeats it while a signal interrupts it. */
  readonly retried: boolean;
  /** Whether the statement is nothing but this call, so that the result is thrown away. */
  readonly dropped: boolean;
  /** Whether it is a macro whose arguments are code that nobody has taken apart: it may look at what it names, and leave. */
  readonly opaque?: true;
  /** Whether something around the call ends its wait after a time. */
  readonly bounded?: true;
  /** What happens where the receiver is nothing, if not a failure: the call is not made and gives nothing either, or does no harm. */
  readonly onNothing?: 'skipped' | 'harmless';
  /** Whether the code goes on only when what the call has begun is over. */
  readonly awaited?: true;
}

/** One value of several that are given together, with the name of its field when it is written. */
export interface Field {
  readonly name?: string;
  readonly value: Value;
  /** Set where this stands for all fields of another record. */
  readonly spread?: boolean;
}

/** Which component of a tuple, or each element of several. */
export type Component = number | 'each';

interface Located {
  readonly start: number;
  readonly end: number;
}

export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/**
 * How two values of different kinds compare, where the language has it both ways. `identity`: they never are the same;
 * `conversion`: one is converted, so that an empty text is the same as false.
 */
export type Equality = 'identity' | 'conversion';

export type Value = Located &
  (
    | {
        readonly kind: 'call';
        readonly call: CallSite;
        /** Which component of a tuple, or `each`: one of the elements that a loop goes through. */
        readonly component?: Component;
      }
    /** A variable or a path of fields, without white space: `fd`, `self.sock`, `conn->fd`. */
    | { readonly kind: 'place'; readonly name: string }
    | { readonly kind: 'number'; readonly value: number }
    | {
        readonly kind: 'text';
        readonly empty: boolean /** What is written between the quotes. */;
        readonly content: string;
      }
    /** Something that has a name, never changes and is not null, such as the error that stands for the end of a file. */
    | { readonly kind: 'constant'; readonly name: string }
    /** Values given together, each of which can be taken by itself. */
    | { readonly kind: 'tuple'; readonly operands: readonly Value[] }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
    /** What says that there is no value, and why: `Err(e)`. */
    | { readonly kind: 'failure'; readonly operands: readonly Value[] }
    /** Whether a value is a failure; `absent`: whether it is one, or nothing. */
    | { readonly kind: 'is'; readonly what: 'failure' | 'absent'; readonly of: Value }
    | { readonly kind: 'not'; readonly operand: Value }
    /** Whether something is there, where nothing but null and false counts as false. */
    | { readonly kind: 'present'; readonly operand: Value }
    | { readonly kind: 'both' | 'either'; readonly operands: readonly Value[] }
    | {
        readonly kind: 'compare';
        readonly operator: CompareOperator;
        readonly left: Value;
        readonly right: Value;
        readonly equality?: Equality;
      }
    | { readonly kind: 'arithmetic'; readonly operator: string; readonly operands: readonly Value[] }
    | { readonly kind: 'length'; readonly of: Value }
    /** Fields given together: `{.tv_sec = 5}`, `{0, 0}`. */
    | {
        readonly kind: 'aggregate';
        readonly fields: readonly Field[] /** As it is written, if it is. */;
        readonly type?: string;
      }
    /** The size of something in memory; of a type when there is no value. */
    | { readonly kind: 'size'; readonly of: Value | undefined }
    /** Something computed from the operands in a way that does not matter. */
    | { readonly kind: 'other'; readonly operands: readonly Value[] }
  );

/** The values a value is made of. */
export function operandsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'not':
    case 'present':
      return [value.operand];
    case 'compare':
      return [value.left, value.right];
    case 'length':
    case 'is':
      return [value.of];
    case 'aggregate':
      return value.fields.map((field) => field.value);
    case 'both':
    case 'either':
    case 'arithmetic':
    case 'failure':
    case 'tuple':
    case 'other':
      return value.operands;
    case 'call':
      return [...(value.call.receiver ? [value.call.receiver] : []), ...value.call.arguments.map((a) => a.value)];
    default:
      return [];
  }
}

/** What a call is given, and what it is made on. */
export const callOperands = (call: CallSite): readonly Value[] =>
  operandsOf({ kind: 'call', call, start: call.start, end: call.end });

/** Whether `test` holds for `value` or anything it is made of; the arguments of calls are not looked at. */
export function mentions(value: Value, test: (part: Value) => boolean): boolean {
  if (test(value)) return true;
  // That there is nothing may be said by what a call is on.
  if (value.kind === 'call') {
    const { onNothing, receiver } = value.call;
    return onNothing === 'skipped' && receiver !== undefined && mentions(receiver, test);
  }
  return operandsOf(value).some((operand) => mentions(operand, test));
}

/** The name of the place a value is, or that it is the address of. */
export function placeOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'place') return value.name;
  if (value?.kind === 'other' && value.operands.length === 1) return placeOf(value.operands[0]);
  return undefined;
}

/** Whether a value is made of what a place holds, and not only of how much that is; the arguments of calls are not looked at. */
export const mentionsContent = (value: Value, place: string): boolean =>
  (value.kind === 'place' && value.name === place) ||
  (value.kind !== 'call' && value.kind !== 'length' && operandsOf(value).some((one) => mentionsContent(one, place)));

/** Whether a value is made of a place; the arguments of calls are not looked at. */
export const mentionsPlace = (value: Value, place: string): boolean =>
  mentions(value, (part) => part.kind === 'place' && part.name === place);

/** Whether a place is a field of the object that a method belongs to. */
export const isOwnField = (self: string | undefined, place: string): boolean =>
  self !== undefined && place.startsWith(self) && (/\W$/.test(self) || /^(?:\.|->)/.test(place.slice(self.length)));

/** The first name of a place: `fds` of `fds[0].fd`. */
export const rootOf = (place: string | undefined): string | undefined =>
  place === undefined ? undefined : (/^#[^#]*#/.exec(place)?.[0] ?? place.split(/[.[]|->/, 1)[0]);

/** The place that stands for a module, under whatever name a file knows it. */
export const modulePlace = (module: string): string => `#${module}#`;

/** What lowering needs to know, and what it shares between the expressions and the statements of one function. */
import type { LanguageManifest } from '../languages/language';
import type { Frontier, GraphBuilder } from './graph';
import type { Item } from './item';
import type { Scopes } from './scopes';
import type { CallSite, StatementPlace, Value } from './value';

export interface Lowering {
  readonly text: string;
  readonly manifest: LanguageManifest;
  readonly graph: GraphBuilder;
  /** How a call never comes back, if it does not. */
  readonly leaves: (callee: string) => 'exit' | 'throw' | undefined;
  /** Lowers what has statements in it. */
  statements: Statements;
  /** Whether somebody is given the value of the statement. */
  kept: boolean;
  /** Takes over a function that stands inside this one. */
  readonly nested: (item: Item, given?: readonly Value[]) => void;
  calls: number;
  statement: StatementPlace;
  /** The variables that can be seen where lowering has come to. */
  readonly scopes: Scopes;
  /** Names of things that never change. */
  readonly constants: RegExp | undefined;
  /** The variables that a return gives which names none. */
  readonly results: readonly string[];
  /** What is done when the function ends, with the place where it is written. */
  readonly deferred: Item[];
  /** The statement that is opened with the value of the expression. */
  scope: Span | undefined;
  depth: number;
  /** Member variables of the class around that can be named without the object they belong to. */
  readonly fields: ReadonlySet<string>;
  /** Matches every comment. */
  readonly comment: RegExp;
  /** Callees that are seen through. */
  readonly transparent: RegExp | undefined;
  /** Callees that bound the wait of what they are given last. */
  readonly bounding: RegExp | undefined;
  /** Properties that do something when they are given a value. */
  readonly setters: RegExp | undefined;
  /** Properties that are calls. */
  readonly getters: RegExp | undefined;
  /** Names that the function, or one around it, declares. */
  readonly declared: ReadonlySet<string>;
  /** Whether objects that the model knows have a method of a name. */
  readonly isMethod: (name: string) => boolean;
  /** The object whose members can be named alone where lowering has come to. */
  implicit: string | undefined;
  /** What the value of an expression is about to be assigned to. */
  into: (Span & { readonly place: string }) | undefined;
  /** The outermost call around that is seen through. */
  wrapper: { readonly start: number; readonly end: number } | undefined;
  /** The object whose fields are given their values, where names alone mean those. */
  readonly fieldsOf: string | undefined;
  /** Whether the code stands in a macro that repeats it while a signal interrupts it. */
  retried: boolean;
  /** Whether something around the code ends its waits after a time. */
  bounded: boolean;
  /** Whether the next call is waited for until what it has begun is over. */
  awaits: boolean;
}

/** Takes the value that a piece of code comes to. */
export type Keep = (value: Value) => void;

/** The parts of expressions that are made of statements; whoever lowers statements provides them. */
export interface Statements {
  /** The value of a statement that stands in an expression. */
  readonly value: (item: Item) => Value;
  /** Adds the step of a call that is given a closure, and what the closure does; gives the value of the whole. */
  readonly closure: (closure: Item, site: CallSite) => Value;
}

/** The edges that are taken when a condition holds and when it does not. */
export interface Edges {
  readonly yes: Frontier;
  readonly no: Frontier;
}

/** Deeper nesting than any person writes is not followed; it would overflow the stack. */
export const deepest = 300;

export const other = (item: Item, operands: readonly Value[] = []): Value => ({
  kind: 'other',
  operands,
  start: item.start,
  end: item.end,
});

export type Span = Pick<Item, 'start' | 'end'>;

/** The text of an item without white space. */
export const compact = (low: Lowering, item: Span): string => low.text.slice(item.start, item.end).replace(/\s+/g, '');

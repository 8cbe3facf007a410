/** Turns the items of calls into steps and values. */
import { compiled } from '../base/compiled';
import type { ValueQuery } from '../languages/language';
import { type Item, partOf, partsOf } from './item';
import { clearPlace, lowerCondition, lowerExpression } from './lowerExpression';
import { moduleValue } from './lowerImport';
import { compact, type Edges, type Lowering, other, type Span } from './lowering';
import { asked } from './lowerResult';
import { valueOfQuery } from './queries';
import type { Argument, CallSite, Value } from './value';

const lastName = (callee: string): string => callee.slice(callee.lastIndexOf('.') + 1);

/** A closure behind the parentheses belongs to the call, also where a grammar takes it for that of the call's result. */
function whole(item: Item): Item {
  const inner = partOf(item, 'callee');
  const closure = partOf(item, 'closure');
  if (inner?.kind !== 'call' || !closure || partOf(item, 'argument') || partOf(inner, 'closure')) return item;
  return { ...item, children: [...inner.children, closure] };
}

/** Lowers a call: its receiver, its arguments, and then the call itself. */
export function lowerCall(low: Lowering, given: Item): Value {
  const item = whole(given);
  const calleeItem = partOf(item, 'callee');
  const written = calleeOf(low, item);
  const module = importedBy(low, item, written);
  if (module) return module;
  const allocated = low.manifest.allocator === written ? partsOf(item, 'argument') : [];
  if (allocated.length === 1 && allocated[0]) {
    return { kind: 'aggregate', fields: [], type: compact(low, allocated[0]), start: item.start, end: item.end };
  }
  if (low.transparent?.test(written)) return seenThrough(low, item, written);
  const special = low.bounding?.test(written) ? bounded(low, item) : resultCall(low, item, written);
  if (special) return special;
  // Some grammars have a node for what is called, in others its parts are parts of the call.
  const named = calleeItem?.kind === 'member' ? calleeItem : item;
  const object = partOf(named, 'object');
  const name = partOf(named, 'name');
  const { wrapper, awaits } = low;
  low.wrapper = undefined;
  low.awaits = false;
  const receiver = object ? lowerExpression(low, object) : impliedReceiver(low, item, written);
  // What a name is written with is seen through where names are followed.
  const clear = calleeItem && low.manifest.scopes ? clearPlace(low, calleeItem, receiver) : undefined;
  const callee = clear ?? written;
  const made = calleeItem && !object && calleeItem.kind !== 'name' ? lowerExpression(low, calleeItem) : undefined;
  const args = [
    ...partsOf(item, 'argument').map((argument) => lowerArgument(low, argument)),
    ...item.children.filter(isInnerCode).map((inner) => innerCode(low, inner)),
    ...item.children.filter(isInitialiser).flatMap((inner) => initialFields(low, inner)),
  ];
  low.wrapper = wrapper;
  const query = receiver && args.length === 0 ? queryNamed(low, name) : undefined;
  if (query && receiver) return valueOfQuery(query, receiver, { start: item.start, end: item.end });
  if (receiver && name && low.manifest.forms?.includes(compact(low, name))) return receiver;
  const [added, ...more] = args;
  if (receiver?.kind === 'place' && name && added && more.length === 0 && isAdder(low, name)) {
    low.graph.add({ op: 'assign', target: receiver.name, value: added.value, accumulates: true });
    return { kind: 'other', operands: [], start: item.start, end: item.end };
  }
  // A function that is called where it is written sees the variables it mentions.
  if (made?.kind === 'tuple') args.push({ value: made, spread: false, inner: true, start: made.start, end: made.end });
  const { lengthFunctions, equalityFunctions } = low.manifest;
  const [first, second] = args;
  if (equalityFunctions?.includes(callee) && first && second && args.length === 2) {
    const { start, end } = item;
    return { kind: 'compare', operator: '==', left: first.value, right: second.value, start, end };
  }
  if (lengthFunctions.includes(callee) && first && args.length === 1) {
    return { kind: 'length', of: first.value, start: item.start, end: item.end };
  }
  if (low.manifest.negations?.includes(callee) && first && args.length === 1) {
    return { kind: 'not', operand: first.value, start: item.start, end: item.end };
  }
  const site: CallSite = {
    id: low.calls++,
    callee,
    name: name ? compact(low, name) : lastName(callee),
    global: isGlobal(low, calleeItem ?? item),
    ...(receiver ? { receiver } : {}),
    ...(object && name ? onNothing(low, object, name) : {}),
    arguments: args,
    start: item.start,
    end: item.end,
    statement: low.statement,
    ...(low.scope ? { scope: { start: low.scope.start, end: low.scope.end } } : {}),
    retried: low.retried,
    calleeEnd: calleeItem?.end ?? name?.end ?? item.end,
    dropped: isWhole(low, item),
    ...(low.bounded ? { bounded: true } : {}),
    ...(awaits ? { awaited: true } : {}),
  };
  const closure = partOf(item, 'closure');
  if (closure) return low.statements.closure(closure, site);
  low.graph.add({ op: 'call', call: site });
  const leaves = low.leaves(callee);
  if (leaves === 'throw') low.graph.add({ op: 'throw' });
  if (leaves) low.graph.frontier = [];
  return { kind: 'call', call: site, start: item.start, end: item.end };
}

/** The object that a name means which stands alone, where that can be a member of one. */
function impliedReceiver(low: Lowering, { start }: Item, callee: string): Value | undefined {
  if (low.implicit === undefined || !low.isMethod(callee)) return undefined;
  return { kind: 'place', name: low.implicit, start, end: start };
}

/** What a call does when there is nothing that it could be made on. */
function onNothing(low: Lowering, object: Item, name: Item): Pick<CallSite, 'onNothing'> {
  const { optionalAccess, harmlessOnNull } = low.manifest;
  if (optionalAccess !== undefined && compact(low, { start: object.end, end: name.start }) === optionalAccess) {
    return { onNothing: 'skipped' };
  }
  const harmless = harmlessOnNull !== undefined && compiled(harmlessOnNull).test(compact(low, name));
  return harmless ? { onNothing: 'harmless' } : {};
}

/** What a method or property of a name asks of a value, where the language knows it. */
export const queryNamed = (low: Lowering, name: Item | undefined): ValueQuery | undefined =>
  name && ownOf(low.manifest.queries, compact(low, name));

/** What a table says of a name; of `toString` it says nothing unless somebody has put it there. */
const ownOf = <Entry>(table: Readonly<Record<string, Entry>> | undefined, name: string): Entry | undefined =>
  table && Object.hasOwn(table, name) ? table[name] : undefined;

/** What is yielded goes to somebody who may do anything with it. */
export function handOut(low: Lowering, item: Item): Value {
  const { start, end, kind } = item;
  const site: CallSite = {
    id: low.calls++,
    callee: kind,
    name: kind,
    global: false,
    calleeEnd: start,
    arguments: item.children.map((child) => lowerArgument(low, child)),
    start,
    end,
    statement: low.statement,
    retried: false,
    dropped: false,
  };
  low.graph.add({ op: 'call', call: site });
  return { kind: 'call', call: site, start, end };
}

/** The module that `require('x')` gives. */
function importedBy(low: Lowering, item: Item, callee: string): Value | undefined {
  if (low.manifest.importFunctions?.includes(callee) !== true) return undefined;
  const [source, ...others] = partsOf(item, 'argument');
  return source?.kind === 'string' && others.length === 0 ? moduleValue(low, item, source) : undefined;
}

/** A call that makes a failure, or asks a result what it is. */
function resultCall(low: Lowering, item: Item, callee: string): Value | undefined {
  const { results } = low.manifest;
  if (!results) return undefined;
  const args = partsOf(item, 'argument');
  if (results.failure.includes(callee)) {
    const operands = args.map((argument) => lowerExpression(low, argument));
    return { kind: 'failure', operands, start: item.start, end: item.end };
  }
  const calleeItem = partOf(item, 'callee');
  const named = calleeItem?.kind === 'member' ? calleeItem : item;
  const object = partOf(named, 'object');
  const name = partOf(named, 'name');
  const method = name && ownOf(results.methods, compact(low, name));
  // Who waits for a while only goes on without a result.
  if (!object || !method || (method === 'waits' && args.length > 0)) return undefined;
  const { bounded: before, awaits } = low;
  low.bounded ||= method === 'bounds';
  low.awaits ||= method === 'waits';
  const value = lowerExpression(low, object);
  low.bounded = before;
  low.awaits = awaits;
  return asked(low, item, method, value, args, isWhole(low, item));
}

/** The result of a call that is given to another one which bounds its wait. */
function bounded(low: Lowering, item: Item): Value {
  const { bounded: before } = low;
  const { boundsFirst, literals } = low.manifest;
  const args = partsOf(item, 'argument');
  // Who is told of no bound at all sets none.
  const endless = args.some((argument) => literals.null.includes(compact(low, partOf(argument, 'value') ?? argument)));
  low.bounded = before || !endless;
  const values = args.map((argument) => lowerExpression(low, argument));
  low.bounded = before;
  return values.at(boundsFirst ? 0 : -1) ?? other(item);
}

/** `object.name = value`, where that calls the method `name=`. */
export function lowerSetter(low: Lowering, target: Item, value: Value): void {
  const object = partOf(target, 'object');
  const name = partOf(target, 'name');
  const { start, end } = target;
  const called = `${name ? compact(low, name) : ''}=`;
  const site: CallSite = {
    id: low.calls++,
    callee: object ? `${qualified(low, object)}.${called}` : called,
    name: called,
    global: false,
    calleeEnd: target.end,
    ...(object ? { receiver: lowerExpression(low, object) } : {}),
    arguments: [{ value, spread: false, start: value.start, end: value.end }],
    start,
    end,
    statement: low.statement,
    retried: false,
    dropped: false,
  };
  low.graph.add({ op: 'call', call: site });
}

/** What is called, as far as a name says it. */
function calleeOf(low: Lowering, item: Item): string {
  const callee = partOf(item, 'callee');
  const name = partOf(item, 'name');
  if (callee || !name) return callee ? qualified(low, callee) : '';
  const { start } = partOf(item, 'object') ?? name;
  return qualified(low, { start, end: name.end });
}

/** The callee's name, with dots between its parts. */
export function qualified(low: Lowering, callee: Span): string {
  const { qualifier } = low.manifest;
  const written = compact(low, callee);
  return qualifier ? written.replaceAll(qualifier, '.').replace(/^\./, '') : written;
}

const isGlobal = (low: Lowering, callee: Item): boolean =>
  low.manifest.qualifier !== undefined && low.text.startsWith(low.manifest.qualifier, callee.start);

/** The value of a cast or a macro that gives its first argument back. What is dropped with it is dropped. */
function seenThrough(low: Lowering, item: Item, callee: string): Value {
  const outermost = low.wrapper === undefined;
  const { retried } = low;
  low.wrapper ??= { start: item.start, end: item.end };
  low.retried ||= compiled(low.manifest.lastError?.retrying ?? '^$').test(callee);
  const [first, ...others] = partsOf(item, 'argument').map((argument) => lowerExpression(low, argument));
  if (outermost) low.wrapper = undefined;
  low.retried = retried;
  return first && others.every(({ kind }) => kind === 'number') ? first : other(item, first ? [first, ...others] : []);
}

/** Whether the statement holds nothing but the call (and parentheses, `await` or a semicolon around it). */
export function isWhole(low: Lowering, item: Item): boolean {
  if (low.kept) return false;
  const { start, end } = low.statement;
  const whole = low.wrapper ?? item;
  // Both sides by themselves: a statement can hold thousands of calls, and is long then.
  return (
    item.end <= end &&
    /^[\s();]*(?:await(?=\s)[\s();]*)?$/.test(low.text.slice(start, whole.start)) &&
    /^[\s();]*$/.test(low.text.slice(whole.end, end))
  );
}

/** A function that belongs to a call without being an argument: a method of the nameless class whose object is made. */
const isInnerCode = ({ kind, parts }: Item): boolean => kind === 'function' && parts.length === 0;

/** What an object is given behind the arguments of its constructor. */
const isInitialiser = ({ kind, parts }: Item): boolean => kind === 'aggregate' && parts.length === 0;

const initialFields = (low: Lowering, item: Item): Argument[] =>
  item.children.map((child) => ({ ...lowerArgument(low, child), inner: true }));

function innerCode(low: Lowering, item: Item): Argument {
  return { value: lowerExpression(low, item), spread: false, inner: true, start: item.start, end: item.end };
}

export function lowerArgument(low: Lowering, item: Item): Argument {
  const at = { start: item.start, end: item.end };
  // In what initialises an object an assignment gives a field its value.
  if (item.kind === 'keyword' || (item.kind === 'assign' && item.parts.length === 0)) {
    const name = partOf(item, 'name') ?? partOf(item, 'target');
    const value = partOf(item, 'value');
    if (!name && !value) {
      // `{ name }` is short for `{ name: name }`.
      const written = compact(low, item);
      return { name: written, value: { kind: 'place', name: written, ...at }, spread: false, ...at };
    }
    // A name without a value is a value without a name.
    if (item.kind === 'keyword' && name && !value) return lowerArgument(low, name);
    return {
      ...(name ? { name: compact(low, name).replace(/^(['"])(.*)\1$/, '$2') } : {}),
      value: value ? lowerExpression(low, value) : other(item),
      spread: false,
      ...at,
    };
  }
  return { value: lowerExpression(low, item), spread: item.kind === 'splat', ...at };
}

/** `LIKELY(a && b)` is the condition in it. */
export function seenThroughCondition(low: Lowering, item: Item): Edges | undefined {
  const callee = calleeOf(low, item);
  const [first, ...others] = partsOf(item, 'argument');
  if (callee === '' || !first || others.some(({ kind }) => kind !== 'number')) return undefined;
  return low.transparent?.test(callee) ? lowerCondition(low, first) : undefined;
}

/** Whether a method does nothing but add to what it is called on. */
const isAdder = (low: Lowering, name: Item): boolean => low.manifest.adders?.includes(compact(low, name)) === true;

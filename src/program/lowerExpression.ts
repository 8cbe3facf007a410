/** Turns the items of expressions into values, and what they do on the way into steps. */
import type { Range } from '../base/text';
import { type Item, partOf, partsOf } from './item';
import { accumulation, assignment } from './lowerAssign';
import { handOut, lowerArgument, lowerCall, queryNamed, seenThroughCondition } from './lowerCall';
import { asCondition, choice, lowerTest } from './lowerChoice';
import { compact, deepest, type Edges, type Lowering, other, type Span } from './lowering';
import { lowerMacro } from './lowerMacro';
import { operation, operatorOf } from './lowerOperation';
import { lowerPattern } from './lowerPattern';
import { lowerGetter } from './lowerProperty';
import { propagated } from './lowerResult';
import { withPrefixOutside } from './prefixes';
import { valueOfQuery } from './queries';
import type { Field, Value } from './value';

/** The place a name or a path of fields stands for: a member variable belongs to the object even where that is not written. */
export function placeName(low: Lowering, item: Span): string {
  // A field is the same whether its object may be nothing or not.
  const written = compact(low, item).replace(/(?:\?|!!)\./g, '.');
  const { self, declares, closureParameter } = low.manifest;
  if (low.fields.size === 0 && !declares && closureParameter === undefined) return written;
  const [first = ''] = /^[\p{L}_$][\p{L}\p{N}_$]*/u.exec(written) ?? [];
  if (self !== undefined && low.fields.has(first)) return `${self}.${written}`;
  return low.scopes.placeOf(first) + written.slice(first.length);
}

/** Lowers an expression and gives its value. */
export function lowerExpression(low: Lowering, item: Item): Value {
  if (low.depth > deepest) return other(item);
  low.depth++;
  const value = lower(low, withPrefixOutside(low.manifest, item));
  low.depth--;
  return value;
}

function lower(low: Lowering, item: Item): Value {
  // Most expressions are names.
  if (item.kind === 'name') return lowerGetter(low, item, undefined) ?? nameValue(low, item);
  const at = { start: item.start, end: item.end };
  const one = (part: string) => {
    const child = partOf(item, part);
    return child ? lowerExpression(low, child) : other(item);
  };
  switch (item.kind) {
    case 'number':
      return { kind: 'number', value: numberOf(low.text.slice(item.start, item.end)), ...at };
    case 'string':
      return textValue(low, item);
    case 'negative': {
      const operand = one('operand');
      return operand.kind === 'number' ? { ...operand, value: -operand.value, ...at } : other(item, [operand]);
    }
    case 'not':
      return { kind: 'not', operand: asCondition(low, one('operand')), ...at };
    case 'conditional':
      return choice(low, item);
    case 'binary':
      return operation(low, item);
    case 'await': {
      low.awaits = true;
      const value = one('value');
      low.awaits = false;
      return value;
    }
    case 'cast':
      return one('value');
    case 'propagate':
      return propagated(low, item, one('value'));
    case 'macro':
      return lowerMacro(low, item);
    case 'matches':
      return lowerTest(low, item);
    case 'assert':
      return asserted(low, one('condition'));
    case 'address':
    case 'deref':
      return other(item, [one('operand')]);
    case 'alias':
    case 'assign':
    case 'declare':
      return assignment(low, item);
    case 'update':
      return accumulation(low, item);
    case 'call':
      return lowerCall(low, item);
    case 'yield':
      return handOut(low, item);
    case 'block':
    case 'if':
    case 'loop':
    case 'dowhile':
    case 'foreach':
    case 'switch':
    case 'race':
    case 'try':
    case 'with':
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
    case 'retry':
      return low.statements.value(item);
    case 'member': {
      const object = one('object');
      const getter = lowerGetter(low, item, object);
      if (getter) return getter;
      const query = queryNamed(low, partOf(item, 'name'));
      if (query) return valueOfQuery(query, object, at);
      if (isConstantName(low, item)) return { kind: 'constant', name: compact(low, item), ...at };
      const clear = low.manifest.scopes ? clearPlace(low, item, object) : undefined;
      if (clear !== undefined) return { kind: 'place', name: clear, ...at };
      if (object.kind === 'place') return { kind: 'place', name: fieldName(low, item, object.name), ...at };
      // A field of an element is followed by the way it is written, as long as the index is plain.
      return isElement(object) ? { kind: 'place', name: compact(low, item), ...at } : other(item, [object]);
    }
    case 'index': {
      const object = one('object');
      const indices = partsOf(item, 'index').map((index) => lowerExpression(low, index));
      for (const index of indices) low.graph.add({ op: 'index', object, index });
      return other(item, [object, ...indices]);
    }
    case 'slice':
      return other(item, [one('object'), one('bounds')]);
    case 'function':
      low.nested(item);
      return { kind: 'tuple', operands: namesIn(low, item), ...at };
    case 'class':
      low.nested(item);
      return other(item);
    case 'tuple':
      return { kind: 'tuple', operands: item.children.map((child) => lowerExpression(low, child)), ...at };
    case 'sequence':
      return lastOf(low, item);
    case 'aggregate':
      return aggregate(low, item);
    case 'size': {
      const [of] = item.children;
      const plain = of?.kind === 'name' || of?.kind === 'member' || of?.kind === 'deref';
      return { kind: 'size', of: plain ? lowerExpression(low, of) : undefined, ...at };
    }
    default:
      return wrapped(low, item);
  }
}

/** The path of a field: as it is written, unless what stands before it was seen through. */
/** The name of a field of a place, however the access to it is written: `a?.b` and `(a as B).b` are both `a.b`. */
export function clearPlace(low: Lowering, item: Item, object: Value | undefined): string | undefined {
  const written = partOf(item, 'object');
  if (!written || object?.kind !== 'place') return undefined;
  return object.name + compact(low, { start: written.end, end: item.end }).replace(/^[!?]+\./, '.');
}

function fieldName(low: Lowering, item: Item, object: string): string {
  const written = compact(low, item);
  const name = partOf(item, 'name');
  const rest = written.slice(object.length);
  const isPath = written.startsWith(object) && !/^(?:\?|!+)\./.test(rest);
  return isPath || !name ? written : `${object}.${compact(low, name)}`;
}

/** A value that ends the function when it is none: what comes behind can rely on it. */
function asserted(low: Lowering, value: Value): Value {
  const { yes, no } = low.graph.when(low.graph.add({ op: 'branch', condition: value }));
  low.graph.frontier = no;
  low.graph.add({ op: 'throw' });
  low.graph.frontier = yes;
  return value;
}

/** Text has no value but itself, unless other values are put into it. */
function textValue(low: Lowering, item: Item): Value {
  const { start, end } = item;
  if (item.children.some(({ kind }) => kind !== 'string')) {
    return other(
      item,
      item.children.map((child) => lowerExpression(low, child)),
    );
  }
  const written = low.text.slice(start, end);
  const content = /^\w*(["'])([\s\S]*)\1$/.exec(written)?.[2] ?? written;
  return { kind: 'text', empty: content === '', content, start, end };
}

/** A sequence has the value of its last part. One that has a single part is only another way to write that. */
function lastOf(low: Lowering, item: Item): Value {
  const [only] = item.children;
  const outermost = low.wrapper === undefined && item.children.length === 1 && only?.kind === 'call';
  if (outermost) low.wrapper = { start: item.start, end: item.end };
  const values = item.children.map((child) => lowerExpression(low, child));
  if (outermost) low.wrapper = undefined;
  return values.at(-1) ?? other(item);
}

/** Parentheses are seen through; of anything else only what it is made of is known. */
function wrapped(low: Lowering, item: Item): Value {
  const [only] = item.children;
  if (only && item.children.length === 1) {
    if (/^[\s()]*$/.test(around(low, item, only))) return lowerExpression(low, only);
  }
  return other(
    item,
    item.children.map((child) => lowerExpression(low, child)),
  );
}

const nameValue = (low: Lowering, { start, end }: Item): Value => nameAt(low, start, end);

/** What a name, or a path of names, stands for that is written there. */
export function nameAt(low: Lowering, start: number, end: number): Value {
  const at = { start, end };
  const name = low.text.slice(start, end);
  const { literals, constants } = low.manifest;
  if (literals.null.includes(name)) return { kind: 'null', ...at };
  if (literals.true.includes(name)) return { kind: 'boolean', value: true, ...at };
  if (literals.false.includes(name)) return { kind: 'boolean', value: false, ...at };
  const constant = constants?.[name];
  if (constant !== undefined) return { kind: 'number', value: constant, ...at };
  if (isConstantName(low, at)) return { kind: 'constant', name, ...at };
  return { kind: 'place', name: placeName(low, at), ...at };
}

function isConstantName(low: Lowering, item: Span): boolean {
  if (!low.constants) return false;
  const name = compact(low, item);
  return low.constants.test(name) && !low.scopes.isOwn(name);
}

/** The value of a number as it is written; suffixes and separators are left out. NaN for what is not a plain number. */
function numberOf(text: string): number {
  const plain = text.replace(/_/g, '');
  return /^0[xX]/.test(plain) ? Number.parseInt(plain, 16) : Number.parseFloat(plain);
}

/** Lowers a condition to the edges that are taken when it holds and when it does not. */
export function lowerCondition(low: Lowering, item: Item): Edges {
  if (low.depth > deepest) return low.graph.when(low.graph.add({ op: 'branch', condition: other(item) }));
  low.depth++;
  const edges = condition(low, withPrefixOutside(low.manifest, item));
  low.depth--;
  return edges;
}

function condition(low: Lowering, item: Item): Edges {
  const operator = operatorOf(low, item);
  const [first, ...rest] = operator === 'and' || operator === 'or' ? partsOf(item, 'operand') : [];
  if (first && rest.length > 0) {
    let { yes, no } = lowerCondition(low, first);
    for (const operand of rest) {
      low.graph.frontier = operator === 'and' ? yes : no;
      const next = lowerCondition(low, operand);
      yes = operator === 'and' ? next.yes : [...yes, ...next.yes];
      no = operator === 'and' ? [...no, ...next.no] : next.no;
    }
    return { yes, no };
  }
  const pattern = item.kind === 'matches' ? partOf(item, 'pattern') : undefined;
  const matched = pattern && partOf(item, 'value');
  if (pattern && matched) return lowerPattern(low, pattern, lowerExpression(low, matched));
  const operand = item.kind === 'not' ? partOf(item, 'operand') : undefined;
  if (operand) {
    const { yes, no } = lowerCondition(low, operand);
    return { yes: no, no: yes };
  }
  const [only] = item.children;
  if (item.kind === 'other' && only && item.children.length === 1 && /^[()\s]*$/.test(around(low, item, only))) {
    return lowerCondition(low, only);
  }
  const transparent = item.kind === 'call' ? seenThroughCondition(low, item) : undefined;
  if (transparent) return transparent;
  return low.graph.when(low.graph.add({ op: 'branch', condition: asCondition(low, lowerExpression(low, item)) }));
}

/** What is written around a part of something, without comments. */
export const around = (low: Lowering, outer: Range, inner: Range): string =>
  `${low.text.slice(outer.start, inner.start)} ${low.text.slice(inner.end, outer.end)}`.replace(low.comment, ' ');

function aggregate(low: Lowering, item: Item): Value {
  const type = partOf(item, 'type');
  const fields = item.children.filter((child) => child !== type).map((child) => lowerField(low, child));
  const { start, end } = item;
  return { kind: 'aggregate', fields, ...(type ? { type: compact(low, type) } : {}), start, end };
}

/** Whether a value is an element of something, by a plain index. */
const isElement = (value: Value): boolean =>
  value.kind === 'other' &&
  value.operands.length === 2 &&
  value.operands.every(({ kind }) => kind === 'place' || kind === 'number');

function lowerField(low: Lowering, item: Item): Field {
  const { name, value, spread } = lowerArgument(low, item);
  return { value, ...(name === undefined ? {} : { name }), ...(spread ? { spread } : {}) };
}

/** The places a nested function mentions: it can look at them whenever it is called. */
export function namesIn(low: Lowering, item: Item): Value[] {
  const names: Value[] = [];
  const pending: Item[] = [...item.children];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.kind === 'name') names.push(nameValue(low, next));
    for (const child of next.children) pending.push(child);
  }
  return names;
}

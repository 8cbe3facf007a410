/** Lowers expressions of which only a part is evaluated: `a && b`, `c ? a : b`. */
import type { Frontier } from './graph';
import { type Item, partOf, partsOf } from './item';
import { lowerCondition, lowerExpression } from './lowerExpression';
import { type Lowering, other } from './lowering';
import type { Value } from './value';

/** `a && b` as a value: the right side is only evaluated on one edge. */
export function shortCircuit(low: Lowering, item: Item, operator: 'and' | 'or'): Value {
  const [left, right] = partsOf(item, 'operand');
  if (!left || !right) return other(item);
  const first = asCondition(low, lowerExpression(low, left));
  const { yes, no } = low.graph.when(low.graph.add({ op: 'branch', condition: first }));
  const goesOn = operator === 'and' ? yes : no;
  low.graph.frontier = goesOn;
  const second = asCondition(low, lowerExpression(low, right));
  low.graph.frontier = [...low.graph.frontier, ...(operator === 'and' ? no : yes)];
  low.graph.add({ op: 'join' });
  const kind = operator === 'and' ? 'both' : 'either';
  return { kind, operands: [first, second], start: item.start, end: item.end };
}

/** `a ?? b`: the right side takes the place of nothing. The value is kept in a place of its own. */
export function instead(low: Lowering, item: Item): Value {
  const [left, right] = partsOf(item, 'operand');
  if (!left || !right) return other(item);
  const at = { start: item.start, end: item.end };
  const target = `?${item.start}`;
  const first = lowerExpression(low, left);
  low.graph.add({ op: 'assign', target, value: first, accumulates: false });
  const condition: Value = { kind: 'compare', operator: '==', left: first, right: { kind: 'null', ...at }, ...at };
  const { yes, no } = low.graph.when(low.graph.add({ op: 'branch', condition }));
  low.graph.frontier = yes;
  low.graph.add({ op: 'assign', target, value: lowerExpression(low, right), accumulates: false });
  low.graph.frontier = [...low.graph.frontier, ...no];
  low.graph.add({ op: 'join' });
  return { kind: 'place', name: target, ...at };
}

/** `c ? a : b`: the value is kept in a place of its own. */
export function choice(low: Lowering, item: Item): Value {
  const condition = partOf(item, 'condition');
  if (!condition) return other(item);
  const { yes, no } = lowerCondition(low, condition);
  const name = `?${item.start}`;
  const ends: Frontier[] = [];
  for (const [edges, part] of [
    [yes, partOf(item, 'then')],
    [no, partOf(item, 'else')],
  ] as const) {
    low.graph.frontier = edges;
    low.graph.add({ op: 'join' });
    if (part) low.graph.add({ op: 'assign', target: name, value: lowerExpression(low, part), accumulates: false });
    ends.push(low.graph.frontier);
  }
  low.graph.frontier = ends.flat();
  low.graph.add({ op: 'join' });
  return { kind: 'place', name, start: item.start, end: item.end };
}

/** `return c ? a : b`: each value by itself, so that what decides between them goes with it. */
export function eachWay(low: Lowering, item: Item, give: (value: Value) => void): void {
  const condition = partOf(item, 'condition');
  const [then, otherwise] = [partOf(item, 'then'), partOf(item, 'else')];
  // What stands for the condition where it holds is nothing to part from it.
  if (!condition || !then || !otherwise) {
    give(lowerExpression(low, item));
    return;
  }
  const { yes, no } = lowerCondition(low, condition);
  for (const [edges, part] of [
    [yes, then],
    [no, otherwise],
  ] as const) {
    low.graph.frontier = edges;
    low.graph.add({ op: 'join' });
    if (part.kind === 'conditional') eachWay(low, part, give);
    else give(lowerExpression(low, part));
  }
}

/** A value as the question whether it is true. */
export function asCondition(low: Lowering, value: Value): Value {
  if (!low.manifest.onlyNullIsFalse || asks.has(value.kind)) return value;
  return { kind: 'present', operand: value, start: value.start, end: value.end };
}

/** Kinds of values that are questions themselves. */
const asks: ReadonlySet<Value['kind']> = new Set<Value['kind']>([
  'not',
  'present',
  'both',
  'either',
  'compare',
  'boolean',
]);

/** A condition on the form of a value, as a value itself. */
export function lowerTest(low: Lowering, item: Item): Value {
  const { yes, no } = lowerCondition(low, item);
  const name = `?${item.start}`;
  const at = { start: item.start, end: item.end };
  const ends: Frontier[] = [];
  for (const [edges, value] of [
    [yes, true],
    [no, false],
  ] as const) {
    low.graph.frontier = edges;
    low.graph.add({ op: 'assign', target: name, value: { kind: 'boolean', value, ...at }, accumulates: false });
    ends.push(low.graph.frontier);
  }
  low.graph.frontier = ends.flat();
  low.graph.add({ op: 'join' });
  return { kind: 'place', name, ...at };
}

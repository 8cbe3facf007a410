/** Lowers patterns: forms that a value is matched with, which give names to what it is made of. */
import type { Frontier } from './graph';
import { type Item, partOf, partsOf } from './item';
import { assign } from './lowerAssign';
import { lowerExpression } from './lowerExpression';
import type { Edges, Lowering } from './lowering';
import type { Value } from './value';

const made = (item: Item, of: readonly Value[]): Value => ({
  kind: 'other',
  operands: of,
  start: item.start,
  end: item.end,
});

/** The edges that are taken when `value` has the form of a pattern and when not; on the first its names hold what they stand for. */
export function lowerPattern(low: Lowering, item: Item, value: Value): Edges {
  switch (item.kind) {
    case 'wildcard':
      return always(low);
    case 'name':
      return named(low, item, value);
    case 'number':
    case 'negative':
    case 'string':
      return equal(low, item, value);
    case 'variant':
      return variant(low, item, value);
    case 'alternatives': {
      const yes: Frontier[] = [];
      for (const one of item.children) {
        const edges = lowerPattern(low, one, value);
        yes.push(edges.yes);
        low.graph.frontier = edges.no;
      }
      return { yes: yes.flat(), no: low.graph.frontier };
    }
    case 'tuple': {
      const parts = item.children.map((one, component): [Item, Value] => [
        one,
        value.kind === 'call' ? { ...value, component } : made(item, [value]),
      ]);
      return all(low, parts);
    }
    default: {
      const [only, ...others] = item.children;
      if (item.kind === 'other' && only && others.length === 0) return lowerPattern(low, only, value);
      if (item.children.length === 0) return unknown(low, item, value);
      const { yes, no } = unknown(low, item, value);
      low.graph.frontier = yes;
      const inside = all(
        low,
        item.children.map((one): [Item, Value] => [one, made(one, [value])]),
      );
      return { yes: inside.yes, no: [...no, ...inside.no] };
    }
  }
}

const always = (low: Lowering): Edges => ({ yes: low.graph.frontier, no: [] });

const branch = (low: Lowering, condition: Value): Edges => low.graph.when(low.graph.add({ op: 'branch', condition }));

const unknown = (low: Lowering, item: Item, value: Value): Edges => branch(low, made(item, [value]));

const equal = (low: Lowering, item: Item, value: Value): Edges =>
  branch(low, {
    kind: 'compare',
    operator: '==',
    left: value,
    right: lowerExpression(low, item),
    start: item.start,
    end: item.end,
  });

/** Whether a name in a pattern stands for a constant, by how such names are written, and does not give what it meets a name. */
const isConstant = (name: string): boolean => /^[A-Z]/.test(name);

function named(low: Lowering, item: Item, value: Value): Edges {
  const name = low.text.slice(item.start, item.end);
  const { start, end } = item;
  if (low.manifest.results?.nothing.includes(name))
    return branch(low, { kind: 'is', what: 'absent', of: value, start, end });
  if (isConstant(name)) return equal(low, item, value);
  assign(low, item, value);
  return always(low);
}

function variant(low: Lowering, item: Item, value: Value): Edges {
  const name = partOf(item, 'name');
  const written = name ? low.text.slice(name.start, name.end) : '';
  const { results } = low.manifest;
  const at = { start: item.start, end: item.end };
  const inner = partsOf(item, 'value');
  const excluded = results?.success[written];
  const [{ yes, no }, payload]: readonly [Edges, Value] = excluded
    ? [flipped(branch(low, { kind: 'is', what: excluded, of: value, ...at })), value]
    : results?.failure.includes(written)
      ? [branch(low, { kind: 'is', what: 'failure', of: value, ...at }), made(item, [value])]
      : [unknown(low, item, value), made(item, [value])];
  low.graph.frontier = yes;
  const inside = all(
    low,
    inner.map((one): [Item, Value] => [one, payload]),
  );
  return { yes: inside.yes, no: [...no, ...inside.no] };
}

const flipped = ({ yes, no }: Edges): Edges => ({ yes: no, no: yes });

/** Patterns that have to match together, each its own value. */
function all(low: Lowering, parts: readonly (readonly [Item, Value])[]): Edges {
  const no: Frontier[] = [];
  for (const [item, value] of parts) {
    const edges = lowerPattern(low, item, value);
    no.push(edges.no);
    low.graph.frontier = edges.yes;
  }
  return { yes: low.graph.frontier, no: no.flat() };
}

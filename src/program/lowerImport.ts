/** Turns imports and exports into steps: names are given what they stand for, and what goes out is in the hands of others. */
import { type Item, partOf } from './item';
import { assign, assignField } from './lowerAssign';
import type { Lowering } from './lowerExpression';
import { modulePlace, type Value } from './value';
import { declaredIn } from './variables';

/** Gives the names that an import introduces what they stand for. */
export function lowerImport(low: Lowering, item: Item): void {
  const source = partOf(item, 'source');
  if (!source) return;
  const module = moduleValue(low, item, source);
  for (const child of item.children) {
    if (child.parts.includes('whole')) assign(low, child, module);
    else if (child.kind === 'keyword') assignField(low, child, module);
  }
}

/** A module as a value: a place whose name no code can write. */
export function moduleValue(low: Lowering, item: Item, source: Item): Value {
  const name = low.text.slice(source.start + 1, source.end - 1);
  return { kind: 'place', name: modulePlace(name), start: item.start, end: item.end };
}

/** Gives what an export declares or names away. */
export function handExportsOut(low: Lowering, item: Item): void {
  const { start, end } = item;
  const operands = exportedNames(low, item);
  low.graph.add({
    op: 'assign',
    target: undefined,
    value: { kind: 'other', operands, start, end },
    accumulates: false,
  });
}

function exportedNames(low: Lowering, item: Item): readonly Value[] {
  return item.children.flatMap((child): readonly Value[] => {
    const { start, end } = child;
    const named = child.kind === 'name' || child.kind === 'keyword';
    const names = named
      ? [low.text.slice(start, end)]
      : child.kind === 'statement'
        ? declaredIn(low.text, [child])
        : [];
    return [...names].map((name) => ({ kind: 'place', name, start, end }));
  });
}

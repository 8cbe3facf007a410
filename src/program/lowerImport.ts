/** Turns imports and exports into steps: names are given what they stand for, and what goes out is in the hands of others. */
import { type Item, partOf } from './item';
import { assign, assignField } from './lowerAssign';
import type { Lowering } from './lowering';
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
  const [whole] = low.manifest.scopes?.exports ?? [];
  if (whole === undefined) return;
  const give = (target: string, value: Value) => low.graph.add({ op: 'assign', target, value, accumulates: false });
  for (const value of operands) give(`${whole}.${value.name}`, value);
  const all = item.children.find(({ parts }) => parts.includes('whole'));
  if (!all) return;
  const range = { start: all.start, end: all.end };
  const name = low.text.slice(all.start, all.end);
  give(whole, all.kind === 'name' ? { kind: 'place', name, ...range } : { kind: 'other', operands: [], ...range });
}

type Named = Extract<Value, { readonly kind: 'place' }>;

function exportedNames(low: Lowering, item: Item): readonly Named[] {
  return item.children.flatMap((child): readonly Named[] => {
    const { start, end } = child;
    const named = child.kind === 'name' || child.kind === 'keyword';
    const defined = child.kind === 'function' || child.kind === 'class' ? partOf(child, 'name') : undefined;
    const names = named
      ? [low.text.slice(start, end)]
      : defined
        ? [low.text.slice(defined.start, defined.end)]
        : child.kind === 'statement'
          ? declaredIn(low.text, [child])
          : [];
    return [...names].map((name) => ({ kind: 'place', name, start, end }));
  });
}

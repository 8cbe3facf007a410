/** Puts a prefix where the language has it: around the whole chain `!a.b()`, although the grammar has it around the first name. */
import type { LanguageManifest } from '../languages/language';
import type { Item } from './item';

/** The part of each link of a chain that the chain goes on in. */
const links: Readonly<Partial<Record<Item['kind'], string>>> = {
  call: 'callee',
  member: 'object',
  index: 'object',
  assert: 'condition',
};

const prefixes: ReadonlySet<Item['kind']> = new Set<Item['kind']>(['not', 'negative']);

/** The item as the language means it. */
export function withPrefixOutside({ prefixesInside }: LanguageManifest, item: Item): Item {
  if (!prefixesInside || links[item.kind] === undefined) return item;
  const chain: Item[] = [];
  let inner: Item | undefined = item;
  // A prefix that stands in parentheses begins behind them.
  while (inner && links[inner.kind] !== undefined && inner.start === item.start) {
    chain.push(inner);
    inner = nextOf(inner);
  }
  if (!inner || !prefixes.has(inner.kind) || inner.start !== item.start) return item;
  const prefix = inner;
  const operand = prefix.children.find(({ parts }) => parts.includes('operand'));
  if (!operand) return item;
  let rebuilt: Item = { ...operand, parts: prefix.parts };
  for (const link of chain.reverse()) {
    const before = nextOf(link);
    const { start } = operand;
    rebuilt = { ...link, start, children: link.children.map((child) => (child === before ? rebuilt : child)) };
  }
  return { ...prefix, end: item.end, parts: item.parts, children: [{ ...rebuilt, parts: ['operand'] }] };
}

const nextOf = ({ kind, children }: Item): Item | undefined =>
  children.find(({ parts }) => parts.includes(links[kind] ?? ''));

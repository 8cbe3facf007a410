/** The tree of captured nodes, nested by their ranges. */
import type { Capture } from '../syntax/captures';
import { type Kind, rankOf } from './vocabulary';

/** A captured node: what it is, and which parts it plays in the items around it. */
export interface Item {
  readonly kind: Kind | 'other';
  readonly start: number;
  readonly end: number;
  /** The parts this item plays in its parent, such as `callee`. */
  readonly parts: readonly string[];
  /** In the order of the text. */
  readonly children: readonly Item[];
}

/** Parts that need not be direct children of what they are parts of. */
const deepParts: ReadonlySet<string> = new Set(['name', 'owner', 'self', 'result']);

interface Draft {
  kind: Kind | 'other';
  /** Whether it is a block besides, as a body with handlers is. */
  block: boolean;
  start: number;
  end: number;
  roles: { kind: string; part: string }[];
  parts: string[];
  children: Draft[];
}

const roles = new Map<string, Draft['roles'][number] | undefined>();

/** What a capture with a dot says: which part of what. */
function roleIn(name: string): Draft['roles'][number] | undefined {
  if (!roles.has(name)) {
    const dot = name.indexOf('.');
    roles.set(name, dot < 0 ? undefined : { kind: name.slice(0, dot), part: name.slice(dot + 1) });
  }
  return roles.get(name);
}

/**
 * A node that is two things is the one further out, as a parameter that is only a name. What is also a block is first of all the
 * other thing: a body with handlers.
 */
const isFurther = (kind: Kind, known: Draft['kind']): boolean =>
  known === 'other' || known === 'block' || (kind !== 'block' && rankOf(kind) < rankOf(known));

/** The item of the first captured node that contains all others, or an `other` around them when there is none. */
export function buildItems(captures: readonly Capture[]): Item {
  const drafts = new Map<number, Draft>();
  for (const { name, node, start, end } of captures) {
    let draft = drafts.get(node);
    if (!draft) {
      draft = { kind: 'other', block: false, start, end, roles: [], parts: [], children: [] };
      drafts.set(node, draft);
    }
    const role = roleIn(name);
    if (role) draft.roles.push(role);
    else {
      draft.block ||= name === 'block';
      if (isFurther(name as Kind, draft.kind)) draft.kind = name as Kind;
    }
  }
  const sorted = [...drafts.values()].filter(({ kind }) => kind !== 'comment');
  // A stable sort: of two nodes with the same range and rank the one that was captured first contains the other.
  sorted.sort((a, b) => a.start - b.start || b.end - a.end || rankOfDraft(a) - rankOfDraft(b));

  const end = Number.MAX_SAFE_INTEGER;
  const root: Draft = { kind: 'other', block: false, start: 0, end, roles: [], parts: [], children: [] };
  const open: Draft[] = [root];
  for (const draft of sorted) {
    while (open.length > 1 && draft.start >= (open.at(-1)?.end ?? 0)) open.pop();
    (open.at(-1) ?? root).children.push(draft);
    for (const { kind, part } of draft.roles) {
      // Most parts are direct children; a name inside a declarator belongs to the function further out.
      const owner = open.findLast((around) => around.kind === kind);
      if (owner && (owner === open.at(-1) || deepParts.has(part))) draft.parts.push(part);
    }
    open.push(draft);
  }
  const [only] = root.children;
  if (root.children.length === 1 && only) return only;
  return { ...root, start: root.children[0]?.start ?? 0, end: root.children.at(-1)?.end ?? 0 };
}

/** A body that holds nothing but one function or one loop has its range, and is around it nevertheless. */
const rankOfDraft = ({ kind, block, roles }: Draft): number =>
  Math.min(rankOf(kind), ...(block ? roles.map((role) => rankOf(role.kind as Kind) - 0.5) : []));

/** The first child that plays `part`. */
export const partOf = (item: Item, part: string): Item | undefined =>
  item.children.find(({ parts }) => parts.includes(part));

/** The code of a function or a closure: where a grammar has no node for it, what plays no other part is a block. */
export function bodyOf(item: Item): readonly Item[] {
  const body = partsOf(item, 'body');
  if (body.length > 0) return body;
  const children = item.children.filter(({ parts, kind }) => parts.length === 0 && kind !== 'parameter');
  const [first] = children;
  if (!first) return [];
  return [{ kind: 'block', start: first.start, end: children.at(-1)?.end ?? first.end, parts: ['body'], children }];
}

/** All children that play `part`. */
export const partsOf = (item: Item, part: string): readonly Item[] =>
  item.children.filter(({ parts }) => parts.includes(part));

/**
 * All items below `item` in the order of the text; only what `enters` allows is looked into. Without recursion, since code may nest
 * deeper than the stack.
 */
export function* below(item: Item, enters: (one: Item) => boolean): Generator<Item> {
  const pending: Item[] = [];
  // One by one: a call does not take as many arguments as a table can have elements.
  const open = ({ children }: Item) => {
    for (let at = children.length; at-- > 0; ) pending.push(children[at] as Item);
  };
  open(item);
  for (let one = pending.pop(); one; one = pending.pop()) {
    yield one;
    if (enters(one)) open(one);
  }
}

/** The first item below `item` that plays `part`, however deep, but not inside another item of `item`'s kind. */
export function deepPart(item: Item, part: string): Item | undefined {
  for (const one of below(item, ({ kind }) => kind !== item.kind)) if (one.parts.includes(part)) return one;
  return undefined;
}

/** All items below `item` that play `part`, however deep, but not inside another item of `item`'s kind. */
export const deepPartsOf = (item: Item, part: string): readonly Item[] =>
  [...below(item, ({ kind }) => kind !== item.kind)].filter(({ parts }) => parts.includes(part));

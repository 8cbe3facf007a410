/** The variables a function declares, with the types that are written there. */
import { perObject } from '../base/memo';
import { deepPart, deepPartsOf, type Item, partOf, partsOf } from './item';

export interface Variable {
  readonly name: string;
  /** As it is written, without what stands around the name: `unsigned int`, `struct header`. Empty when two are different. */
  readonly type: string;
  /** Whether the variable is no value of the type itself: it points to one, or holds several. */
  readonly is: 'value' | 'pointer' | 'array';
}

/** The parameters and local variables below `items`; those of nested functions are not looked at. */
export function variablesIn(text: string, items: readonly Item[]): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  const note = (declarator: Item, type: Item | undefined) => {
    const variable = type && variableOf(text, declarator, type);
    if (!variable) return;
    const known = variables.get(variable.name);
    const same = known === undefined || (known.type === variable.type && known.is === variable.is);
    // A name that means different things in different blocks means nothing that is known.
    variables.set(variable.name, same ? variable : { ...variable, type: '' });
  };
  for (const item of ownItems(items)) {
    if (item.kind === 'statement') {
      const type = partOf(item, 'type');
      for (const declarator of partsOf(item, 'declarator')) note(declarator, type);
    }
    const resource = item.kind === 'assign' ? partOf(item, 'target') : undefined;
    if (resource) note(resource, partOf(item, 'type') ?? castTo(item));
    if (item.kind === 'foreach') for (const target of partsOf(item, 'target')) note(target, partOf(item, 'type'));
    if (item.kind === 'declare') for (const target of partsOf(item, 'target')) note(target, partOf(item, 'type'));
    if (item.kind === 'parameter') {
      const names = deepPartsOf(item, 'name');
      for (const name of names.length > 0 ? names : [item]) note(name, deepPart(item, 'type'));
    }
  }
  return variables;
}

/** The type that what is assigned is cast to. */
function castTo(assignment: Item): Item | undefined {
  const value = partOf(assignment, 'value');
  return value?.kind === 'cast' ? partOf(value, 'type') : undefined;
}

/** The names that functions below `items` declare for themselves, whatever is outside; those of nested functions are not looked at. */
export function namesDeclaredIn(text: string, items: readonly Item[]): readonly string[] {
  const names: string[] = [];
  for (const item of ownItems(items)) {
    for (const { start, end } of declaratorsOf(item)) {
      const name = /[\p{L}_$][\p{L}\p{N}_$]*/u.exec(text.slice(start, end))?.[0];
      if (name) names.push(name);
    }
  }
  return names;
}

function declaratorsOf(item: Item): readonly Item[] {
  switch (item.kind) {
    case 'statement':
      return partsOf(item, 'declarator');
    case 'declare':
    case 'foreach':
      return partsOf(item, 'target');
    case 'assign':
      return partOf(item, 'type') ? partsOf(item, 'target') : [];
    case 'parameter':
      return [deepPart(item, 'name') ?? item];
    default:
      return [];
  }
}

/** Items and all that they hold, but for nested functions and classes. */
const ownItems = perObject((items: readonly Item[]): readonly Item[] => {
  const own: Item[] = [];
  const pending = [...items];
  for (let item = pending.pop(); item; item = pending.pop()) {
    own.push(item);
    // One by one: a call does not take as many arguments as a table can have elements.
    for (const child of item.children) if (child.kind !== 'function' && child.kind !== 'class') pending.push(child);
  }
  return own;
});

/** The variable that a declarator such as `*names[4] = {0}` declares. */
export function variableOf(text: string, declarator: Item, type: Item | undefined): Variable | undefined {
  const [written = ''] = text.slice(declarator.start, declarator.end).split('=', 1);
  const match =
    /^([*&\s(]*(?:\b(?:const|volatile|restrict)\b[*\s]*)*)([A-Za-z_$][\w$]*)\s*(\[|\(\s*(?:\)|void\b))?/.exec(written);
  const [, before = '', name, after] = match ?? [];
  // A variable that is made with arguments looks like a function, but for one without any.
  if (name === undefined || after?.startsWith('(')) return undefined;
  const is = after === '[' ? 'array' : before.includes('*') ? 'pointer' : 'value';
  return { name, type: type ? text.slice(type.start, type.end).replace(/\s+/g, ' ') : '', is };
}

/** All names that the parameters, variables, loops, imports and functions below `items` introduce; nested functions have their own. */
export function declaredIn(text: string, items: readonly Item[]): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (item: Item): void => {
    const value = item.kind === 'assign' ? partOf(item, 'target') : item.kind === 'keyword' && partOf(item, 'value');
    if (value) note(value);
    else if (item.kind === 'tuple' || item.kind === 'aggregate') item.children.forEach(note);
    else {
      const [name] = /[A-Za-z_$][\w$]*/.exec(text.slice(item.start, item.end)) ?? [];
      if (name !== undefined && !/^[\s]*[[{]/.test(text.slice(item.start, item.end))) names.add(name);
      else item.children.forEach(note);
    }
  };
  const pending = [...items];
  for (let item = pending.pop(); item; item = pending.pop()) {
    if (item.kind === 'statement') partsOf(item, 'declarator').forEach(note);
    else if (item.kind === 'declare') partsOf(item, 'target').forEach(note);
    else if (item.kind === 'foreach') partsOf(item, 'target').forEach(note);
    else if (item.kind === 'import') item.children.filter(({ kind }) => kind !== 'string').forEach(note);
    else if (item.kind === 'parameter') note(deepPart(item, 'name') ?? item);
    if (item.kind === 'function' || item.kind === 'class') {
      const name = item.children.find(({ parts, kind }) => parts.includes('name') && kind === 'name');
      if (name) names.add(text.slice(name.start, name.end));
    } else for (const child of item.children) pending.push(child);
  }
  return names;
}

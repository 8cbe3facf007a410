/** What classes are declared to be, where their methods are defined elsewhere: by their members and by what they add to. */
import { hash } from '../base/hash';
import type { LoweredFunction } from './lowerFunction';
import type { Variable } from './variables';

export interface DeclaredClass {
  /** The classes it adds to, by their last names. */
  readonly bases: readonly string[];
  /** The types of its member variables, as they are written; empty where declarations differ. */
  readonly fields: Readonly<Record<string, string>>;
  readonly methods: readonly string[];
}

/** Classes by name. */
export interface Classes {
  get(name: string): DeclaredClass | undefined;
  /** The same for classes that are declared in the same way. */
  readonly key: string;
}

export const noClasses: Classes = { get: () => undefined, key: '' };

/** Some declarations; those of the same name are taken together, since a class is often declared anew for each platform. */
export function joinClasses(all: Iterable<DeclaredClass>): DeclaredClass | undefined {
  let joined: DeclaredClass | undefined;
  for (const one of all) joined = joined ? both(joined, one) : one;
  return joined;
}

/** The classes that a file declares itself, and else those of others. */
export function withOwn(own: readonly (readonly [string, DeclaredClass])[], others: Classes): Classes {
  if (own.length === 0) return others;
  const declared = new Map<string, DeclaredClass[]>();
  for (const [name, one] of own) declared.set(name, [...(declared.get(name) ?? []), one]);
  return {
    get: (name) => joinClasses(declared.get(name) ?? []) ?? others.get(name),
    key: hash(others.key + JSON.stringify(own)),
  };
}

function both(one: DeclaredClass, other: DeclaredClass): DeclaredClass {
  const fields = new Map(Object.entries(one.fields));
  for (const [name, type] of Object.entries(other.fields)) {
    fields.set(name, (fields.get(name) ?? type) === type ? type : '');
  }
  return {
    bases: [...new Set([...one.bases, ...other.bases])],
    fields: Object.fromEntries(fields),
    methods: [...new Set([...one.methods, ...other.methods])],
  };
}

/** How far classes that add to others are followed. */
const mostAncestors = 12;

/** The names of a class and of those that it adds to, as far as they are known, the nearest first. */
export function ancestryOf(classes: Classes, name: string): readonly string[] {
  const chain = new Set([name]);
  for (const one of chain) {
    if (chain.size > mostAncestors) break;
    for (const base of classes.get(one)?.bases ?? []) chain.add(base);
  }
  return [...chain];
}

/** The type of a member variable of a class, or of one that it adds to. */
export function memberType(classes: Classes, owner: string, field: string): string | undefined {
  for (const one of ancestryOf(classes, owner)) {
    const fields = classes.get(one)?.fields;
    if (fields && Object.hasOwn(fields, field)) return fields[field];
  }
  return undefined;
}

/** Whether a class has a method of a name by its declaration or that of a class that it adds to. */
export const hasMethod = (classes: Classes, owner: string, method: string): boolean =>
  ancestryOf(classes, owner).some((one) => classes.get(one)?.methods.includes(method) === true);

/** The class whose method is called on an object of a class: the nearest that has one of the name. */
export const methodOwner = (classes: Classes, name: string, method: string): string | undefined =>
  ancestryOf(classes, name).find((one) => classes.get(one)?.methods.includes(method) === true);

/** A method that is defined outside its class, with the member variables that the class is declared to have. */
export function withMembers(classes: Classes, fn: LoweredFunction): LoweredFunction {
  if (fn.owner === '' || !classes.get(fn.owner)) return fn;
  const fields = new Map<string, Variable>();
  for (const one of ancestryOf(classes, fn.owner).toReversed()) {
    for (const [name, type] of Object.entries(classes.get(one)?.fields ?? {})) {
      fields.set(name, { name, type, is: 'value' });
    }
  }
  return { ...fn, fields: new Map([...fields, ...fn.fields]) };
}

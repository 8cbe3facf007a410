/** What is known of values because of what other functions do with them: of parameters and of the fields of records. */
import { type FieldTypes, fieldTypes, unclear } from './fields';
import { type PassedTypes, passedTypes } from './passing';
import type { Program } from './program';

/** Plain data, so that it can be kept and compared. */
export interface KnownTypes {
  /** By function, then by position. */
  readonly passed: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly fields: Readonly<Record<string, string>>;
}

export const noTypes: KnownTypes = { passed: {}, fields: {} };

/** What the functions of a file say of others, but for what they say of functions of their own file, or of the model. */
export function typesFrom(programs: readonly Program[], isKnown: (name: string) => boolean): KnownTypes {
  const passed = [...passedTypes(programs)].filter(([name]) => !isKnown(name));
  // Of a record of an unknown kind nothing can be said in another file.
  const fields = [...fieldTypes(programs)].filter(([key, type]) => !key.startsWith('.') && type !== unclear);
  return {
    passed: Object.fromEntries(passed.map(([name, types]) => [name, Object.fromEntries(types)])),
    fields: Object.fromEntries(fields),
  };
}

export const isEmpty = ({ passed, fields }: KnownTypes): boolean =>
  Object.keys(passed).length + Object.keys(fields).length === 0;

/** What all agree on that speak of it. */
export function joined(all: readonly KnownTypes[]): KnownTypes {
  const passed: Record<string, Record<string, string>> = {};
  const fields: Record<string, string> = {};
  for (const one of all) {
    for (const [name, types] of Object.entries(one.passed)) {
      const known = (Object.hasOwn(passed, name) && passed[name]) || {};
      passed[name] = known;
      agree(known, types);
    }
    agree(fields, one.fields);
  }
  return { passed, fields };
}

function agree(known: Record<string, string>, other: Readonly<Record<string, string>>): void {
  for (const [key, type] of Object.entries(other)) {
    known[key] = !Object.hasOwn(known, key) || known[key] === type ? type : unclear;
  }
}

const clear = <Key>(entries: readonly (readonly [Key, string])[]): ReadonlyMap<Key, string> =>
  new Map(entries.filter(([, type]) => type !== unclear));

export const passedOf = ({ passed }: KnownTypes): PassedTypes =>
  new Map(
    Object.entries(passed).map(([name, types]) => [
      name,
      clear(Object.entries(types).map(([position, type]) => [Number(position), type] as const)),
    ]),
  );

export const fieldsOf = ({ fields }: KnownTypes): FieldTypes => new Map(Object.entries(fields));

/** What the functions of one file say of each other, but for what they say of functions of the model. */
export const typesWithin = (programs: readonly Program[], isModelled: (name: string) => boolean): KnownTypes => ({
  passed: Object.fromEntries(
    [...passedTypes(programs)].flatMap(([name, types]) =>
      isModelled(name) ? [] : [[name, Object.fromEntries(types)]],
    ),
  ),
  fields: Object.fromEntries(fieldTypes(programs)),
});

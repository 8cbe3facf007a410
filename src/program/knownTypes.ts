/** What is known of values because of what other functions do with them: of parameters and of the fields of records. */
import { type FieldTypes, fieldTypes, unclear } from './fields';
import { type PassedTypes, passedTypes } from './passing';
import type { Program } from './program';
import { type Timing, timings } from './untimed';

/** Plain data, so that it can be kept and compared. */
export interface KnownTypes {
  /** By function, then by position. */
  readonly passed: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly fields: Readonly<Record<string, string>>;
  /** Of parameters and fields, whether what they hold has a timeout. */
  readonly timings: Readonly<Record<string, Timing>>;
}

export const noTypes: KnownTypes = { passed: {}, fields: {}, timings: {} };

/** What the functions of a file say of others, but for what they say of functions of their own file, or of the model. */
export function typesFrom(programs: readonly Program[], isKnown: (name: string) => boolean): KnownTypes {
  const passed = [...passedTypes(programs)].filter(([name]) => !isKnown(name));
  // Of a record of an unknown kind nothing can be said in another file.
  const fields = [...fieldTypes(programs)].filter(([key, type]) => !key.startsWith('.') && type !== unclear);
  return {
    passed: Object.fromEntries(passed.map(([name, types]) => [name, Object.fromEntries(types)])),
    fields: Object.fromEntries(fields),
    timings: Object.fromEntries([...timings(programs)].filter((one) => isOfInterest(one, passed, fields))),
  };
}

/** Of most parameters and fields nobody will ever ask whether they have a timeout, since they hold no sockets. */
function isOfInterest(
  [key, timing]: readonly [string, Timing],
  passed: readonly (readonly [string, unknown])[],
  fields: readonly (readonly [string, string])[],
): boolean {
  if (timing === 'untimed' || !/\w\.|\(/.test(key) || key.startsWith('~')) return true;
  const called = key.replace(/\(\d+\)$/, '');
  return called === key ? fields.some(([field]) => field === key) : passed.some(([name]) => name === called);
}

export const isEmpty = ({ passed, fields, timings }: KnownTypes): boolean =>
  Object.keys(passed).length + Object.keys(fields).length + Object.keys(timings).length === 0;

/** What all agree on that speak of it. */
export function joined(all: readonly KnownTypes[]): KnownTypes {
  const passed: Record<string, Record<string, string>> = {};
  const fields: Record<string, string> = {};
  const timings: Record<string, Timing> = {};
  for (const one of all) {
    for (const [key, timing] of Object.entries(one.timings)) timings[key] = timings[key] === 'timed' ? 'timed' : timing;
    for (const [name, types] of Object.entries(one.passed)) {
      const known = (Object.hasOwn(passed, name) && passed[name]) || {};
      passed[name] = known;
      agree(known, types);
    }
    agree(fields, one.fields);
  }
  return { passed, fields, timings };
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
  timings: Object.fromEntries(timings(programs)),
});

/** What is known, by what it is known of. */
export interface Known {
  readonly passed: PassedTypes;
  readonly fields: FieldTypes;
  /** The parameters and fields that hold what has no timeout. */
  readonly untimed: ReadonlySet<string>;
}

export const knownOf = (types: KnownTypes): Known => ({
  passed: passedOf(types),
  fields: fieldsOf(types),
  untimed: untimedOf(types),
});

/** The parameters and fields that hold what has no timeout: nothing gives them one, nor any other field of the record. */
const untimedOf = ({ timings }: KnownTypes): ReadonlySet<string> =>
  new Set(
    Object.entries(timings).flatMap(([key, timing]) => {
      const [record = '', field] = key.split('.');
      const isField = field !== undefined && !key.endsWith(')');
      const given = isField && (timings[record] === 'timed' || timings[`.${field}`] === 'timed');
      return timing === 'untimed' && !given ? [key] : [];
    }),
  );

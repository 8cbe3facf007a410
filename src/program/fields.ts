/** What the fields of records hold: a socket that one function puts into a record is a socket where another takes it out. */
import type { LanguageManifest } from '../languages/language';
import type { Graph } from './graph';
import { type FunctionModel, modelledAt, type Program } from './program';
import { recordOfVariable } from './puts';
import { isTypeName } from './typeNames';
import { type CallSite, callOperands, isOwnField, placeOf, type Value } from './value';

/**
 * The types of fields, as `record.field`, or as `.field` where it is not written what kind of record it is. A method of a class is
 * known by what it gives, as `Class.method()`.
 */
export type FieldTypes = ReadonlyMap<string, string>;

/** What is known of a field that gets different things, or something that is not known. */
export const unclear = '?';

/** What a field is looked at from. */
type Viewer = Pick<
  FunctionModel,
  'owner' | 'base' | 'parameters' | 'variables' | 'declared' | 'fields' | 'self' | 'graph' | 'globals'
>;

/** The fields that the functions of `programs` put something into of which the type is known; the word for others is that of no type. */
export function fieldTypes(programs: readonly Program[]): FieldTypes {
  const fields = new Map<string, string>();
  for (const { functions, others, manifest } of programs) {
    const all = [...functions, ...others];
    for (const fn of functions) {
      for (const [place, type] of fn.types) for (const key of keysOf(place, fn, manifest)) note(fields, key, type);
      for (const { record, field, value, type = unclear } of fn.puts ?? []) {
        if (value.kind !== 'null') note(fields, `${record}.${field}`, type);
      }
      noteUnclear(fn, fields, manifest);
    }
    for (const fn of all) {
      const given = fn.owner === '' || fn.name === '' ? undefined : givenBy(fn, all, manifest);
      if (given !== undefined) note(fields, methodKey(fn.owner, fn.name), given);
    }
  }
  const known = new Set([...fields].flatMap(([key, type]) => (type === unclear ? [] : [fieldOf(key)])));
  return new Map([...fields].filter(([key, type]) => type !== unclear || known.has(fieldOf(key))));
}

const fieldOf = (key: string): string => key.slice(key.indexOf('.') + 1);

function note(fields: Map<string, string>, key: string, type: string): void {
  const known = fields.get(key);
  fields.set(key, known === undefined || known === type ? type : unclear);
}

/** A field that gets the result of a call of which nothing is known may hold anything, and so may one that gets a pointer to some record. */
function noteUnclear(fn: FunctionModel, fields: Map<string, string>, manifest: LanguageManifest): void {
  const modelled = new Set(fn.calls.map(({ site }) => site));
  for (const step of fn.graph.steps) {
    if (step.op !== 'assign' || step.target === undefined || fn.types.has(step.target)) continue;
    const { value } = step;
    const isUnknown =
      value.kind === 'call' ? !modelled.has(value.call) : value.kind === 'place' && isOtherPointer(fn, value.name);
    if (isUnknown) for (const key of keysOf(step.target, fn, manifest)) note(fields, key, unclear);
  }
}

/** Whether a place is a pointer of which nothing is known but that it is declared as one. */
const isOtherPointer = ({ variables, types }: FunctionModel, place: string): boolean =>
  variables.get(place)?.is === 'pointer' && !types.has(place);

const fieldPath = /^(.*?)(?:\.|->)(\w+)$/;

/** Stands before the name of a package whose variable it is, and not that of a record. */
export const packageMark = '$';

/** The keys of a place that is a field: one of the object itself belongs to its class, and to the class that this one adds to. */
export function keysOf(place: string, viewer: Viewer, manifest: LanguageManifest): readonly string[] {
  const own = ownField(place, viewer, manifest);
  if (own !== undefined) return [viewer.owner, viewer.base].flatMap((one) => (one ? [`${one}.${own}`] : []));
  const { globals } = viewer;
  if (globals && /^\w+$/.test(place)) return globals.hidden.has(place) ? [] : [`${packageMark}${globals.of}.${place}`];
  const [, object, field] = fieldPath.exec(place) ?? [];
  return object === undefined || field === undefined ? [] : [`${objectType(object, viewer, manifest)}.${field}`];
}

/** The key of what a method of a class gives. */
export const methodKey = (owner: string, name: string): string => `${owner}.${name}()`;

const isMethod = (key: string): boolean => key.endsWith('()');

/** The type of what a method gives, where all that it returns is known; nothing at all may stand for a failure. */
function givenBy(
  fn: FunctionModel,
  functions: readonly FunctionModel[],
  manifest: LanguageManifest,
  depth = 3,
): string | undefined {
  let given: string | undefined;
  for (const step of fn.graph.steps) {
    if (step.op !== 'return' || !step.value) continue;
    const { value } = step;
    if (value.kind === 'null' || value.kind === 'boolean') continue;
    const other = depth > 0 ? ownMethod(fn, functions, manifest, value) : undefined;
    const type = other ? givenBy(other, functions, manifest, depth - 1) : typeIn(fn, value);
    if (type === undefined || (given !== undefined && given !== type)) return undefined;
    given = type;
  }
  return given;
}

/** The method of the same class that gives a value. */
const ownMethod = (
  { owner, self }: FunctionModel,
  functions: readonly FunctionModel[],
  manifest: LanguageManifest,
  value: Value,
): FunctionModel | undefined => {
  if (value.kind !== 'call' || value.component !== undefined) return undefined;
  const { callee, name, receiver } = value.call;
  const own = receiver === undefined ? callee === name : placeOf(receiver) === (self ?? manifest.self);
  return own ? functions.find((one) => one.owner === owner && one.name === name) : undefined;
};

function typeIn(fn: FunctionModel, value: Value): string | undefined {
  if (value.kind === 'place') return fn.types.get(value.name);
  if (value.kind !== 'call' || value.component !== undefined) return undefined;
  const gives = modelledAt(fn, value.call)?.row.gives;
  return gives?.as === 'result' ? gives.type : undefined;
}

/** What a method of the class itself, or of an object of a class that is written, is known to give. */
export function givenByMethod(
  fields: FieldTypes,
  { receiver, callee, name }: CallSite,
  viewer: Viewer,
  manifest: LanguageManifest,
): string | undefined {
  if (fields.size === 0) return undefined;
  const object = placeOf(receiver);
  const isOwn = receiver === undefined ? callee === name : object === (viewer.self ?? manifest.self);
  const record = object === undefined ? undefined : objectType(object, viewer, manifest);
  const types = (isOwn ? [viewer.owner, viewer.base] : [record]).map((one) => one && fields.get(methodKey(one, name)));
  return types.find((type) => type !== undefined && type !== '' && type !== unclear);
}

/** What a method of the class gives that is written as a field. */
export function givenByProperty(fields: FieldTypes, name: string, { owner, base }: Viewer): string | undefined {
  const types = [owner, base].map((one) => (one ? fields.get(methodKey(one, name)) : undefined));
  return types.find((type) => type !== undefined && type !== '' && type !== unclear);
}

/** The name of a field of the object that a method belongs to: where the language lets it, any name that the method does not declare. */
export function ownField(
  place: string,
  { owner, parameters, declared, self }: Viewer,
  { self: usual, implicitReceiver }: LanguageManifest,
): string | undefined {
  const object = self ?? usual;
  if (object !== undefined && isOwnField(object, place))
    return /^(?:\.|->)?(\w+)$/.exec(place.slice(object.length))?.[1];
  if (!implicitReceiver || owner === '' || !/^\w+$/.test(place)) return undefined;
  return declared.has(place) || parameters.some(({ name }) => name === place) ? undefined : place;
}

/** The kind of record that an object is: the last word of the type of a variable, a type itself, and nothing for what is not a plain one. */
export function objectType(object: string, viewer: Viewer, manifest: LanguageManifest): string {
  const own = ownField(object, viewer, manifest);
  const type = (own === undefined ? viewer.variables.get(object) : viewer.fields.get(own))?.type ?? '';
  // What stands behind the name of a type belongs to no object: `System.in` is no field named `in`.
  const [, word = ''] = /(\w+)\W*$/.exec(type) ?? [];
  const isWritten = word !== '' && manifest.inferredTypes?.includes(word) !== true;
  const named = isWritten ? word : isTypeName(manifest, object) ? object : '';
  return named === '' && own === undefined ? recordOfVariable(viewer, object) : named;
}

/** What a place holds by its field. */
function fieldType(fields: FieldTypes, place: string, viewer: Viewer, manifest: LanguageManifest): string | undefined {
  const keys = keysOf(place, viewer, manifest);
  const key = keys.find((one) => fields.has(one)) ?? keys[0];
  if (key === undefined) return undefined;
  const types = key.startsWith('.')
    ? // Of a record of an unknown kind only what holds for all records with such a field is known.
      new Set([...fields].flatMap(([known, type]) => (known.endsWith(key) ? [type] : [])))
    : new Set([fields.get(key)]);
  const [type] = types;
  return types.size === 1 && type !== unclear ? type : undefined;
}

/** The names of fields that something is known of. */
export const fieldNames = (fields: FieldTypes): readonly string[] => [
  ...new Set([...fields].flatMap(([key, type]) => (type === unclear || isMethod(key) ? [] : [fieldOf(key)]))),
];

/** The names of methods of which it is known what they give. */
export const methodNames = (fields: FieldTypes): readonly string[] => [
  ...new Set([...fields.keys()].filter(isMethod).map((key) => fieldOf(key).slice(0, -2))),
];

/** Whether a function gives something to a field of which something is known, or to one of what that holds. */
export const givesField = ({ graph }: { readonly graph: Graph }, names: ReadonlySet<string>): boolean =>
  names.size > 0 &&
  graph.steps.some(
    (step) =>
      step.op === 'assign' && step.target?.split(/\.|->/).some((name, index) => index > 0 && names.has(name)) === true,
  );

/** What is known of the fields that the steps of a function hand to calls, copy, or make calls on. */
export function fieldsIn(viewer: Viewer, fields: FieldTypes, manifest: LanguageManifest): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  if (fields.size === 0) return types;
  for (const place of placesIn(viewer.graph)) {
    const known = fieldType(fields, place, viewer, manifest);
    if (known !== undefined) types.set(place, known);
  }
  return types;
}

/** The places that are handed to calls or callers, copied, or that calls are made on. */
function placesIn({ steps }: Graph): ReadonlySet<string> {
  const places = new Set<string>();
  for (const step of steps) {
    const values = step.op === 'call' ? callOperands(step.call) : [];
    const given = step.op === 'return' && step.value ? [step.value] : [];
    for (const value of step.op === 'assign' ? [step.value] : [...values, ...given]) {
      const place = placeOf(value);
      if (place !== undefined) places.add(place);
    }
  }
  return places;
}

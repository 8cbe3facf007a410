/** What the fields of records hold: a socket that one function puts into a record is a socket where another takes it out. */
import type { LanguageManifest } from '../languages/language';
import type { Graph } from './graph';
import type { FunctionModel, Program } from './program';
import { callOperands, isOwnField, placeOf } from './value';

/** The types of fields, as `record.field`, or as `.field` where it is not written what kind of record it is. */
export type FieldTypes = ReadonlyMap<string, string>;

/** What is known of a field that gets different things, or something that is not known. */
export const unclear = '?';

/** What a field is looked at from. */
type Viewer = Pick<FunctionModel, 'owner' | 'parameters' | 'variables' | 'declared' | 'fields' | 'self'>;

/** The fields that the functions of `programs` put something into of which the type is known; the word for others is that of no type. */
export function fieldTypes(programs: readonly Program[]): FieldTypes {
  const fields = new Map<string, string>();
  for (const { functions, manifest } of programs) {
    for (const fn of functions) {
      for (const [place, type] of fn.types) note(fields, keyOf(place, fn, manifest), type);
      noteUnclear(fn, fields, manifest);
    }
  }
  const known = new Set([...fields].flatMap(([key, type]) => (type === unclear ? [] : [fieldOf(key)])));
  return new Map([...fields].filter(([key, type]) => type !== unclear || known.has(fieldOf(key))));
}

const fieldOf = (key: string): string => key.slice(key.indexOf('.') + 1);

function note(fields: Map<string, string>, key: string | undefined, type: string): void {
  if (key === undefined) return;
  const known = fields.get(key);
  fields.set(key, known === undefined || known === type ? type : unclear);
}

/** A field that gets the result of a call of which nothing is known may hold anything. */
function noteUnclear(fn: FunctionModel, fields: Map<string, string>, manifest: LanguageManifest): void {
  const modelled = new Set(fn.calls.map(({ site }) => site));
  for (const step of fn.graph.steps) {
    if (step.op !== 'assign' || step.target === undefined || step.value.kind !== 'call') continue;
    if (!modelled.has(step.value.call) && !fn.types.has(step.target)) {
      note(fields, keyOf(step.target, fn, manifest), unclear);
    }
  }
}

const fieldPath = /^(.*?)(?:\.|->)(\w+)$/;

/** The key of a place that is a field. */
function keyOf(place: string, viewer: Viewer, manifest: LanguageManifest): string | undefined {
  const own = ownField(place, viewer, manifest);
  if (own !== undefined) return viewer.owner === '' ? undefined : `${viewer.owner}.${own}`;
  const [, object, field] = fieldPath.exec(place) ?? [];
  return object === undefined || field === undefined ? undefined : `${recordOf(object, viewer, manifest)}.${field}`;
}

/** The name of a field of the object that a method belongs to: where the language lets it, any name that the method does not declare. */
function ownField(
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

/** The kind of record that an object is: the last word of the type of a variable, and nothing for what is not a plain one. */
function recordOf(object: string, viewer: Viewer, manifest: LanguageManifest): string {
  const own = ownField(object, viewer, manifest);
  const type = (own === undefined ? viewer.variables.get(object) : viewer.fields.get(own))?.type ?? '';
  return /(\w+)\W*$/.exec(type)?.[1] ?? '';
}

/** What a place holds by its field. */
function fieldType(fields: FieldTypes, place: string, viewer: Viewer, manifest: LanguageManifest): string | undefined {
  const key = keyOf(place, viewer, manifest);
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
  ...new Set([...fields].flatMap(([key, type]) => (type === unclear ? [] : [fieldOf(key)]))),
];

/** Whether a function gives something to a field of which something is known. */
export const givesField = ({ graph }: { readonly graph: Graph }, names: ReadonlySet<string>): boolean =>
  names.size > 0 &&
  graph.steps.some((step) => step.op === 'assign' && names.has(/(?:\.|->)(\w+)$/.exec(step.target ?? '')?.[1] ?? ''));

/** What is known of the fields that the steps of a function hand to calls, copy, or make calls on. */
export function fieldsIn(
  { graph, ...viewer }: Viewer & { readonly graph: Graph },
  fields: FieldTypes,
  manifest: LanguageManifest,
): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  if (fields.size === 0) return types;
  for (const place of placesIn(graph)) {
    const known = fieldType(fields, place, viewer, manifest);
    if (known !== undefined) types.set(place, known);
  }
  return types;
}

/** The places that are handed to calls, copied, or that calls are made on. */
function placesIn({ steps }: Graph): ReadonlySet<string> {
  const places = new Set<string>();
  for (const step of steps) {
    const values = step.op === 'call' ? callOperands(step.call) : [];
    for (const value of step.op === 'assign' ? [step.value] : values) {
      const place = placeOf(value);
      if (place !== undefined) places.add(place);
    }
  }
  return places;
}

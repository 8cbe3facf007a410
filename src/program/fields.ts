/** What the fields of records hold: a socket that one function puts into a record is a socket where another takes it out. */
import type { Graph } from './graph';
import type { FunctionModel, Program } from './program';
import { placeOf } from './value';
import type { Variable } from './variables';

/** The types of fields, as `record.field`, or as `.field` where it is not written what kind of record it is. */
export type FieldTypes = ReadonlyMap<string, string>;

/** What is known of a field that gets different things, or something that is not known. */
const unclear = '?';

/** The fields that the functions of `programs` put something into of which the type is known, and nothing else. */
export function fieldTypes(programs: readonly Program[]): FieldTypes {
  const fields = new Map<string, string>();
  for (const { functions, manifest } of programs) {
    for (const fn of functions) {
      for (const [place, type] of fn.types) note(fields, keyOf(place, fn.variables, manifest.self), type);
      noteUnclear(fn, fields, manifest.self);
    }
  }
  return new Map([...fields].filter(([, type]) => type !== unclear));
}

function note(fields: Map<string, string>, key: string | undefined, type: string): void {
  if (key === undefined) return;
  const known = fields.get(key);
  fields.set(key, known === undefined || known === type ? type : unclear);
}

/** A field that gets the result of a call of which nothing is known may hold anything. */
function noteUnclear(fn: FunctionModel, fields: Map<string, string>, self: string | undefined): void {
  const modelled = new Set(fn.calls.map(({ site }) => site));
  for (const step of fn.graph.steps) {
    if (step.op !== 'assign' || step.target === undefined || step.value.kind !== 'call') continue;
    if (!modelled.has(step.value.call) && !fn.types.has(step.target)) {
      note(fields, keyOf(step.target, fn.variables, self), unclear);
    }
  }
}

const fieldPath = /^(.*?)(?:\.|->)(\w+)$/;

/** The key of a place that is a field; fields of the object itself are known to its methods anyway. */
function keyOf(place: string, variables: ReadonlyMap<string, Variable>, self: string | undefined): string | undefined {
  const [, object, field] = fieldPath.exec(place) ?? [];
  if (object === undefined || field === undefined || object === self) return undefined;
  return `${recordOf(object, variables)}.${field}`;
}

/** The kind of record that an object is: the last word of the type of a variable, and nothing for what is not a plain one. */
function recordOf(object: string, variables: ReadonlyMap<string, Variable>): string {
  const type = variables.get(object)?.type ?? '';
  return /(\w+)\W*$/.exec(type)?.[1] ?? '';
}

/** What a place holds by its field. */
function fieldType(
  fields: FieldTypes,
  place: string,
  variables: ReadonlyMap<string, Variable>,
  self: string | undefined,
): string | undefined {
  if (fields.size === 0) return undefined;
  const key = keyOf(place, variables, self);
  if (key === undefined) return undefined;
  if (!key.startsWith('.')) return fields.get(key);
  // Of a record of an unknown kind only what holds for all records with such a field is known.
  const types = new Set([...fields].flatMap(([known, type]) => (known.endsWith(key) ? [type] : [])));
  const [type] = types;
  return types.size === 1 ? type : undefined;
}

/** The names of fields that something is known of. */
export const fieldNames = (fields: FieldTypes): readonly string[] => [
  ...new Set([...fields.keys()].map((key) => key.slice(key.indexOf('.') + 1))),
];

/** What is known of the fields that the steps of a function hand to calls, or copy. */
export function fieldsIn(
  graph: Graph,
  fields: FieldTypes,
  variables: ReadonlyMap<string, Variable>,
  self: string | undefined,
): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  if (fields.size === 0) return types;
  for (const place of placesIn(graph)) {
    const known = fieldType(fields, place, variables, self);
    if (known !== undefined) types.set(place, known);
  }
  return types;
}

/** The places that are handed to calls, or copied. */
function placesIn({ steps }: Graph): ReadonlySet<string> {
  const places = new Set<string>();
  for (const step of steps) {
    const values = step.op === 'call' ? step.call.arguments.map(({ value }) => value) : [];
    for (const value of step.op === 'assign' ? [step.value] : values) {
      const place = placeOf(value);
      if (place !== undefined) places.add(place);
    }
  }
  return places;
}

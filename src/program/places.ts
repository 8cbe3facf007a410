/** What is known of the places of a function, and how it comes to be known in another. */
import type { LanguageManifest } from '../languages/language';
import type { Graph } from './graph';
import type { LoweredFunction } from './lowerFunction';
import { rootOf, type Value } from './value';

/** What is known of places: what they hold, and of which other place that is a view, as a stream of a socket. */
export interface Places {
  readonly types: Map<string, string>;
  readonly sources: Map<string, string>;
}

/** A nested function sees the variables of the one around it, but for names that it gives a meaning of its own. */
export function seeOuterPlaces(
  { declares }: LanguageManifest,
  { graph, parameters }: LoweredFunction,
  outer: Places,
  { types, sources }: Places,
): void {
  const own = new Set(parameters.map(({ name }) => name));
  // Where nothing is declared, what a function gives a value is its own.
  if (!declares) for (const step of graph.steps) if (step.op === 'assign' && step.target) own.add(step.target);
  const isOuter = (place: string) => !own.has(place) && !own.has(rootOf(place) ?? '');
  for (const [place, type] of outer.types) if (isOuter(place) && !types.has(place)) types.set(place, type);
  for (const [place, of] of outer.sources) if (isOuter(place) && !sources.has(place)) sources.set(place, of);
}

/** Notes what the parameters of a function hold that is started with values of the one around it. */
export function takeGiven(
  { parameters, given = [] }: LoweredFunction,
  typeOf: (value: Value) => string | undefined,
  { types }: Places,
): void {
  given.forEach((value, index) => {
    const [name, type] = [parameters[index]?.name, typeOf(value)];
    if (name !== undefined && type !== undefined && !types.has(name)) types.set(name, type);
  });
}

/** The type of a record that a value is, or is the address of. */
export function aggregateType(value: Value): string | undefined {
  if (value.kind === 'aggregate') return value.type;
  return value.kind === 'other' && value.operands.length === 1 && value.operands[0]
    ? aggregateType(value.operands[0])
    : undefined;
}

/** The field that is the same as a place: the place itself, one that it is put into, or one that it comes from. */
export function fieldWith(graph: Graph, place: string, isField: (place: string) => boolean): string | undefined {
  if (isField(place)) return place;
  for (const step of graph.steps) {
    if (step.op !== 'assign' || step.target === undefined || step.value.kind !== 'place') continue;
    if (step.value.name === place && isField(step.target)) return step.target;
    if (step.target === place && isField(step.value.name)) return step.value.name;
  }
  return undefined;
}

/** Which parameters and fields of a function hold what nothing has given a timeout, by what all files say of them. */

import type { LanguageManifest } from '../languages/language';
import { type FieldTypes, keysOf } from './fields';
import type { LoweredFunction } from './lowerFunction';

/** The name under which is known what a function is given at a position. */
export const parameterKey = (called: string, position: number): string => `${called}(${position})`;

/** The name under which is known that a function sets no timeout for what it is given at a position. */
export const harmlessKey = (called: string, position: number): string => `~${parameterKey(called, position)}`;

/** The names under which others call a function: those of its class by both. */
export const calledName = (owner: string, name: string): string => (owner === '' ? name : `${owner}.${name}`);

interface File {
  readonly manifest: LanguageManifest;
  readonly fields: FieldTypes;
  readonly untimed: ReadonlySet<string>;
}

export function untimedPlaces(
  { manifest, untimed }: File,
  fn: LoweredFunction,
  types: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const places = new Set<string>();
  if (untimed.size === 0) return places;
  const first = fn.parameters[0]?.name === manifest.self ? 1 : 0;
  fn.parameters.forEach(({ name }, index) => {
    const [own, inherited] = [fn.owner, fn.base ?? fn.owner].map((one) =>
      untimed.has(parameterKey(calledName(one, fn.name), index - first)),
    );
    if (own || inherited) places.add(name);
  });
  for (const place of types.keys()) {
    const keys = keysOf(place, fn, manifest);
    if (keys.length > 0 && keys.every((key) => untimed.has(key))) places.add(place);
  }
  return places;
}

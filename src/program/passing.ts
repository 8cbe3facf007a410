/** What the functions of a file give each other: a socket that is passed to a function is a socket inside it. */

import type { FunctionModel, Program } from './program';
import { placeOf } from './value';

/** The types of parameters that callers are known to pass: by function (a method as `Owner.name`), then by position. */
export type PassedTypes = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** What the functions of `programs` pass to functions by plain names. A parameter that gets different types is left out. */
export function passedTypes(programs: readonly Program[]): PassedTypes {
  const passed = new Map<string, Map<number, string | undefined>>();
  for (const { functions, manifest } of programs) for (const fn of functions) note(fn, manifest.self, passed);
  const clear = [...passed].map(([name, types]): [string, Map<number, string>] => [
    name,
    new Map([...types].filter((one): one is [number, string] => one[1] !== undefined)),
  ]);
  return new Map(clear.filter(([, types]) => types.size > 0));
}

function note(
  { graph, calls, types, owner }: FunctionModel,
  self: string | undefined,
  passed: Map<string, Map<number, string | undefined>>,
): void {
  const modelled = new Set(calls.map(({ site }) => site));
  for (const step of graph.steps) {
    // What the model knows, it knows better than a caller.
    if (step.op !== 'call' || modelled.has(step.call)) continue;
    const { name, callee, receiver } = step.call;
    // What a class calls on the object itself, or on nothing, may be a method of its own.
    const own = owner !== '' && (receiver === undefined || callee === `${self}.${name}`);
    const names = [...(receiver === undefined ? [callee] : []), ...(own ? [`${owner}.${name}`] : [])];
    step.call.arguments.forEach(({ value }, index) => {
      const place = value.kind === 'place' ? placeOf(value) : undefined;
      const type = place === undefined ? undefined : types.get(place);
      if (type === undefined) return;
      for (const called of names) {
        const known = passed.get(called) ?? new Map<number, string | undefined>();
        known.set(index, known.has(index) && known.get(index) !== type ? undefined : type);
        passed.set(called, known);
      }
    });
  }
}

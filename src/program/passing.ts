/** What the functions of a file give each other: a socket that is passed to a function is a socket inside it. */

import type { FunctionModel, Program } from './program';
import { placeOf } from './value';

/** The types of parameters that callers are known to pass: by function, then by position. */
export type PassedTypes = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** What the functions of `programs` pass to functions by plain names. A parameter that gets different types is left out. */
export function passedTypes(programs: readonly Program[]): PassedTypes {
  const passed = new Map<string, Map<number, string | undefined>>();
  for (const { functions } of programs) for (const fn of functions) note(fn, passed);
  const clear = [...passed].map(([name, types]): [string, Map<number, string>] => [
    name,
    new Map([...types].filter((one): one is [number, string] => one[1] !== undefined)),
  ]);
  return new Map(clear.filter(([, types]) => types.size > 0));
}

function note({ graph, calls, types }: FunctionModel, passed: Map<string, Map<number, string | undefined>>): void {
  const modelled = new Set(calls.map(({ site }) => site));
  for (const step of graph.steps) {
    // What the model knows, it knows better than a caller.
    if (step.op !== 'call' || step.call.receiver || modelled.has(step.call)) continue;
    step.call.arguments.forEach(({ value }, index) => {
      const place = value.kind === 'place' ? placeOf(value) : undefined;
      const type = place === undefined ? undefined : types.get(place);
      if (type === undefined) return;
      const known = passed.get(step.call.callee) ?? new Map<number, string | undefined>();
      known.set(index, known.has(index) && known.get(index) !== type ? undefined : type);
      passed.set(step.call.callee, known);
    });
  }
}

/** What a file hands to functions of files that it imports, and what such functions do with what they are handed. */
import { valueAt } from './bind';
import type { FunctionCode } from './lowerFunction';
import type { Names } from './names';
import { usesOf } from './objects';
import { modelledAt, type Program } from './program';
import { placeOf, type Value } from './value';

/** An object that the code of one file hands to a function of another. */
export interface Handed {
  /** As the import says where the other file is. */
  readonly module: string;
  /** What the function is exported as; empty for one that is all its file exports. */
  readonly name: string;
  readonly position: number;
  readonly type: string;
}

/** What an exported function does with an object that it is handed. */
export interface Taken {
  readonly name: string;
  readonly position: number;
  readonly parameter: string;
  /** The events it listens to; nothing for one whose name is computed. */
  readonly hears: readonly (string | null)[];
  /** Whether code that is not in view has the object then. */
  readonly escapes: boolean;
  /** The fields it is put into. */
  readonly fields: readonly string[];
  readonly used: boolean;
}

/** A function of another file, as this file imports it. */
export interface Taker extends Taken {
  readonly module: string;
}

/** What is handed to functions of files that are imported by where they lie. */
export function handedBy(program: Program): readonly Handed[] {
  const { names } = program;
  if (!names) return [];
  const handed = new Map<string, Handed>();
  const note = (fn: FunctionCode, callee: string, position: number, type: string | undefined) => {
    const to = type !== undefined && type in program.emitters ? elsewhere(names, fn, callee) : undefined;
    if (to && type !== undefined) handed.set(JSON.stringify([to, position]), { ...to, position, type });
  };
  for (const fn of program.functions) {
    for (const step of fn.graph.steps) {
      if (step.op !== 'call') continue;
      const { hands } = modelledAt(fn, step.call)?.row ?? {};
      const called = hands && placeOf(valueAt(step.call, hands.to));
      for (const [position, type] of Object.entries(hands?.types ?? {}))
        if (called !== undefined) note(fn, called, Number(position), type);
      step.call.arguments.forEach(({ value }, position) => {
        const place = placeOf(value);
        const made = value.kind === 'call' ? modelledAt(fn, value.call)?.row.gives?.type : undefined;
        note(fn, step.call.callee, position, place === undefined ? made : fn.types.get(place));
      });
    }
  }
  return [...handed.values()];
}

/** The function of another file that a name stands for. */
function elsewhere(names: Names, fn: FunctionCode, callee: string): Pick<Handed, 'module' | 'name'> | undefined {
  const part = names.importOf(fn, callee);
  return part?.module.startsWith('.') ? part : undefined;
}

/** The function of another file that is called by a name and given something at a position, if that file was looked at. */
export function takerOf(program: Program, fn: FunctionCode, callee: string, position: number): Taker | undefined {
  const to = program.takers && program.names && elsewhere(program.names, fn, callee);
  return program.takers?.find((one) => one.module === to?.module && one.name === to.name && one.position === position);
}

/** What the functions that the file exports do with what others hand to them. */
export function takenBy(program: Program, handed: readonly Omit<Handed, 'module'>[]): readonly Taken[] {
  const { names } = program;
  if (!names) return [];
  return handed.flatMap(({ name, position }): Taken[] => {
    const fn = exportedFunction(names, name);
    const parameter = fn?.parameters[position]?.name;
    if (!fn || !parameter) return [];
    const { listeners, calls, escapes, fields = [] } = usesOf(program, fn, { place: parameter });
    const hears = [...new Set(listeners.map(({ event }) => event ?? null))];
    return [{ name, position, parameter, hears, escapes, fields, used: calls.length > 0 }];
  });
}

/** The function that a file exports under a name, or the one that makes objects of a class. */
export function exportedFunction(names: Names, name: string): FunctionCode | undefined {
  const [found, ...others] = names.exported(name).flatMap(({ fn, value }) => madeOrCalled(names, fn, value) ?? []);
  return others.every((one) => one === found) ? found : undefined;
}

function madeOrCalled(names: Names, fn: FunctionCode, value: Value): FunctionCode | undefined {
  const place = placeOf(value);
  if (place !== undefined) return names.functionNamed(fn, place) ?? names.constructorOf(place);
  const { start, end } = value;
  return (
    names.functionAt(value) ??
    names.functions.find((one) => one.name === 'constructor' && start <= one.start && one.end <= end)
  );
}

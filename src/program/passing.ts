/** What the functions of a file give each other: a socket that is passed to a function is a socket inside it. */

import type { LanguageManifest } from '../languages/language';
import { valueAt } from './bind';
import { objectType } from './fields';
import { type FunctionModel, modelledAt, type Program } from './program';
import { lastPart, socketNameIn } from './socketNames';
import { isTypeName } from './typeNames';
import { type CallSite, isOwnField, operandsOf, placeOf, type Value } from './value';

/** The types of parameters that callers are known to pass: by function (a method as `Owner.name`), then by position. */
export type PassedTypes = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** What the functions of `programs` pass to functions by plain names. A parameter that gets different types is left out. */
export function passedTypes(programs: readonly Program[]): PassedTypes {
  const passed = new Map<string, Map<number, string | undefined>>();
  for (const { functions, manifest, imports } of programs) {
    const named = socketNameIn(manifest, imports);
    for (const fn of functions) note(fn, manifest, named, passed);
  }
  const clear = [...passed].map(([name, types]): [string, Map<number, string>] => [
    name,
    new Map([...types].filter((one): one is [number, string] => one[1] !== undefined)),
  ]);
  return new Map(clear.filter(([, types]) => types.size > 0));
}

type Passed = Map<string, Map<number, string | undefined>>;

function note(fn: FunctionModel, manifest: LanguageManifest, named: RegExp | undefined, passed: Passed): void {
  const { calls, types } = fn;
  const modelled = new Map(calls.map(({ site, row }) => [site, row]));
  const typeOf = (value: Value): string | undefined => {
    // What is called a socket is one for those that it is handed to as well.
    if (value.kind === 'place')
      return types.get(value.name) ?? (named?.test(lastPart(value.name)) ? 'socket' : undefined);
    const gives = value.kind === 'call' ? modelled.get(value.call)?.gives : undefined;
    return value.kind === 'call' &&
      gives?.as === (value.component === undefined ? 'result' : `result ${value.component}`)
      ? gives.type
      : undefined;
  };
  for (const { hands, site } of calls.flatMap(({ row: { hands }, site }) => (hands ? [{ hands, site }] : []))) {
    const names = namesHandedTo(fn, manifest, valueAt(site, hands.to));
    for (const [position, type] of Object.entries(hands.types ?? {})) give(passed, names, Number(position), type);
  }
  for (const { names, position, value } of passesOf(fn, manifest)) give(passed, names, position, typeOf(value));
}

/** A value that a function is given, under the names that the function may have. */
interface Pass {
  readonly names: readonly string[];
  readonly position: number;
  readonly value: Value;
  readonly call: CallSite;
}

/** What a function passes to functions by plain names, to methods of its own class, and to threads. */
export function passesOf(fn: FunctionModel, manifest: LanguageManifest): readonly Pass[] {
  const { graph } = fn;
  const passes: Pass[] = [];
  const pass = (call: CallSite, names: readonly string[], values: readonly Value[]) =>
    values.forEach((value, position) => void passes.push({ names, position, value, call }));
  for (const step of graph.steps) {
    if (step.op !== 'call') continue;
    const row = modelledAt(fn, step.call)?.row;
    const { hands } = row ?? {};
    const list = hands?.arguments === undefined ? undefined : valueAt(step.call, hands.arguments);
    if (hands && list) pass(step.call, namesHandedTo(fn, manifest, valueAt(step.call, hands.to)), operandsOf(list));
    // What the model knows, it knows better than a caller; a function that was found to wrap a call is known by what it is given.
    if (row && row.wraps === undefined) continue;
    pass(
      step.call,
      namesCalled(fn, manifest, step.call),
      step.call.arguments.map(({ value }) => value),
    );
  }
  return passes;
}

/** The names under which the function may be known that a call is of; none where nothing is known of what it is called on. */
export function namesCalled(fn: FunctionModel, manifest: LanguageManifest, call: CallSite): readonly string[] {
  const { maker } = manifest;
  const { callee, receiver } = call;
  const self = fn.self ?? manifest.self;
  if (maker?.call && callee.endsWith(`.${maker.call}`)) return [callee.slice(0, -1 - maker.call.length)];
  if (receiver === undefined || isOwnField(self, callee))
    return [...namesOf(callee, fn, self), ...constructorsOf(manifest, callee)];
  const within = callee.split('.').slice(0, -1);
  // A class is known by its own name, whatever it stands in.
  if (within.every((one) => isTypeName(manifest, one))) return [`${within.at(-1)}.${call.name}`];
  return methodsOf(fn, manifest, call);
}

const namesHandedTo = (fn: FunctionModel, manifest: LanguageManifest, to: Value | undefined): readonly string[] =>
  to?.kind === 'place' ? namesOf(to.name, fn, fn.self ?? manifest.self) : [];

/** What makes an object of a type has the name of the type where the language does not say otherwise. */
const constructorsOf = (manifest: LanguageManifest, callee: string): readonly string[] =>
  isTypeName(manifest, callee) ? [`${callee}.${callee}`] : [];

/** The method of the class that an object is known to be of. */
function methodsOf(fn: FunctionModel, manifest: LanguageManifest, { receiver, name }: CallSite): readonly string[] {
  const object = placeOf(receiver);
  const record = object === undefined ? '' : objectType(object, fn, manifest);
  return record === '' ? [] : [`${record}.${name}`];
}

/** The functions that a name stands for inside a class: a plain one, or a method of the class, or of the one that it adds to. */
function namesOf(callee: string, { owner, base }: FunctionModel, self: string | undefined): readonly string[] {
  const name = /\w+$/.exec(callee)?.[0] ?? callee;
  const behind = callee.slice(0, callee.length - name.length).replace(/(?:\.|->)$/, '');
  const own = owner !== '' && (callee === name || behind === self);
  return [
    ...(callee === name ? [callee] : []),
    ...(own ? [owner, base].flatMap((one) => (one ? [`${one}.${name}`] : [])) : []),
  ];
}

function give(passed: Passed, names: readonly string[], index: number, type: string | undefined): void {
  if (type === undefined) return;
  for (const called of names) {
    const known = passed.get(called) ?? new Map<number, string | undefined>();
    known.set(index, known.has(index) && known.get(index) !== type ? undefined : type);
    passed.set(called, known);
  }
}

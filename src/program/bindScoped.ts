/** Binds calls to rows of the API model where names stand for what they were imported or declared as. */
import type { ApiRow } from '../languages/api';
import { type ApiIndex, lastName } from './apiIndex';
import { type FileContext, valueAt } from './bind';
import { fits, says } from './calledWith';
import { exportedFunction, type Handed } from './handed';
import type { FunctionCode } from './lowerFunction';
import type { Names } from './names';
import type { FunctionModel, ModelledCall } from './program';
import { type CallSite, placeOf, type Value } from './value';

/** A type that is found may let another call be bound, which gives another type. */
const rounds = 4;

/** Binds the calls of all functions of a unit. */
export function bindScoped(
  api: ApiIndex,
  file: FileContext,
  names: Names,
  handed: readonly Omit<Handed, 'module'>[] = [],
): readonly FunctionModel[] {
  const binder = new Binder(api, file, names);
  for (const one of handed) binder.learnHanded(one);
  for (const fn of names.functions) binder.learnParameters(fn);
  for (let round = 0; round < rounds && binder.changed; round++) {
    binder.changed = false;
    for (const fn of names.functions) binder.learn(fn);
  }
  return names.functions.map((fn) => ({ ...fn, types: binder.typesIn(fn), calls: binder.callsIn(fn) }));
}

class Binder {
  readonly #api: ApiIndex;
  readonly #file: FileContext;
  readonly #names: Names;
  /** What is known of places, by their keys. */
  readonly #types = new Map<string, string>();
  /** The functions whose results are asked for. */
  readonly #asked = new Set<FunctionCode>();
  changed = true;

  constructor(api: ApiIndex, file: FileContext, names: Names) {
    this.#api = api;
    this.#file = file;
    this.#names = names;
  }

  learnParameters(fn: FunctionCode): void {
    for (const { name, type } of fn.parameters) {
      const written = type.replace(/^[\s:]+|\s*\|\s*(?:null|undefined)\b|\s+$/g, '');
      const [known] = written === '' ? [] : this.#names.namesOf(fn, written);
      const is = known?.startsWith('#') ? this.#api.typeNamed(known.slice(1), this.#file.imports) : undefined;
      if (is) this.#note(this.#names.key(fn, name), is);
    }
  }

  /** What another file hands to an exported function. */
  learnHanded({ name, position, type }: Omit<Handed, 'module'>): void {
    const fn = exportedFunction(this.#names, name);
    const parameter = fn?.parameters[position]?.name;
    if (fn && parameter) this.#note(this.#names.key(fn, parameter), type);
  }

  learn(fn: FunctionCode): void {
    for (const step of fn.graph.steps) {
      if (step.op === 'assign' && step.target !== undefined) {
        const type = this.#typeOf(fn, step.value);
        if (type) this.#note(this.#names.key(fn, step.target), type);
      }
      if (step.op !== 'call') continue;
      const hands = this.#rowFor(fn, step.call)?.hands;
      const called = hands && this.#names.functionOf(fn, valueAt(step.call, hands.to));
      for (const [position, type] of Object.entries(hands?.types ?? {})) {
        const parameter = called?.parameters[Number(position)];
        if (called && parameter?.name) this.#note(this.#names.key(called, parameter.name), type);
      }
    }
  }

  #note(key: string, type: string): void {
    if (this.#types.has(key)) return;
    this.#types.set(key, type);
    this.changed = true;
  }

  callsIn(fn: FunctionCode): readonly ModelledCall[] {
    return fn.graph.steps.flatMap((step, index): ModelledCall[] => {
      const row = step.op === 'call' ? this.#rowFor(fn, step.call) : undefined;
      if (step.op !== 'call' || !row) return [];
      const socket = row.socket ? placeOf(valueAt(step.call, row.socket)) : undefined;
      return [{ site: step.call, row, step: index, certain: true, flags: '', ...(socket ? { socket } : {}) }];
    });
  }

  /** What is known of the places that a function can see. */
  typesIn(fn: FunctionCode): ReadonlyMap<string, string> {
    const seen = new Set(['', this.#names.selfOf(fn)]);
    for (let one: FunctionCode | undefined = fn; one; one = this.#names.around(one)) seen.add(String(one.id));
    const types = new Map<string, string>();
    for (const [key, type] of this.#types) {
      const colon = key.indexOf(':');
      if (seen.has(key.slice(0, colon))) types.set(key.slice(colon + 1), type);
    }
    return types;
  }

  /** The type of a value; a call that gives its object back has the type of that. */
  #typeOf(fn: FunctionCode, value: Value | undefined): string | undefined {
    if (!value) return undefined;
    if (value.kind === 'place') return this.#types.get(this.#names.key(fn, value.name));
    if (value.kind === 'either') return this.#typeOf(fn, value.operands[0]) ?? this.#typeOf(fn, value.operands[1]);
    if (value.kind !== 'call' || value.component !== undefined) return undefined;
    const { gives } = this.#rowFor(fn, value.call) ?? {};
    if (gives?.as === 'result') return gives.type;
    const { attach = [], fluent = [] } = this.#file.manifest.events ?? {};
    const same = attach.includes(value.call.name) || fluent.includes(value.call.name);
    return same
      ? this.#typeOf(fn, value.call.receiver)
      : this.#resultType(this.#names.functionNamed(fn, value.call.callee));
  }

  /** The type of what a function of the file gives, if that is the same wherever it returns something. */
  #resultType(fn: FunctionCode | undefined): string | undefined {
    if (!fn || this.#asked.has(fn)) return undefined;
    // What leads back to itself has no type.
    this.#asked.add(fn);
    const [type, ...others] = new Set(
      fn.graph.steps.flatMap((step) =>
        step.op === 'return' && step.value && step.value.kind !== 'null' ? [this.#typeOf(fn, step.value)] : [],
      ),
    );
    this.#asked.delete(fn);
    return others.length === 0 ? type : undefined;
  }

  #rowFor(fn: FunctionCode, call: CallSite): ApiRow | undefined {
    const type = this.#typeOf(fn, call.receiver);
    const methods = type === undefined ? [] : this.#api.rowsFor(call.name).filter(({ on }) => on === type);
    const named = this.#names.namesOf(fn, call.callee).flatMap((name) => {
      const imported = name.startsWith('#');
      const plain = imported ? name.slice(1) : name;
      return this.#api
        .rowsFor(lastName(plain))
        .filter((row) => row.on === undefined && row.call === plain && imported === (row.import !== undefined));
    });
    return [...methods, ...named].find((row) => this.#applies(row, call));
  }

  #applies(row: ApiRow, call: CallSite): boolean {
    const contains = ([access, words]: readonly [string, readonly string[]]) =>
      says(this.#file.text, valueAt(call, access), words);
    const { imports } = this.#file;
    return (
      fits(row, call) &&
      (row.beside === undefined || row.beside.some((module) => imports.has(module))) &&
      Object.entries(row.when ?? {}).every(contains) &&
      !Object.entries(row.unless ?? {}).some(contains)
    );
  }
}

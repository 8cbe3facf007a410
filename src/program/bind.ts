/** Binds calls to rows of the API model, by name, imports, number of arguments and what is known of the places involved. */
import type { Access, ApiModel, ApiRow } from '../languages/api';
import type { LanguageManifest } from '../languages/language';
import type { LoweredFunction } from './lowerFunction';
import type { PassedTypes } from './passing';
import type { FunctionModel, ModelledCall } from './program';
import { type CallSite, isOwnField, placeOf, type Value } from './value';

/** The rows of a language's API, by the last name of what is called. */
export class ApiIndex {
  readonly #rows = new Map<string, ApiRow[]>();
  readonly types: ReadonlyMap<string, string>;

  constructor(api: ApiModel) {
    for (const row of api.calls) this.#add(row);
    this.types = new Map(api.types.map(({ text, is }) => [text, is]));
  }

  /** An index that knows rows of the user's code as well. */
  with(rows: readonly ApiRow[]): ApiIndex {
    if (rows.length === 0) return this;
    const extended = new ApiIndex({ types: [], calls: rows });
    for (const own of this.#rows.values()) for (const row of own) extended.#add(row);
    return Object.assign(extended, { types: this.types });
  }

  #add(row: ApiRow): void {
    const name = lastName(row.call);
    const rows = this.#rows.get(name);
    if (rows) rows.push(row);
    else this.#rows.set(name, [row]);
  }

  rowsFor(name: string): readonly ApiRow[] {
    return this.#rows.get(name) ?? [];
  }

  /** How a call of `callee` never comes back, if it does not. */
  leaves(callee: string): 'exit' | 'throw' | undefined {
    for (const { role, call } of this.rowsFor(lastName(callee))) {
      if ((role === 'exit' || role === 'throw') && call === callee) return role;
    }
    return undefined;
  }
}

export const lastName = (callee: string): string => callee.slice(callee.lastIndexOf('.') + 1);

/** What the file around the functions says. */
export interface FileContext {
  readonly text: string;
  readonly manifest: LanguageManifest;
  readonly imports: ReadonlySet<string>;
  /** Names of the model that the file defines itself, so that they are not the model's. */
  readonly shadowed: ReadonlySet<string>;
  /** Names that stand for sockets in this file, where nothing else is known. */
  readonly socketName: RegExp | undefined;
  /** What the file's functions are known to be given by their callers. */
  readonly passed: PassedTypes;
  /** The methods of the class whose functions are bound: inside it their plain names are theirs. */
  readonly methods?: ReadonlySet<string>;
}

/** Binds the calls of functions that share fields (the methods of a class, or all of a file). */
export function bindFunctions(
  api: ApiIndex,
  around: FileContext,
  functions: readonly LoweredFunction[],
): readonly FunctionModel[] {
  const methods = new Set(functions.flatMap(({ name, owner }) => (owner === '' ? [] : [name])));
  const file = { ...around, methods };
  const shared = new Map<string, string>();
  const locals = functions.map((one) => parameterTypes(api, file, one));
  // A type that is found may let another call be bound, which gives another type: three rounds are enough for real code.
  for (let round = 0; round < 3; round++) {
    functions.forEach((one, index) => {
      const types = locals[index];
      if (types) learnTypes(api, file, one, types, shared);
    });
  }
  return functions.map((one, index) => {
    const types = new Map([...shared, ...(locals[index] ?? [])]);
    return { ...one, types, calls: bindCalls(api, file, one, types) };
  });
}

function parameterTypes(
  api: ApiIndex,
  { passed }: FileContext,
  { name: fn, owner, parameters, variables }: LoweredFunction,
): Map<string, string> {
  const types = new Map<string, string>();
  for (const { name, type } of variables.values()) {
    const known = api.types.get(type);
    if (known) types.set(name, known);
  }
  const given = owner === '' ? passed.get(fn) : undefined;
  parameters.forEach(({ name, type }, index) => {
    const known = api.types.get(type) ?? given?.get(index);
    if (known) types.set(name, known);
  });
  return types;
}

/** Notes what the calls of a function say about places: results that are sockets, and arguments that must be. */
function learnTypes(
  api: ApiIndex,
  file: FileContext,
  { graph, owner }: LoweredFunction,
  types: Map<string, string>,
  shared: Map<string, string>,
): void {
  const note = (place: string | undefined, type: string) => {
    if (!place) return;
    const target = isOwnField(file.manifest.self, place) ? shared : types;
    if (!target.has(place)) target.set(place, type);
  };
  const known = new Map([...shared, ...types]);
  for (const step of graph.steps) {
    if (step.op === 'assign' && step.value.kind === 'call') {
      const { call, component } = step.value;
      const row = rowFor(api, file, call, known, owner);
      const wanted = component === undefined ? 'result' : `result ${component}`;
      if (row?.gives?.as === wanted) note(step.target, row.gives.type);
    }
    if (step.op === 'assign' && step.value.kind === 'place') {
      const type = known.get(step.value.name);
      if (type) note(step.target, type);
    }
    if (step.op === 'call') {
      const row = rowFor(api, file, step.call, known, owner);
      if (row?.socket && !row.sockets && !row.needsSocket && row.outcomes && row.role !== 'close')
        note(placeOf(valueAt(step.call, row.socket)), 'socket');
    }
  }
}

function bindCalls(
  api: ApiIndex,
  file: FileContext,
  { graph, owner }: LoweredFunction,
  types: ReadonlyMap<string, string>,
): readonly ModelledCall[] {
  const calls: ModelledCall[] = [];
  graph.steps.forEach((step, index) => {
    if (step.op !== 'call') return;
    const row = rowFor(api, file, step.call, types, owner);
    if (!row) return;
    const socket = row.socket ? placeOf(valueAt(step.call, row.socket)) : undefined;
    const place = row.on === undefined ? socket : placeOf(step.call.receiver);
    const proven = place !== undefined && types.has(place);
    const certain = row.on !== undefined || row.needsSocket ? proven : imported(file, row) !== 'no';
    const flags = row.flags ? valueAt(step.call, row.flags) : undefined;
    const flagText = flags ? file.text.slice(flags.start, flags.end) : '';
    calls.push({ site: step.call, row, step: index, certain, flags: flagText, ...(socket ? { socket } : {}) });
  });
  return calls;
}

/** The value an access names; nothing when the call has none there. */
export function valueAt(call: CallSite, access: Access): Value | undefined {
  if (access === 'this') return call.receiver;
  const [kind, which = ''] = access.split(' ');
  if (kind !== 'arg') return undefined;
  const position = Number(which);
  const argument = Number.isInteger(position)
    ? call.arguments.filter((one) => one.name === undefined)[position]
    : call.arguments.find((one) => one.name === which);
  return argument?.value;
}

function rowFor(
  api: ApiIndex,
  file: FileContext,
  call: CallSite,
  types: ReadonlyMap<string, string>,
  owner: string,
): ApiRow | undefined {
  return api.rowsFor(call.name).find((row) => applies(file, row, call, types, owner));
}

/** Names that people give to a channel a program has with itself, to wake a thread: nobody is at the other end who could vanish. */
const ownChannel = /pair|pipe|wake|notif|self_?(?:fd|sock)/i;

/** What a place holds: what is known of it, or else what its name says. */
function typeOf(file: FileContext, place: string, types: ReadonlyMap<string, string>): string | undefined {
  return types.get(place) ?? (file.socketName?.test(lastPart(place)) ? 'socket' : undefined);
}

/** The last name of a path of fields. */
const lastPart = (place: string): string => /[\w$]*$/.exec(place)?.[0] ?? '';

/** The names of sockets in a file that has to do with sockets and with nothing that is called so, too. */
export function socketNameIn({ socketNames }: LanguageManifest, imports: ReadonlySet<string>): RegExp | undefined {
  if (!socketNames) return undefined;
  const { pattern, imports: wanted, unless } = socketNames;
  if (unless.some((one) => imports.has(one)) || !wanted.some((one) => imports.has(one))) return undefined;
  return new RegExp(pattern, 'i');
}

function applies(
  file: FileContext,
  row: ApiRow,
  call: CallSite,
  types: ReadonlyMap<string, string>,
  owner: string,
): boolean {
  if (row.on !== undefined) {
    const receiver = placeOf(call.receiver);
    if (receiver === undefined || typeOf(file, receiver, types) !== row.on) return false;
  } else if (call.callee !== row.call && !(imported(file, row) === 'name' && call.callee === lastName(row.call))) {
    return false;
  }
  const plain = row.on === undefined && call.receiver === undefined && !call.global && !call.callee.includes('.');
  if (plain && owner !== '' && file.manifest.implicitReceiver && file.methods?.has(call.name)) return false;
  // Inside a class a plain name may be a method's; only an import of the API speaks for the function.
  if (plain && owner !== '' && file.manifest.implicitReceiver && (!row.import || imported(file, row) === 'no')) {
    return false;
  }
  if (row.on === undefined && row.wraps === undefined && file.shadowed.has(call.callee)) return false;
  if (row.needsImport && imported(file, row) === 'no') return false;
  if (!fits(row, call)) return false;
  if (row.socket && row.on === undefined) {
    const value = valueAt(call, row.socket);
    const place = placeOf(value);
    const type = place === undefined ? undefined : types.get(place);
    const accepted = row.sockets ?? ['socket'];
    if (type !== undefined && !accepted.includes(type)) return false;
    if (place !== undefined && ownChannel.test(place)) return false;
    if (row.needsSocket && !accepted.includes((place && typeOf(file, place, types)) ?? '')) return false;
  }
  const contains = ([access, words]: readonly [string, readonly string[]]) =>
    says(file.text, valueAt(call, access), words);
  return Object.entries(row.when ?? {}).every(contains) && !Object.entries(row.unless ?? {}).some(contains);
}

/** Whether the text of a value contains one of the words. */
export function says(text: string, value: Value | undefined, words: readonly string[]): boolean {
  const written = value ? text.slice(value.start, value.end) : '';
  return words.some((word) => new RegExp(`(?<![\\w])${word}(?![\\w])`).test(written));
}

function fits({ arity }: ApiRow, call: CallSite): boolean {
  if (arity === undefined || call.arguments.some(({ spread }) => spread)) return true;
  const count = call.arguments.length;
  return typeof arity === 'number' ? count === arity : count >= arity[0] && count <= arity[1];
}

/** How the file imports what a row needs: by module, by the very `name`, or not at all. */
function imported(file: FileContext, row: ApiRow): 'module' | 'name' | 'no' {
  if (!row.import) return 'module';
  const name = lastName(row.call);
  for (const module of row.import) {
    if (file.imports.has(`${module}:${name}`)) return 'name';
  }
  return row.import.some((module) => file.imports.has(module)) ? 'module' : 'no';
}

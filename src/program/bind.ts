/** Binds calls to rows of the API model, by name, imports, number of arguments and what is known of the places involved. */
import { compiled, wordIn } from '../base/compiled';
import type { Access, ApiRow } from '../languages/api';
import type { LanguageManifest } from '../languages/language';
import { type ApiIndex, lastName } from './apiIndex';
import { accepts, fits, says } from './calledWith';
import { type Classes, hasMethod, memberType } from './classes';
import { fieldTypes, typeWritten } from './classTypes';
import { type FieldTypes, fieldsIn, givenByMethod, givenByProperty, objectType, ownField } from './fields';
import type { Bounds } from './generics';
import { canHold } from './holders';
import { imported, isAlias, isQualified } from './imported';
import type { LoweredFunction } from './lowerFunction';
import { isMethodCall } from './methodCalls';
import type { PassedTypes } from './passing';
import { aggregateType, fieldWith, type Places, seeOuterPlaces, takeGiven } from './places';
import type { FunctionModel, ModelledCall, Returned } from './program';
import { putsIn } from './puts';
import { isOfSocketClass, lastPart, socketWords } from './socketNames';
import { calledName, untimedPlaces } from './untimedPlaces';
import { type CallSite, isOwnField, placeOf, type Value } from './value';

/** What the file around the functions says. */
export interface FileContext {
  readonly text: string;
  readonly manifest: LanguageManifest;
  readonly imports: ReadonlySet<string>;
  /** What the names stand for that the file gives to what it imports. */
  readonly aliases?: ReadonlyMap<string, string>;
  /** Names of the model that the file defines itself, so that they are not the model's. */
  readonly shadowed: ReadonlySet<string>;
  /** The types of fields, as they are written where the file declares them. */
  readonly declaredFields: ReadonlyMap<string, string>;
  /** The classes that the file and those that it imports declare. */
  readonly classes: Classes;
  /** Names that stand for sockets in this file, where nothing else is known. */
  readonly socketName: RegExp | undefined;
  /** What is asked of types that the code leaves open. */
  readonly bounds: Bounds;
  /** What the file's functions are known to be given by their callers. */
  readonly passed: PassedTypes;
  /** What the fields of records hold. */
  readonly fields: FieldTypes;
  /** Which of these, and of what functions are given, has no timeout. */
  readonly untimed: ReadonlySet<string>;
  /** The methods of the class whose functions are bound: inside it their plain names are theirs. */
  readonly methods?: ReadonlySet<string>;
}

/** Binds the calls of functions that share fields (the methods of a class, or all of a file). */
export function bindFunctions(
  api: ApiIndex,
  around: FileContext,
  own: readonly LoweredFunction[],
): readonly FunctionModel[] {
  // What stands around them all is looked at for what it says of its variables.
  const outside = own.flatMap(({ outer }) => (outer && outer.owner !== own[0]?.owner ? [outer] : []));
  const functions = [...own, ...new Set(outside)];
  const methods = new Set(functions.flatMap(({ name, owner }) => (owner === '' ? [] : [name])));
  const file = { ...around, methods };
  const shared: Places = { types: fieldTypes(api, file, functions), sources: new Map() };
  const locals = functions.map((one): Places => ({ types: parameterTypes(api, file, one), sources: new Map() }));
  const inRound = (): readonly Known[] =>
    functions.map((one, index) => {
      const own = locals[index] ?? shared;
      const outer = one.outer && locals[functions.indexOf(one.outer)];
      if (outer) seeOuterPlaces(file.manifest, one, outer, own);
      const around = one.outer && outer ? knownIn(api, file, one.outer, outer, shared) : undefined;
      if (around) takeGiven(one, (value) => knownType(around, value), own);
      const known = knownIn(api, file, one, own, shared);
      learnTypes(known, one, own, shared);
      return known;
    });
  // What is found is never given up.
  const found = () => [shared, ...locals].reduce((sum, { types, sources }) => sum + types.size + sources.size, 0);
  let knowns: readonly Known[] | undefined;
  // A type that is found may let another call be bound, which gives another type: three rounds are enough for real code.
  for (let round = 0; round < 3 && !knowns; round++) {
    const before = found();
    const known = inRound();
    if (found() === before) knowns = known;
  }
  return own.map(({ outer: _, given: __, ...one }, index) => {
    const known = knowns?.[index] ?? knownIn(api, file, one, locals[index] ?? shared, shared);
    const overrides = overriddenBy(api, file, one);
    const gives = returnedBy(known, one);
    const puts = putsIn(one, (value) => ({ type: knownType(known, value), source: sourceOf(known, value) }));
    return {
      ...one,
      types: known.types,
      calls: bindCalls(known, one),
      sources: known.sources,
      untimed: untimedPlaces(file, one, known.types),
      ...(puts.length > 0 ? { puts } : {}),
      ...(gives.length > 0 ? { gives } : {}),
      ...(overrides ? { overrides } : {}),
    };
  });
}

/** What a function returns of the objects that say themselves how long what is called on them may take. */
const returnedBy = (known: Known, { graph }: LoweredFunction): readonly Returned[] =>
  known.api.timeoutFields.size === 0
    ? []
    : graph.steps.flatMap((one, step) => {
        if (one.op !== 'return' || !one.value) return [];
        const value = one.value.kind === 'tuple' ? one.value.operands[0] : one.value;
        const type = value && knownType(known, value);
        return value && type !== undefined && known.api.timeoutFields.has(type) ? [{ value, type, step }] : [];
      });

/** The method of the model that a method takes the place of, since its class adds to one that the model knows. */
function overriddenBy(api: ApiIndex, file: FileContext, { base, name, parameters }: LoweredFunction) {
  const type = base === undefined ? undefined : typeWritten(api, file, base);
  return type && api.rowsFor(name).find((row) => row.on === type && !row.when && accepts(row.arity, parameters.length));
}

/** What binding the calls of one function can rely on. */
interface Known {
  readonly api: ApiIndex;
  readonly file: FileContext;
  /** The function, with its class and its variables. */
  readonly fn: LoweredFunction;
  readonly types: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
  /** The rows of calls, as far as they were asked for. */
  readonly rows: Map<CallSite, ApiRow | undefined>;
}

const knownIn = (api: ApiIndex, file: FileContext, fn: LoweredFunction, own: Places, shared: Places): Known => ({
  api,
  file,
  fn,
  types: new Map([...shared.types, ...own.types]),
  sources: new Map([...shared.sources, ...own.sources]),
  rows: new Map(),
});

function parameterTypes(api: ApiIndex, file: FileContext, one: LoweredFunction): Map<string, string> {
  const { self, maker } = file.manifest;
  const { name: fn, owner, base, parameters, variables } = one;
  const types = new Map<string, string>();
  for (const { name, type } of variables.values()) {
    const known = typeWritten(api, file, type);
    if (known) types.set(name, known);
  }
  const made = owner !== '' && fn === maker?.method ? file.passed.get(owner) : undefined;
  // A method may be called as one of what its class adds to.
  const given = made ?? file.passed.get(calledName(owner, fn)) ?? file.passed.get(calledName(base ?? owner, fn));
  // The object itself is given by what the call is on.
  const first = parameters[0]?.name === self ? 1 : 0;
  parameters.forEach(({ name, type }, index) => {
    const passed = given?.get(index - first);
    const fits = passed !== undefined && canHold(file.manifest, variables.get(name), passed);
    const written = typeWritten(api, file, type);
    const known = fits && (written === undefined || api.isWeak(type, file.imports)) ? passed : written;
    if (known) types.set(name, known);
  });
  for (const [place, known] of fieldsIn(one, file.fields, file.manifest)) types.set(place, known);
  return types;
}

/** Notes what the calls of a function say about places: results that are sockets, and arguments that must be. */
function learnTypes(
  known: Known,
  { graph, variables, self = known.file.manifest.self }: LoweredFunction,
  own: Places,
  shared: Places,
): void {
  const isField = (place: string) => isOwnField(self, place);
  const note = (place: string | undefined, type: string) => {
    if (!place || !canHold(known.file.manifest, variables.get(place), type)) return;
    const { types } = isField(place) ? shared : own;
    if (!types.has(place)) types.set(place, type);
  };
  /** What a field is a view of must be a field, too, to mean anything in other functions. */
  const noteSource = (place: string | undefined, source: string | undefined) => {
    if (!place || source === undefined || source === place) return;
    const outside = isField(place) ? fieldWith(graph, source, isField) : source;
    const { sources } = isField(place) ? shared : own;
    if (outside !== undefined && !sources.has(place)) sources.set(place, outside);
  };
  for (const step of graph.steps) {
    if (step.op === 'assign' && step.value.kind === 'call') {
      const { call, component } = step.value;
      const row = rowFor(known, call);
      const given = row || component !== undefined ? undefined : methodType(known, call);
      if (given) note(step.target, given);
      const gives = row?.gives;
      const wanted = component === undefined ? 'result' : `result ${component}`;
      const all = component !== undefined && gives?.as === 'result all';
      if (gives && (all || gives.as === wanted || (gives.as === 'result' && component === 0))) {
        note(step.target, gives.type);
        if (gives.of) noteSource(step.target, sourceOf(known, step.value));
      }
    }
    if (step.op === 'assign' && step.value.kind === 'call' && step.value.component !== undefined) {
      const wanted = `result ${step.value.component}`;
      const also = rowFor(known, step.value.call)?.givesAlso?.find(({ as }) => as === wanted);
      if (also) note(step.target, also.type);
    }
    if (step.op === 'assign') {
      const made = aggregateType(step.value);
      const type = made && known.api.typeNamed(made, known.file.imports);
      if (type) note(step.target, type);
    }
    if (step.op === 'assign' && step.value.kind === 'either') {
      const types = step.value.operands.flatMap((one) => knownType(known, one) ?? []);
      if (types[0] !== undefined && new Set(types).size === 1) note(step.target, types[0]);
    }
    if (step.op === 'assign' && step.value.kind === 'place') {
      const type = known.types.get(step.value.name) ?? known.api.provided.get(step.value.name);
      if (type) note(step.target, type);
      noteSource(step.target, known.sources.get(step.value.name));
    }
    if (step.op === 'call') {
      const row = rowFor(known, step.call);
      if (
        row?.socket &&
        row.on === undefined &&
        !row.sockets &&
        !row.needsSocket &&
        row.outcomes &&
        row.role !== 'close'
      )
        note(placeOf(valueAt(step.call, row.socket)), 'socket');
      const proof = row ? undefined : provingRow(known, step.call);
      if (proof?.on) note(placeOf(step.call.receiver), proof.on);
    }
  }
}

/** The row that says of what nothing is known what it is, since only that has such a method. */
function provingRow({ api, file, types }: Known, call: CallSite): ApiRow | undefined {
  const place = placeOf(call.receiver);
  const { likely } = file.manifest.socketNames ?? {};
  if (place === undefined || types.has(place) || !file.socketName || likely === undefined) return undefined;
  if (!compiled(likely, 'i').test(lastPart(place))) return undefined;
  return api.rowsFor(call.name).find((row) => row.proves && fits(row, call) && imported(file, row) !== 'no');
}

function bindCalls(known: Known, { graph }: LoweredFunction): readonly ModelledCall[] {
  const calls: ModelledCall[] = [];
  graph.steps.forEach((step, index) => {
    if (step.op !== 'call') return;
    const row = rowFor(known, step.call);
    if (!row) return;
    const object = row.socket ? valueAt(step.call, row.socket) : undefined;
    const socket = object && sourceOf(known, object);
    const proof = row.on === undefined ? object : step.call.receiver;
    const proven = proof !== undefined && knownType(known, proof) !== undefined;
    const certain = row.on !== undefined || row.needsSocket ? proven : imported(known.file, row) !== 'no';
    const flags = row.flags ? valueAt(step.call, row.flags) : undefined;
    const flagText = flags ? known.file.text.slice(flags.start, flags.end) : '';
    calls.push({ site: step.call, row, step: index, certain, flags: flagText, ...(socket ? { socket } : {}) });
  });
  return calls;
}

/** The value an access names; nothing when the call has none there. */
export function valueAt(call: CallSite, access: Access): Value | undefined {
  if (access === 'this') return call.receiver;
  const [kind, which = ''] = access.split(' ');
  if (kind !== 'arg') return undefined;
  if (which === 'last') return call.arguments.at(-1)?.value;
  const position = Number(which);
  const argument = Number.isInteger(position)
    ? call.arguments.filter((one) => one.name === undefined && !one.inner)[position]
    : call.arguments.find((one) => one.name === which);
  return argument?.value;
}

/** The row that describes a call. */
function rowFor(known: Known, call: CallSite): ApiRow | undefined {
  if (!known.rows.has(call)) {
    const rows = known.api.rowsFor(call.name);
    known.rows.set(call, undefined);
    known.rows.set(
      call,
      rows.find((row) => applies(known, row, call)),
    );
  }
  return known.rows.get(call);
}

/** What a value is known to hold: that of its place, or what the call that makes it gives. */
function knownType(known: Known, value: Value): string | undefined {
  const place = placeOf(value);
  if (place !== undefined) return known.types.get(place) ?? known.api.provided.get(place) ?? typeOfField(known, place);
  const made = aggregateType(value);
  if (made !== undefined) return known.api.typeNamed(made, known.file.imports);
  if (value.kind !== 'call' || value.component !== undefined) return undefined;
  const row = rowFor(known, value.call);
  if (!row) return methodType(known, value.call);
  return row.gives?.as === 'result' ? row.gives.type : undefined;
}

/** What a method that is not in the model is known to give. */
const methodType = ({ file, fn }: Known, call: CallSite): string | undefined =>
  givenByMethod(file.fields, call, fn, file.manifest);

/** What a field holds by a declaration that stands apart from the class. */
function typeOfField({ api, file, fn }: Known, place: string): string | undefined {
  const own = ownField(place, fn, file.manifest);
  const isField = /[.>]\w+$/.test(place) || own !== undefined;
  if (!isField) return undefined;
  const given = own === undefined ? undefined : givenByProperty(file.fields, own, fn);
  if (given !== undefined) return given;
  const record = own === undefined ? objectType(place.replace(/(?:\.|->)\w+$/, ''), fn, file.manifest) : fn.owner;
  const declared = memberType(file.classes, record, lastPart(place)) ?? file.declaredFields.get(lastPart(place));
  return declared && !api.isWeak(declared, file.imports) ? api.typeNamed(declared, file.imports) : undefined;
}

/** The place of the socket that a value is, or is a view of; a socket that has no name is named for the call that makes it. */
function sourceOf(known: Known, value: Value): string | undefined {
  const place = placeOf(value);
  if (place !== undefined) return known.sources.get(place) ?? place;
  if (value.kind !== 'call') return undefined;
  const gives = rowFor(known, value.call)?.gives;
  const object = gives?.of ? valueAt(value.call, gives.of) : undefined;
  if (object) return sourceOf(known, object);
  return gives ? unnamed(value.call) : undefined;
}

/** The place of what a call gives when nothing holds it. */
export const unnamed = ({ id }: CallSite): string => `?call ${id}`;

/** Names that people give to a channel a program has with itself, to wake a thread: nobody is at the other end who could vanish. */
const ownChannel = /pair|pipe|wake|notif|self_?(?:fd|sock)/i;

/** What a value holds: what is known of it, or else what its name says. */
function typeOf(known: Known, value: Value): string | undefined {
  const { socketName, manifest } = known.file;
  const named =
    socketName !== undefined &&
    (socketName.test(lastPart(socketWords(value))) || isOfSocketClass(manifest, known.fn.owner, value));
  return knownType(known, value) ?? (named ? 'socket' : undefined);
}

function applies(known: Known, row: ApiRow, call: CallSite): boolean {
  const { file, fn } = known;
  const { owner } = fn;
  if (row.isMethod) {
    if (!isMethodCall(file, fn, row, call)) return false;
  } else if (row.on === '*') {
    if (call.receiver === undefined) return false;
  } else if (row.on !== undefined) {
    if (call.receiver === undefined || typeOf(known, call.receiver) !== row.on) return false;
  } else if (
    call.callee !== row.call &&
    !isAlias(file, row, call.callee) &&
    !(imported(file, row) === 'name' && call.callee === lastName(row.call)) &&
    // Written in full it needs no import.
    row.import?.includes(call.callee) !== true &&
    !isQualified(file, row, call.callee)
  ) {
    return false;
  }
  const { implicitReceiver, typeNames } = file.manifest;
  const makes = typeNames !== undefined && compiled(typeNames).test(call.name);
  const isPlainCall = call.receiver === undefined && !call.global && !call.callee.includes('.');
  const plain = row.on === undefined && !row.isMethod && isPlainCall && !makes;
  const inClass = plain && owner !== '' && implicitReceiver;
  if (inClass && (file.methods?.has(call.name) || hasMethod(file.classes, owner, call.name))) return false;
  // Inside a class a plain name may be a method's; only an import of the API speaks for the function. To print does no harm.
  const harmless = row.role === 'log';
  const declared = file.classes.get(owner) !== undefined;
  if (inClass && !harmless && (row.import ? imported(file, row) === 'no' : !declared)) return false;
  if (row.on === undefined && row.wraps === undefined && file.shadowed.has(call.callee)) return false;
  if (row.needsImport && imported(file, row) === 'no' && row.import?.includes(call.callee) !== true) return false;
  if (row.beside && !row.beside.some((module) => file.imports.has(module))) return false;
  if (!fits(row, call)) return false;
  if (row.unlessBeside?.some((word) => wordIn(word).test(file.text))) return false;
  if (row.socket && (row.on === undefined || (row.needsSocket && row.socket !== 'this'))) {
    const value = valueAt(call, row.socket);
    const place = placeOf(value);
    const type = value && knownType(known, value);
    const accepted = row.sockets ?? ['socket'];
    if (type !== undefined && !accepted.includes(type)) return false;
    if (value && ownChannel.test(place ?? file.text.slice(value.start, value.end))) return false;
    if (row.needsSocket && !accepted.includes((value && typeOf(known, value)) ?? '')) return false;
  }
  const contains = ([access, words]: readonly [string, readonly string[]]) =>
    says(file.text, valueAt(call, access), words);
  return Object.entries(row.when ?? {}).every(contains) && !Object.entries(row.unless ?? {}).some(contains);
}

/** Summaries of functions: one that hands the result of a modelled call on to its caller is a call of the same kind itself. */
import { compiled } from '../base/compiled';
import type { Access, ApiRow, ComponentShowings, Outcome, Showing } from '../languages/api';
import { valueAt } from './bind';
import { ownField } from './fields';
import { isUntimedMaker } from './made';
import { followOutcomes, type OutcomeReturn } from './outcomes';
import {
  type Assignment,
  assignmentsTo,
  type FunctionModel,
  type ModelledCall,
  modelledAt,
  type Program,
} from './program';
import { lostOutside } from './serving';
import { isBounded, isUntimed } from './sockets';
import { type Component, mentions, placeOf, type Value } from './value';

/** A function that is a call of the model itself, and the row that says so. */
export interface Wrapper {
  readonly fn: FunctionModel;
  readonly row: ApiRow;
}

/** The functions of a program that add rows to the API model: wrappers, found without being told. */
export const wrappersIn = (program: Program): readonly Wrapper[] =>
  program.functions.flatMap((fn) => {
    const row = wrapperRow(program, fn) ?? giverRow(program, fn) ?? makerRow(program, fn) ?? loserRow(program, fn);
    return row ? [{ fn, row }] : [];
  });

/** A function with more calls than this is a program of its own and wraps none of them. */
const mostWrapped = 50;

/** The name under which every file can call a function: a method where it needs no object, or where it is known of which class objects are. */
function nameOf({ manifest }: Program, { name, owner, head }: FunctionModel): string | undefined {
  if (name === '') return undefined;
  if (owner === '') return name;
  const isCallable = manifest.classes || (manifest.staticPattern && compiled(manifest.staticPattern).test(head));
  return isCallable ? `${owner}.${name}` : undefined;
}

/** What says that a row is about a method of a class, which objects of that class have. */
const methodOf = ({ manifest }: Program, { owner }: FunctionModel): Pick<ApiRow, 'isMethod'> =>
  owner !== '' && manifest.classes ? { isMethod: true } : {};

function wrapperRow(program: Program, fn: FunctionModel): ApiRow | undefined {
  const name = nameOf(program, fn);
  if (name === undefined || fn.parameters.some(({ name }) => name === '')) return undefined;
  const position = (place: string | undefined) => fn.parameters.findIndex(({ name }) => name === place);
  // A method may be given its socket, or have one of its own.
  const isOwn = (place: string | undefined) =>
    place !== undefined &&
    program.manifest.classes !== undefined &&
    ownField(place, fn, program.manifest) !== undefined;
  const wrapped = fn.calls.filter(
    ({ row, socket }) => (position(socket) >= 0 || isOwn(socket)) && (row.role === 'send' || row.role === 'recv'),
  );
  const [first] = wrapped;
  if (!first || wrapped.length > mostWrapped) return undefined;
  // An error that goes into an argument is no part of what the function gives back.
  if (wrapped.some(({ row }) => row.errorIn !== undefined)) return undefined;
  if (wrapped.some(({ row, socket }) => row.role !== first.row.role || socket !== first.socket)) return undefined;
  const outcomes = outcomesOf(program, fn, wrapped);
  if (!outcomes) return undefined;
  const { row } = first;
  const data = parameterBehind(fn, first, row.data);
  const length = outcomes.partial ? parameterBehind(fn, first, row.length) : undefined;
  return {
    call: name,
    ...methodOf(program, fn),
    arity: fn.parameters.length,
    role: row.role,
    ...(position(first.socket) < 0
      ? {}
      : { socket: `arg ${position(first.socket)}` as const, ...socketsOf(fn, first) }),
    ...(data ? { data } : {}),
    ...(length ? { length } : {}),
    outcomes,
    blocks:
      row.blocks === true &&
      position(first.socket) >= 0 &&
      wrapped.every((call) => !isBounded(program, fn, call, row.role === 'recv' ? 'read' : 'write')),
    ...(row.errnos ? { errnos: row.errnos } : {}),
    ...(row.fixes ? { fixes: row.fixes } : {}),
    explain: row.explain ?? row.call,
    wraps: row.wraps ?? row.call,
    see: row.see,
  };
}

/** The types of sockets that a function can be given, where they are not just any stream. */
function socketsOf({ types }: FunctionModel, { socket }: ModelledCall): Pick<ApiRow, 'sockets'> {
  const type = socket === undefined ? undefined : types.get(socket);
  return type === undefined || type === 'socket' ? {} : { sockets: [type] };
}

/** A function that makes a socket and returns it. */
function giverRow(program: Program, fn: FunctionModel): ApiRow | undefined {
  const name = nameOf(program, fn);
  if (name === undefined) return undefined;
  const failures = new Set<number>();
  let source: ModelledCall | undefined;
  let untimed = true;
  for (const step of fn.graph.steps) {
    if (step.op !== 'return' || !step.value) continue;
    // Beside an error there is no socket.
    const value = step.value.kind === 'tuple' ? step.value.operands[0] : step.value;
    if (!value || (value.kind === 'null' && step.value.kind === 'tuple')) continue;
    if (value.kind === 'number' && value.value < 0) failures.add(value.value);
    else {
      const given = giverBehind(fn, value);
      if (!given || (step.value.kind === 'tuple') !== isTold(given, step.value)) return undefined;
      source = given;
      untimed &&= isUntimed(program, fn, given, placeOf(value));
    }
  }
  const [failure, ...others] = failures;
  if (!source || others.length > 0) return undefined;
  const { row } = source;
  // A socket may be returned that was not checked; then -1 is what the caller gets.
  const told = typeof row.outcomes?.error === 'object';
  const raises = failure === undefined && (row.outcomes?.error ?? 'raises') === 'raises';
  const plain = raises
    ? { error: 'raises', done: 'object' }
    : { error: failure === undefined ? '-1' : String(failure), done: '>=0' };
  const outcomes = told ? row.outcomes : plain;
  return {
    call: name,
    ...methodOf(program, fn),
    arity: fn.parameters.length,
    role: row.role === 'accept' ? 'accept' : 'create',
    outcomes,
    gives: { type: 'socket', as: told ? (row.gives?.as ?? 'result') : 'result' },
    ...(untimed ? { untimed } : {}),
    ...(row.errnos ? { errnos: row.errnos } : {}),
    explain: row.explain ?? row.call,
    wraps: row.wraps ?? row.call,
    see: row.see,
  };
}

/** A function that makes and returns an object which could say how long what is called on it may take, and does not. */
function makerRow(program: Program, fn: FunctionModel): ApiRow | undefined {
  const name = nameOf(program, fn);
  const [first] = fn.gives ?? [];
  // Of a server the place where it is made is spoken of.
  const serves = program.timeoutFields.get(first?.type ?? '')?.role === 'serve';
  if (name === undefined || !first || serves || !isUntimedMaker(program, fn)) return undefined;
  const isTuple = fn.graph.steps.some((step) => step.op === 'return' && step.value?.kind === 'tuple');
  return {
    call: name,
    ...methodOf(program, fn),
    arity: fn.parameters.length,
    role: 'create',
    gives: { type: first.type, as: isTuple ? 'result 0' : 'result' },
    untimed: true,
    wraps: first.type,
    see: 'the functions of the program',
  };
}

/** A function that lets out the failure when the peer of a socket is gone that it is given. */
function loserRow(program: Program, fn: FunctionModel): ApiRow | undefined {
  const { asynchronous, lostConnection, results } = program.manifest;
  if (fn.name === '' || fn.owner !== '' || !(lostConnection || results)) return undefined;
  const lost = lostOutside(program, fn);
  if (!lost) return undefined;
  const { row, socket } = lost.call;
  return {
    call: fn.name,
    arity: fn.parameters.length,
    // It may do anything else to the socket besides.
    role: 'hand-over',
    socket: `arg ${fn.parameters.findIndex(({ name }) => name === socket)}`,
    ...socketsOf(fn, lost.call),
    outcomes: { error: lost.way, done: 'object' },
    ...(asynchronous && new RegExp(asynchronous).test(fn.head) ? { asynchronous: true } : {}),
    explain: row.explain ?? row.call,
    wraps: row.wraps ?? row.call,
    see: row.see,
  };
}

/** Whether what is returned has a component for the error that the call of the model gives beside its socket. */
const isTold = ({ row }: ModelledCall, returned: Value): boolean =>
  typeof row.outcomes?.error === 'object' &&
  (returned.kind === 'tuple' || (returned.kind === 'call' && returned.component === undefined));

/** The modelled call whose socket a value is. */
function giverBehind(fn: FunctionModel, value: Value): ModelledCall | undefined {
  if (value.kind === 'call') {
    const made = modelledAt(fn, value.call);
    return made?.row.gives?.type === 'socket' && !(value.component ?? 0) ? made : undefined;
  }
  if (value.kind !== 'place') return undefined;
  for (const step of assignmentsTo(fn, value.name)) {
    const given = step.value.kind === 'call' ? giverBehind(fn, step.value) : undefined;
    if (given) return given;
  }
  return undefined;
}

/** The argument of the function that an argument of the wrapped call is made of. */
function parameterBehind(fn: FunctionModel, call: ModelledCall, access: Access | undefined): Access | undefined {
  const value = access === undefined ? undefined : valueAt(call.site, access);
  if (!value) return undefined;
  const index = fn.parameters.findIndex(({ name }) =>
    mentions(value, (part) => part.kind === 'place' && part.name === name),
  );
  return index < 0 ? undefined : `arg ${index}`;
}

/**
 * How the outcomes of the wrapped calls show in what the function returns. Nothing when it returns nothing that tells them apart,
 * or something that cannot be told.
 */
function outcomesOf(
  program: Program,
  fn: FunctionModel,
  wrapped: readonly ModelledCall[],
): ApiRow['outcomes'] | undefined {
  // Showings are compared as they are written.
  const shown = new Map<Outcome, Set<string>>();
  let settled = false;
  let counted = false;
  for (const call of wrapped) {
    const { returns, events } = followOutcomes(fn, call, program.text);
    if (events.some(({ kind }) => kind === 'used')) counted = true;
    for (const one of returns) {
      for (const outcome of one.possible) {
        const showing = showingOf(fn, call, outcome, one);
        if (showing === undefined) return undefined;
        // A failure that the function has dealt with itself, if only by a message, is not its callers' to look for.
        if (outcome === 'error' && !one.isResult && !one.quiet.has(outcome) && !hasResult(one, call)) settled = true;
        const known = shown.get(outcome) ?? new Set();
        shown.set(outcome, known.add(JSON.stringify(showing)));
      }
    }
  }
  if (settled) {
    const failures = shown.get('error');
    shown.delete('error');
    // What is handed on as that failure was dealt with in the same way.
    if ([...(shown.get('partial') ?? [])].every((one) => failures?.has(one))) shown.delete('partial');
  }
  // A function that adds up what was taken knows what is left.
  if (counted) shown.delete('partial');
  const [done, ...others] = shown.get('done') ?? [];
  if (done === undefined || others.length > 0) return undefined;
  const outcomes: Partial<Record<Outcome, Showing | ComponentShowings>> = {};
  for (const [outcome, showings] of shown) {
    // A loop that tries again seems to end like success, too; what counts is whether failing can show otherwise.
    const [showing, ...more] = [...showings].filter((one) => one !== done);
    if (more.length > 0) return undefined;
    if (showing !== undefined) outcomes[outcome] = JSON.parse(showing) as Showing | ComponentShowings;
  }
  return Object.keys(outcomes).length > 0 ? { ...outcomes, done: JSON.parse(done) as Showing } : undefined;
}

/** Whether what is returned has a part of the result in it, so that the caller can look for himself. */
const hasResult = ({ value }: OutcomeReturn, { site }: ModelledCall): boolean =>
  (value?.kind === 'tuple' ? value.operands : [value]).some((one) => one?.kind === 'call' && one.call === site);

function showingOf(
  fn: FunctionModel,
  call: ModelledCall,
  outcome: Outcome,
  { value, isResult }: OutcomeReturn,
): Showing | ComponentShowings | undefined {
  if (isResult) return call.row.outcomes?.[outcome];
  if (value?.kind !== 'tuple') return value && partShowing(fn, call, outcome, value);
  const parts = value.operands.flatMap((operand, index) => {
    const showing = partShowing(fn, call, outcome, operand);
    return showing === undefined ? [] : [[`result ${index}`, showing]];
  });
  return parts.length > 0 ? (Object.fromEntries(parts) as ComponentShowings) : undefined;
}

const isParameter = ({ parameters }: FunctionModel, place: string): boolean =>
  parameters.some(({ name }) => name === place);

/** Whether a variable begins with a number and is only added to. */
function isTotal(fn: FunctionModel, place: string): boolean {
  const given = fn.variables.has(place) ? assignmentsTo(fn, place) : [];
  const begins = ({ value }: Assignment) => value.kind === 'number' && value.value >= 0;
  return given.some(({ accumulates }) => accumulates) && given.every((one) => one.accumulates || begins(one));
}

/** How an outcome shows in one value that is returned. */
function partShowing(fn: FunctionModel, { site, row }: ModelledCall, outcome: Outcome, value: Value) {
  switch (value.kind) {
    case 'call': {
      const { component } = value;
      if (value.call === site) return componentShowing(row.outcomes?.[outcome], component);
      // What never fails shows what it gives: an error that was made of another.
      const known = fn.calls.find((one) => one.site === value.call)?.row.outcomes;
      return known?.error === undefined && typeof known?.done === 'string' ? known.done : undefined;
    }
    case 'number':
      return Number.isNaN(value.value) ? undefined : String(value.value);
    case 'boolean':
      return value.value ? '1' : '0';
    case 'null':
      return 'null';
    case 'constant':
      return `is ${value.name}`;
    case 'place':
      // The length that was asked for is what loops give that send or receive all of it.
      return isParameter(fn, value.name) || isTotal(fn, value.name) ? '>=0' : undefined;
    case 'arithmetic': {
      // So is what was asked for without what is left.
      const [asked] = value.operands;
      return value.operator === '-' && asked?.kind === 'place' && isParameter(fn, asked.name) ? '>=0' : undefined;
    }
    default:
      return undefined;
  }
}

function componentShowing(
  showings: Showing | ComponentShowings | undefined,
  component: Component | undefined,
): Showing | undefined {
  if (typeof showings !== 'object') return component ? undefined : showings;
  return showings[`result ${component}`] ?? (component ? undefined : showings.result);
}

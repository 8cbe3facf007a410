/** What is known of the sockets of a function: where they come from, and whether something bounds a wait for the peer. */
import { perObject } from '../base/memo';
import type { ApiRow, Role, Wait } from '../languages/api';
import { mayBeNonblocking } from './askedFor';
import { unnamed, valueAt } from './bind';
import type { Step } from './graph';
import { gives, isCopy, isGivenBefore, isInView, mayBeBoundBy } from './handsOn';
import { isLimited } from './limits';
import { isLocal } from './localPeers';
import { usesOf } from './objects';
import { reaches } from './paths';
import { assignmentsTo, type FunctionModel, type ModelledCall, modelledAt, type Program, relativesOf } from './program';
import { valuesOf } from './records';
import { isEndless, isGivenDuration } from './timeouts';
import { type CallSite, isOwnField, mentions, placeOf, type Value } from './value';
import { mayWaitFor } from './waits';

/**
 * The call that gave the socket `call` works on, when it is made in the same function or, for a field, in the same class.
 * Nothing when the socket comes from elsewhere: who made it may have set a timeout.
 */
export function originOf(program: Program, fn: FunctionModel, call: ModelledCall): ModelledCall | undefined {
  const { socket } = call;
  if (socket === undefined || isStillGiven(fn, socket, call.step)) return undefined;
  const origins = originsOf(program, fn, socket);
  // A socket that may also come from somewhere unknown may be one that has a timeout.
  return origins.includes(undefined) ? undefined : origins[0];
}

/** Whether a place may still hold what the caller of the function has passed. */
export const isStillGiven = ({ graph, parameters }: FunctionModel, place: string, step: number): boolean =>
  parameters.some(({ name }) => name === place) &&
  reaches(graph, 0, step, (passed) => passed.op === 'assign' && passed.target === place);

/** The calls that give a place its sockets; nothing stands for one that comes from elsewhere. */
export function originsOf(program: Program, fn: FunctionModel, socket: string): readonly (ModelledCall | undefined)[] {
  const made = fn.calls.find(({ site, row }) => row.gives && unnamed(site) === socket);
  return made ? [made] : namedOrigins(program, fn, socket);
}

const namedOrigins = askedOnce('origins', (program, fn, socket): readonly (ModelledCall | undefined)[] =>
  relativesOf(program, fn, socket).flatMap((relative) => assignedTo(program, relative, socket, new Set())),
);

/** The calls whose results are assigned to a place, and nothing for what comes from elsewhere. */
function assignedTo(
  program: Program,
  fn: FunctionModel,
  place: string,
  seen: Set<string>,
): readonly (ModelledCall | undefined)[] {
  if (seen.has(place)) return [];
  seen.add(place);
  return assignmentsTo(fn, place).flatMap(({ value }) => {
    if (value.kind === 'null' || value.kind === 'number') return [];
    // What an expression comes to is kept in a place of its own before it gets a name.
    if (value.kind === 'place' && value.name.startsWith('?')) return assignedTo(program, fn, value.name, seen);
    const made = value.kind === 'call' ? modelledAt(fn, value.call) : undefined;
    if (value.kind === 'call' && !made) return givenByMethod(program, fn, value.call, seen);
    const wrapped = made && wrappedBy(made);
    if (wrapped === place) return [];
    if (wrapped !== undefined) {
      const origins = assignedTo(program, fn, wrapped, seen);
      const untimed = origins.every((one) => one && isUntimed(program, fn, one, wrapped));
      return untimed && origins.length > 0 ? origins : [undefined];
    }
    return [made?.row.gives && !made.row.gives.of && isPlain(made.row) ? made : undefined];
  });
}

/** The calls that make what another method of the same object returns, where nothing in that bounds it. */
function givenByMethod(
  program: Program,
  fn: FunctionModel,
  { callee, name, receiver }: CallSite,
  seen: Set<string>,
): readonly (ModelledCall | undefined)[] {
  const isOwn = fn.owner !== '' && (receiver ? placeOf(receiver) === program.manifest.self : callee === name);
  const [method, ...others] = isOwn
    ? program.functions.filter((one) => one.owner === fn.owner && one.name === name)
    : [];
  const asked = new Set([...seen].filter((one) => one.endsWith('()')));
  if (!method || others.length > 0 || asked.has(`${name}()`)) return [undefined];
  asked.add(`${name}()`);
  const given = method.graph.steps.flatMap((step): (ModelledCall | undefined)[] => {
    if (step.op !== 'return' || !step.value || step.value.kind === 'null') return [];
    const place = placeOf(step.value);
    const made = step.value.kind === 'call' ? modelledAt(method, step.value.call) : undefined;
    // What wraps a socket has the timeouts of that one.
    const fresh = made && wrappedBy(made) === undefined ? made : undefined;
    const origins = place === undefined ? [fresh] : assignedTo(program, method, place, asked);
    return origins.map((one) => (one && isUntimed(program, method, one, place) ? one : undefined));
  });
  return given.length > 0 ? given : [undefined];
}

/** The place of the socket that a call wraps, as TLS does: what it gives is that socket, with the timeouts that it has. */
const wrappedBy = ({ site, row: { gives } }: ModelledCall): string | undefined =>
  gives?.of === undefined || gives.type !== 'socket' ? undefined : placeOf(valueAt(site, gives.of));

/** Whether a step puts another socket into a place than the one that is there, wrapped or not. */
export function replaces(fn: FunctionModel, step: Step, place: string | undefined): boolean {
  if (step.op !== 'assign' || step.target !== place) return false;
  const made = step.value.kind === 'call' ? modelledAt(fn, step.value.call) : undefined;
  return !made || wrappedBy(made) !== place;
}

/** Whether a call gives a socket as it is when it is new. A function of the program's own may have set a timeout. */
const isPlain = ({ wraps, untimed }: ApiRow): boolean => wraps === undefined || untimed === true;

/** Whether nothing has bounded what a socket waits for when the function that has made it returns it, under a name or none. */
export function isUntimed(
  program: Program,
  fn: FunctionModel,
  origin: ModelledCall,
  socket: string | undefined,
): boolean {
  if (!isPlain(origin.row) || isLimited(program, fn, origin) || isLocal(program, fn, 'sockets')) return false;
  if (origin.row.timeout || mayBeNonblocking(program, fn, origin)) return false;
  return waits.every(
    (wait) =>
      !mayInherit(program, fn, origin, wait) &&
      (socket === undefined || boundingFunctions(program, fn, socket, wait).length === 0),
  );
}

/** Whether the call that makes a socket makes one whose reads nothing bounds. */
export function isUntimedOrigin(program: Program, fn: FunctionModel, origin: ModelledCall): boolean {
  const { row } = origin;
  if (!isPlain(row) || !row.gives || row.neverBlocks || isLocal(program, fn, 'sockets')) return false;
  if (row.timeout && (row.bounds?.includes('read') ?? true) && !isEndless(program, fn, origin)) return false;
  return !mayBeNonblocking(program, fn, origin) && !mayInherit(program, fn, origin, 'read');
}

/**
 * Whether a function may bound reads of a socket that it puts into a field or hands to one function: what these do with it is
 * looked at there.
 */
export function mayBound(program: Program, fn: FunctionModel, socket: string): boolean {
  if (mayWaitFor(program, fn, socket, () => true)) return true;
  let handed = 0;
  const copies = new Set<string>();
  for (const step of fn.graph.steps) {
    if (step.op === 'assign' && isCopy(fn, step, socket)) copies.add(step.target ?? '');
    if (step.op !== 'call') continue;
    const known = modelledAt(fn, step.call);
    if (!known) {
      // What is known of it by another type has methods that are not in the model.
      if (copies.has(placeOf(step.call.receiver) ?? '') && !harmless.test(step.call.name)) return true;
      // What is told to do something with it and gives nothing back is where it is used.
      if (mayBeBoundBy(program, fn, step.call, socket))
        handed += isUsed(fn, step.call) || isInView(program, fn, step.call) ? 2 : 1;
      continue;
    }
    const concerns = known.socket === undefined || known.socket === socket || copies.has(known.socket);
    if (!concerns) continue;
    if (handsOver.has(known.row.role) || looksAtOnce(known.row)) return true;
    if (known.row.role === 'set-timeout' && setsTimeout(known, known.socket, 'read') && !isEndless(program, fn, known))
      return true;
  }
  return handed > 1;
}

/** Names of methods of sockets that have nothing to do with how long these wait. */
const harmless = /keep_?alive|no_?delay|buffer|addr|linger|close/i;

const isUsed = ({ graph }: FunctionModel, site: CallSite): boolean =>
  graph.steps.some((step) =>
    valuesOf(step).some((value) => mentions(value, (part) => part.kind === 'call' && part.call === site)),
  );

const waits: readonly Wait[] = ['connect', 'read', 'write'];

/** A question about a place that has the same answer in all functions that can see it: each method of a large class asks it. */
function askedOnce<Answer, More extends readonly string[]>(
  question: string,
  answer: (program: Program, fn: FunctionModel, place: string, ...more: More) => Answer,
): typeof answer {
  const answers = perObject((_: Program | FunctionModel) => new Map<string, Answer>());
  return (program, fn, place, ...more) => {
    const isField = isOwnField(fn.self ?? program.manifest.self, place);
    const known = answers(isField ? program : fn);
    const key = [question, isField ? fn.owner : '', place, ...more].join(' ');
    if (!known.has(key)) known.set(key, answer(program, fn, place, ...more));
    return known.get(key) as Answer;
  };
}

/**
 * Whether something may bound how long `call` waits: an argument, the way the socket was made, an option of it, a wait before, or
 * a call in which it may have been given a bound.
 */
export function isBounded(program: Program, fn: FunctionModel, call: ModelledCall, wait: Wait): boolean {
  if (call.site.bounded || isLimited(program, fn, call) || isBoundedBehind(program, fn, call)) return true;
  if (call.row.timeout && (!isEndless(program, fn, call) || isBoundedLater(program, fn, call))) return true;
  // What is told to wait for ever does, whatever was said before.
  const { timeout, on } = call.row;
  if (timeout?.access === 'none' && isGivenBefore(fn, call)) return true;
  if (timeout && (on === undefined || timeout.access === 'none' || isGivenDuration(program, fn, call))) return false;
  const { socket } = call;
  if (!socket) return !call.row.timeout;
  const origin = originOf(program, fn, call);
  if (origin && (mayBeNonblocking(program, fn, origin) || mayInherit(program, fn, origin, wait))) return true;
  const before = bindsUntil(program, fn, call, wait);
  const bounds = origin?.row.bounds?.includes(wait) ?? true;
  if (
    bounds &&
    origin?.row.timeout &&
    !isEndless(program, fn, origin) &&
    (!fn.calls.includes(origin) || before(origin.step))
  ) {
    return true;
  }
  return boundingFunctions(program, fn, socket, wait).some(
    (one) => one !== fn || boundsHere(program, fn, socket, wait, isBefore(program, fn, call, origin, before)),
  );
}

/**
 * Which steps may have bound a wait by the time it comes. What nothing is known of counts only where the wait comes after it at once:
 * a loop that receives, and hands on what it has received, waits without a bound for the first of it.
 */
function isBefore(
  program: Program,
  fn: FunctionModel,
  { socket = '', step: wait }: ModelledCall,
  origin: ModelledCall | undefined,
  before: (step: number) => boolean,
): (step: number) => boolean {
  if (!program.manifest.followsTimings) return before;
  const { graph } = fn;
  const isUnknown = (step: Step | undefined): boolean =>
    step?.op === 'call' && !modelledAt(fn, step.call) && mayBeBoundBy(program, fn, step.call, socket);
  const start = origin && fn.calls.includes(origin) ? origin.step : 0;
  const first = reaches(graph, start, wait, isUnknown);
  return (step) => before(step) && !(first && isUnknown(graph.steps[step]));
}

/** The functions that can see a socket and have something anywhere that may bound a wait on it. */
const boundingFunctions = askedOnce('bounds', (program, fn, socket, wait: Wait): readonly FunctionModel[] =>
  relativesOf(program, fn, socket).filter((one) => boundsHere(program, one, socket, wait, () => true)),
);

/** Whether a timeout is set by a call on what the call gives, or on what comes of that. */
const isBoundedBehind = (program: Program, fn: FunctionModel, { row, site }: ModelledCall): boolean =>
  row.role === 'request' &&
  fn.calls.some((one) => {
    let { receiver } = one.site;
    while (receiver?.kind === 'call' && receiver.call !== site) receiver = receiver.call.receiver;
    return one.row.role === 'set-timeout' && !isEndless(program, fn, one) && receiver?.kind === 'call';
  });

/** Calls that end what an object waits for, or say how long it may. */
const bounding = /^(?:setTimeout|abort|destroy|terminate)$/;

/** Whether something may bound the wait of what a call has made, by a timeout of its own or by ending it. */
function isBoundedLater(program: Program, fn: FunctionModel, { row, site }: ModelledCall): boolean {
  if (row.gives === undefined || !program.names || !(row.gives.type in program.emitters)) return false;
  const { calls, listeners, escapes } = usesOf(program, fn, { call: site });
  return (
    escapes ||
    calls.some(({ name }) => bounding.test(name)) ||
    // Whoever is told of the socket can do all this to it.
    listeners.some(({ event }) => event === undefined || event === 'timeout' || event === 'socket')
  );
}

/** Tells the steps from whose timeout `call` still profits: it comes later, and nothing in between takes the timeout away. */
function bindsUntil(program: Program, fn: FunctionModel, call: ModelledCall, wait: Wait): (step: number) => boolean {
  const removers = new Set(
    fn.calls
      .filter((one) => setsTimeout(one, call.socket, wait) && isEndless(program, fn, one))
      .map(({ site }) => site),
  );
  const ends = (step: Step): boolean =>
    replaces(fn, step, call.socket) || (step.op === 'call' && removers.has(step.call));
  return (step) => {
    const keeps = fn.graph.steps.findIndex((one) => one.op === 'assign' && isResultOf(fn, one.value, step));
    return reaches(fn.graph, keeps < 0 ? step : keeps, call.step, ends);
  };
}

/** Whether a value is what the call of a step gives. */
function isResultOf({ graph }: FunctionModel, value: Value, step: number): boolean {
  const made = graph.steps[step];
  return value.kind === 'call' && made?.op === 'call' && made.call === value.call;
}

/** Whether a call sets the timeout of waits of a kind, for `socket` or for all sockets. */
function setsTimeout({ row, socket: own }: ModelledCall, socket: string | undefined, wait: Wait): boolean {
  return (
    row.role === 'set-timeout' &&
    !row.ignored &&
    (own === undefined || own === socket) &&
    (row.bounds?.includes(wait) ?? true)
  );
}

/** Whether another call gives the same object a bound for a kind of wait. */
export const isBoundedBeside = (program: Program, fn: FunctionModel, call: ModelledCall, wait: Wait): boolean =>
  call.socket !== undefined &&
  fn.calls.some(
    (one) =>
      one !== call && one.socket === call.socket && setsTimeout(one, call.socket, wait) && !isEndless(program, fn, one),
  );

/** Whether a socket was accepted from one whose settings it takes over, and which has a bound. */
function mayInherit(program: Program, fn: FunctionModel, { row, socket }: ModelledCall, wait: Wait): boolean {
  if (!row.inherits || !socket) return false;
  return fn.calls.some(
    (one) =>
      (one.row.role === 'set-nonblocking' && one.socket === socket) ||
      (one.socket === socket && setsTimeout(one, socket, wait) && !isEndless(program, fn, one)),
  );
}

/** Whether something in `fn` may bound a wait on `socket`; `counts` says which steps come before it. */
function boundsHere(
  program: Program,
  fn: FunctionModel,
  socket: string,
  wait: Wait,
  counts: (step: number) => boolean,
): boolean {
  // Who waits for data has nothing to do with how long it takes to connect elsewhere.
  const connects = wait !== 'connect' || fn.calls.some((one) => one.row.role === 'connect' && one.socket === socket);
  if (connects && mayWaitFor(program, fn, socket, counts)) return true;
  return fn.graph.steps.some((step, index) => {
    if (step.op === 'assign')
      return isCopy(fn, step, socket) && counts(index) && !isKept(program, fn, step.target, socket);
    if (step.op !== 'call') return false;
    const known = modelledAt(fn, step.call);
    if (known && setsTimeout(known, socket, wait)) return !isEndless(program, fn, known) && counts(index);
    if (known)
      return (handsOver.has(known.row.role) || looksAtOnce(known.row)) && known.socket === socket && counts(index);
    // A call that is not in the model may do anything with a socket it is given, or with the record that holds it.
    return mayBeBoundBy(program, fn, step.call, socket, wait) && counts(index);
  });
}

/** Whether a field of the object itself keeps a socket, and none of its methods gives what is there a timeout. */
function isKept(program: Program, fn: FunctionModel, field: string | undefined, socket: string): boolean {
  const { followsTimings, self } = program.manifest;
  if (!followsTimings || field === undefined || isOwnField(fn.self ?? self, socket)) return false;
  if (!isOwnField(fn.self ?? self, field)) return false;
  return !relativesOf(program, fn, field).some((one) => mayBound(program, one, field));
}

/** Whether a function may give a timeout to what it is given as a parameter, or hand it to somebody who might. */
export const setsTimeoutOf = (program: Program, fn: FunctionModel, parameter: string): boolean =>
  boundsHere(program, fn, parameter, 'read', () => true) ||
  fn.graph.steps.some((step) => step.op === 'return' && step.value !== undefined && gives(step.value, parameter));

/** Whether a call tells without waiting whether there is something to be read: who asks it does not wait, either. */
const looksAtOnce = ({ role, blocks }: ApiRow): boolean => role === 'peek' && blocks === false;

const handsOver: ReadonlySet<Role> = new Set<Role>(['set-nonblocking', 'hand-over']);

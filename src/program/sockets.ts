/** What is known of the sockets of a function: where they come from, and whether something bounds the wait for the peer. */
import type { Role } from '../languages/api';
import { valueAt } from './bind';
import type { FunctionModel, ModelledCall, Program } from './program';
import { mentions, type Value } from './value';

/**
 * The call that gave the socket `call` works on, when it is made in the same function or, for a field, in the same class.
 * Nothing when the socket comes from elsewhere: who made it may have set a timeout.
 */
export function originOf(program: Program, fn: FunctionModel, call: ModelledCall): ModelledCall | undefined {
  const origins = call.socket ? originsOf(program, fn, call.socket) : [];
  // A socket that may also come from somewhere unknown may be one that has a timeout.
  return origins.includes(undefined) ? undefined : origins[0];
}

/** The calls that give a place its sockets; nothing stands for one that comes from elsewhere. */
export function originsOf(program: Program, fn: FunctionModel, socket: string): readonly (ModelledCall | undefined)[] {
  return relativesOf(program, fn, socket).flatMap((relative) =>
    relative.graph.steps.flatMap((step) => {
      if (step.op !== 'assign' || step.target !== socket) return [];
      if (step.value.kind === 'null' || step.value.kind === 'number') return [];
      const made = step.value.kind === 'call' ? step.value.call : undefined;
      return [relative.calls.find(({ site, row }) => site === made && row.gives?.type === 'socket')];
    }),
  );
}

/** The functions that can see a place: the function itself, and for a field all methods of its class. */
export function relativesOf(program: Program, fn: FunctionModel, place: string): readonly FunctionModel[] {
  const { self } = program.manifest;
  if (!self || !place.startsWith(`${self}.`)) return [fn];
  return program.functions.filter(({ owner }) => owner === fn.owner);
}

/** Whether something bounds the wait: an argument, an option of the socket, a wait before it, or a call that may have set one. */
export function isBounded(program: Program, fn: FunctionModel, call: ModelledCall): boolean {
  if (call.row.timeout) return hasTimeout(program, call);
  const { socket } = call;
  if (!socket) return true;
  const origin = originOf(program, fn, call);
  if (origin?.row.timeout && hasTimeout(program, origin)) return true;
  return relativesOf(program, fn, socket).some((relative) => boundsHere(relative, socket));
}

function hasTimeout(program: Program, { site, row }: ModelledCall): boolean {
  if (!row.timeout) return false;
  if (site.arguments.some(({ spread }) => spread)) return true;
  const { access, name, infinite } = row.timeout;
  const value = valueAt(site, `arg ${name}`) ?? valueAt(site, access);
  return value !== undefined && !infinite.includes(program.text.slice(value.start, value.end));
}

function boundsHere(fn: FunctionModel, socket: string): boolean {
  const about = (value: Value) => mentions(value, (part) => part.kind === 'place' && part.name === socket);
  const modelled = new Map(fn.calls.map((one) => [one.site, one]));
  return fn.graph.steps.some((step) => {
    // Under another name the socket may be given a timeout, too.
    if (step.op === 'assign') return step.target !== socket && step.value.kind !== 'call' && about(step.value);
    if (step.op !== 'call') return false;
    const known = modelled.get(step.call);
    if (known?.row.role === 'wait') return known.socket === undefined || known.socket === socket;
    if (known) return bounding.has(known.row.role) && known.socket === socket;
    // A call that is not in the model may do anything with a socket it is given.
    return step.call.arguments.some(({ value }) => about(value));
  });
}

const bounding: ReadonlySet<Role> = new Set<Role>(['set-timeout', 'set-nonblocking', 'hand-over']);

/** Calls that raise when the peer of a socket is gone, and functions that do so because nothing in them catches it. */
import { landingOf } from './exceptions';
import type { FunctionModel, ModelledCall, Program } from './program';
import { type CallSite, placeOf } from './value';

/** The calls of a function that raise when a connection is lost, methods of its own class that are given the socket among them. */
export const raisingCalls = (program: Program, fn: FunctionModel): readonly ModelledCall[] => [
  ...fn.calls.filter(({ row }) => raisingRoles.has(row.role) && row.outcomes?.error === 'raises'),
  ...fn.graph.steps.flatMap((step, index) => (step.op === 'call' ? methodCall(program, fn, step.call, index) : [])),
];

const raisingRoles: ReadonlySet<string> = new Set(['send', 'recv', 'hand-over']);

/** The first call on a parameter of a function that raises when the connection is lost, where that leaves the function. */
export function raisedOutside(program: Program, fn: FunctionModel): ModelledCall | undefined {
  // What is suppressed around a block is caught, too, though no handler shows.
  if (fn.calls.some(({ row }) => row.role === 'catch')) return undefined;
  return fn.calls.find(
    (call) =>
      raisingRoles.has(call.row.role) &&
      call.row.outcomes?.error === 'raises' &&
      fn.parameters.some(({ name }) => name === call.socket) &&
      landingOf(program, fn, call) === 'outside',
  );
}

/** A call of a method of the same object that is given a socket, and lets out what is raised when its peer is gone. */
function methodCall(program: Program, fn: FunctionModel, site: CallSite, step: number): readonly ModelledCall[] {
  const { self } = program.manifest;
  const isOwn = fn.owner !== '' && (site.callee === `${self}.${site.name}` || site.callee === site.name);
  if (!isOwn || self === undefined || fn.calls.some((one) => one.site === site)) return [];
  const [method, ...others] = program.functions.filter(({ owner, name }) => owner === fn.owner && name === site.name);
  const raised = method && method !== fn && others.length === 0 ? raisedOutside(program, method) : undefined;
  // Some languages write the object itself first, where a method says what it is given.
  const given = method?.parameters.filter(({ name }) => name !== self) ?? [];
  const socket = placeOf(site.arguments[given.findIndex(({ name }) => name === raised?.socket)]?.value);
  return raised && socket !== undefined ? [{ ...raised, site, step, socket }] : [];
}

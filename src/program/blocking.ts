/** Whether a call waits for the peer or returns at once: the mode of its socket, and flags of its own. */
import { valueAt } from './bind';
import { says } from './calledWith';
import type { Step } from './graph';
import { reaches } from './paths';
import { type FunctionModel, type ModelledCall, type Program, relativesOf } from './program';
import { originsOf } from './sockets';
import { mentions, type Value } from './value';

/** Whether something in sight makes `call` return at once: a flag, how its socket was made, or what was done to it. */
export function isNonBlocking(program: Program, fn: FunctionModel, call: ModelledCall): boolean {
  if (asksNotToWait(program, call)) return true;
  const { socket } = call;
  if (!socket) return false;
  const origins = originsOf(program, fn, socket);
  if (origins.some((origin) => origin && (origin.row.neverBlocks || asksNotToWait(program, origin)))) return true;
  return relativesOf(program, fn, socket).some(({ calls }) =>
    calls.some((other) => other.row.role === 'set-nonblocking' && other.socket === socket),
  );
}

const asksNotToWait = ({ text }: Program, { site, row }: ModelledCall): boolean =>
  Object.entries(row.nonblocking ?? {}).some(([access, words]) => says(text, valueAt(site, access), words));

/** Whether the code behind `call`, up to the next one that works on a socket, asks whether it would have had to wait. */
export function expectsToWait(fn: FunctionModel, call: ModelledCall, errors: readonly string[]): boolean {
  const others = new Set(fn.calls.filter(({ row }) => row.outcomes !== undefined).map(({ site }) => site));
  const ends = (step: Step): boolean => step.op === 'call' && others.has(step.call);
  return fn.graph.steps.some(
    (step, index) =>
      step.op === 'branch' &&
      mentions(step.condition, (part) => part.kind === 'place' && errors.includes(part.name)) &&
      reaches(fn.graph, call.step, index, ends),
  );
}

/** Whether each round of a loop around `call` gives it another value: the place, or one that it is made of, is assigned in between. */
export function changesEachRound({ graph }: FunctionModel, { step }: ModelledCall, value: Value): boolean {
  if (!reaches(graph, step, step)) return false;
  return graph.steps.some(
    (one, index) =>
      one.op === 'assign' &&
      mentions(value, (part) => part.kind === 'place' && part.name === one.target) &&
      reaches(graph, step, index) &&
      reaches(graph, index, step),
  );
}

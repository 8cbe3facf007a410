/** Threads that take whatever the peer sends of its own accord. */

import { reaches } from './paths';
import { type FunctionModel, type ModelledCall, type Program, relativesOf } from './program';
import { lastPart } from './socketNames';
import { operandsOf, type Value } from './value';

/**
 * Whether a receive only listens: a loop that sends nothing is run by a thread of its own, and ended by whoever closes the socket. No
 * answer is late for it, and nobody waits until it is done.
 */
export function isListener(program: Program, fn: FunctionModel, { socket, step }: ModelledCall): boolean {
  if (socket === undefined || fn.name === '' || !reaches(fn.graph, step, step)) return false;
  if (fn.calls.some((one) => one.row.role === 'send' && one.socket === socket)) return false;
  const others = relativesOf(program, fn, socket).filter((one) => one !== fn);
  return (
    others.some(({ calls }) => calls.some((one) => one.row.role === 'close' && one.socket === socket)) &&
    others.some((one) => starts(one, fn.name))
  );
}

/** Whether a function hands another one on by its name, or does nothing else as code that was itself handed on. */
const starts = ({ graph, name, around }: FunctionModel, called: string): boolean =>
  graph.steps.some((step) => {
    if (step.op !== 'call') return false;
    if (name === '' && around !== undefined && step.call.name === called) return true;
    return step.call.arguments.some(({ value }) => isNamed(value, called));
  });

const isNamed = (value: Value, name: string): boolean =>
  value.kind === 'place'
    ? lastPart(value.name) === name
    : value.kind === 'other' && operandsOf(value).some((operand) => isNamed(operand, name));

/** Who else has a socket, and may do with it what is not in view. */

import type { Wait } from '../languages/api';
import type { Step } from './graph';
import { namesCalled } from './passing';
import { reaches } from './paths';
import { type FunctionModel, type ModelledCall, modelledAt, type Program, relativesOf } from './program';
import { harmlessKey } from './untimedPlaces';
import { type CallSite, mentions, type Value } from './value';
import { isWatching } from './waits';

/** Whether a call that is not in the model may bound waits on a socket that it is given: it does if nothing else is known of it. */
export const mayBeBoundBy = (
  program: Program,
  fn: FunctionModel,
  call: CallSite,
  socket: string,
  wait: Wait = 'read',
): boolean =>
  call.arguments.some(
    ({ value, spread }, position) =>
      (gives(value, socket) || isViewOf(fn, value, socket)) &&
      // What fields hold may be given a timeout by others for what comes later, but not for the connect that the object does.
      !(wait === 'connect' && isObjectItself(program, fn, value)) &&
      !isTimeless(program, fn, value) &&
      (spread ||
        value.kind !== 'place' ||
        (value.name !== socket && !isViewOf(fn, value, socket)) ||
        !namesCalled(fn, program.manifest, call).some((name) => program.untimed.has(harmlessKey(name, position)))),
  );

/** Whether the function is in view that a call is of: then it is known what that does. */
export const isInView = (program: Program, fn: FunctionModel, call: CallSite): boolean => {
  const names = namesCalled(fn, program.manifest, call);
  return program.functions.some(({ owner, name }) => owner !== '' && names.includes(`${owner}.${name}`));
};

/** Whether a value is the object itself, where others than its methods do not get at what its fields hold. */
const isObjectItself = ({ manifest: { self, fixedField } }: Program, fn: FunctionModel, value: Value): boolean =>
  fixedField !== undefined && value.kind === 'place' && value.name === (fn.self ?? self);

const isViewOf = ({ sources }: FunctionModel, value: Value, socket: string): boolean =>
  value.kind === 'place' && sources?.get(value.name) === socket;

/** Whether a value is such as cannot be given a timeout, whoever has it in his hands. */
const isTimeless = ({ timeless }: Program, { types }: FunctionModel, value: Value): boolean =>
  value.kind === 'place' && timeless.has(types.get(value.name) ?? '');

/** Whether code that is not in view has the socket of a call when that is made, and may close it when it takes too long. */
export const isGivenBefore = (fn: FunctionModel, { socket, step }: ModelledCall): boolean =>
  socket !== undefined &&
  fn.graph.steps.some(
    (one, index) =>
      one.op === 'call' &&
      !modelledAt(fn, one.call) &&
      one.call.arguments.some(({ value }) => gives(value, socket)) &&
      reaches(fn.graph, index, step, (passed) => passed.op === 'assign' && passed.target === socket),
  );

/** Whether code that is not in view may work on a socket, too: it is given to a call, kept elsewhere, or returned. */
export const isHandedOn = (program: Program, fn: FunctionModel, socket: string): boolean =>
  relativesOf(program, fn, socket).some((relative) => {
    const modelled = new Set(relative.calls.map(({ site }) => site));
    return relative.graph.steps.some((step) => {
      if (step.op === 'assign') return isCopy(relative, step, socket);
      if (step.op === 'return') return step.value !== undefined && gives(step.value, socket);
      return (
        step.op === 'call' && !modelled.has(step.call) && step.call.arguments.some(({ value }) => gives(value, socket))
      );
    });
  });

/** Whether a step keeps the socket under another name, under which it may be given a timeout, too. */
export function isCopy(fn: FunctionModel, step: Extract<Step, { op: 'assign' }>, socket: string): boolean {
  const { target, value } = step;
  if (target === socket || value.kind === 'call' || value.kind === 'compare' || value.kind === 'not') return false;
  return gives(value, socket) && !isWatching(fn, step, socket);
}

/** Whether somebody who has a value has the socket: it is made of the socket, or of the record whose field the socket is. */
export const gives = (value: Value, socket: string): boolean =>
  mentions(value, (part) => part.kind === 'place' && isWithin(socket, part.name));

const isWithin = (place: string, outer: string): boolean =>
  place === outer || place.startsWith(`${outer}.`) || place.startsWith(`${outer}->`);

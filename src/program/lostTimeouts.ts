/** Timeouts that only tell a listener that they are over, and whether one does anything about it. */
import { valueAt } from './bind';
import type { FunctionCode } from './lowerFunction';
import { mayHear, type ObjectUses, usesOf } from './objects';
import type { FunctionModel, ModelledCall, Program } from './program';
import { durationOf } from './timeouts';
import { type CallSite, placeOf, type Value } from './value';

/** `unheard`: nobody is told that the time is over; `idle`: whoever is told does nothing about it. */
export type LostTimeout = 'unheard' | 'idle';

/** Why a timeout that a call sets ends nothing; nothing when it does, or may. */
export function lostTimeout(program: Program, fn: FunctionModel, call: ModelledCall): LostTimeout | undefined {
  const { expires, gives, role } = call.row;
  if (!expires) return undefined;
  const duration = durationOf(program, fn, call);
  // What stops a timer is no timeout; an option counts only where it is seen to be one.
  if (duration === 'infinite' || (gives && duration !== 'finite')) return undefined;
  const listener = expires.listener === undefined ? undefined : valueAt(call.site, expires.listener);
  if (listener) return isIdle(program, fn, listener) ? 'idle' : undefined;
  const uses =
    role === 'set-timeout' ? usesOfReceiver(program, fn, call.site) : usesOf(program, fn, { call: call.site });
  if (!uses) return undefined;
  if (!mayHear(uses, expires.event)) return usesAnotherWay(uses, call.site) ? undefined : 'unheard';
  const heard = uses.listeners.filter(({ event }) => event === expires.event);
  const all = !uses.escapes && uses.listeners.every(({ event }) => event !== undefined);
  return all && heard.every((one) => isIdle(program, one.fn, one.listener)) ? 'idle' : undefined;
}

/** Whether the same is asked for in another place, where it may have a listener. */
const usesAnotherWay = ({ calls }: ObjectUses, site: CallSite): boolean =>
  calls.some((one) => one !== site && one.name === 'setTimeout' && one.arguments.length > 1);

/** What is done with the object that a method is called on, when all of it is in view. */
function usesOfReceiver(program: Program, fn: FunctionModel, site: CallSite): ObjectUses | undefined {
  let object = site.receiver;
  while (object?.kind === 'call' && !isMade(program, object.call)) object = object.call.receiver;
  if (object?.kind === 'call') return usesOf(program, fn, { call: object.call });
  const place = placeOf(object);
  if (place === undefined || !isMadeHere(program, fn, place)) return undefined;
  // What one call makes may stand in other places, too, as one that is given to two names at once.
  const [{ value } = {}, ...others] = program.names?.valuesOf(fn, place) ?? [];
  const made = value?.kind === 'call' && others.length === 0 && isMade(program, value.call) ? value.call : undefined;
  return usesOf(program, fn, made ? { call: made } : { place });
}

/** Whether a call makes an object of the model. */
const isMade = (program: Program, site: CallSite): boolean =>
  program.functions.some(({ calls }) => calls.some((one) => one.site === site && one.row.gives !== undefined));

/** Whether all that a place holds is made, or given to a function, by calls in view. */
function isMadeHere(program: Program, fn: FunctionCode, place: string): boolean {
  const { names } = program;
  if (!names) return false;
  const given = names.valuesOf(fn, place).filter(({ value }) => value.kind !== 'null');
  const key = names.key(fn, place);
  const handed = program.functions.some((one) =>
    one.calls.some(({ row, site }) => {
      const called = row.hands && names.functionOf(one, valueAt(site, row.hands.to));
      return Object.keys(row.hands?.types ?? {}).some((position) => {
        const name = called?.parameters[Number(position)]?.name;
        return called !== undefined && name !== undefined && names.key(called, name) === key;
      });
    }),
  );
  if (given.length === 0) return handed;
  return given.every(({ fn: giver, value }) => {
    if (value.kind === 'place' && value.name !== place) return isMadeHere(program, giver, value.name);
    let made: Value | undefined = value;
    while (made?.kind === 'call' && !isMade(program, made.call)) made = made.call.receiver;
    return made?.kind === 'call';
  });
}

/** Whether a function that is called does nothing but say so. */
function isIdle({ names, functions }: Program, fn: FunctionCode, listener: Value | undefined): boolean {
  const called = names?.functionOf(fn, listener);
  if (!called || !names) return false;
  const rows = functions.find(({ id }) => id === called.id)?.calls ?? [];
  return called.graph.steps.every((step) => {
    if (step.op === 'call') return rows.some(({ site, row }) => site === step.call && row.role === 'log');
    return step.op === 'join' || step.op === 'return';
  });
}

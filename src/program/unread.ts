/** Data that is received and that nobody looks at. */
import type { ApiRow } from '../languages/api';
import { valueAt } from './bind';
import type { FunctionModel, ModelledCall, Program } from './program';
import { valuesOf } from './records';
import { originsOf } from './sockets';
import { type CallSite, mentions, placeOf, rootOf, type Value } from './value';

/**
 * Whether nobody can look at what was received: there is no room for it, or nothing else touches the variable it goes to. A peer
 * that is known to be one may still have gone without having sent it.
 */
export function isUnread(program: Program, fn: FunctionModel, call: ModelledCall): boolean {
  const { row, site, socket } = call;
  if (bufferOf(call)?.kind === 'null') return true;
  if (!isSingleByte(row, site) && socket !== undefined && originsOf(program, fn, socket).some((made) => made))
    return false;
  return touchedIn(fn, call) === false;
}

const bufferOf = ({ row, site }: ModelledCall): Value | undefined =>
  row.data === undefined || row.data === 'result' ? undefined : valueAt(site, row.data);

/** Whether something else in the function touches the variable that data is received into; nothing where others see that, too. */
export function touchedIn(fn: FunctionModel, call: ModelledCall): boolean | undefined {
  const place = placeOf(bufferOf(call));
  if (place === undefined || fn.variables.get(place)?.is === 'pointer' || !isLocal(fn, place)) return undefined;
  const isPart = (value: Value) => value.kind === 'place' && rootOf(value.name) === rootOf(place);
  return fn.graph.steps.some(
    (one, index) => index !== call.step && valuesOf(one).some((value) => mentions(value, isPart)),
  );
}

/** Whether a call asks for one byte only: where nobody looks at it, it is a signal, and to wait for it is what the code is for. */
export function isSingleByte({ length }: ApiRow, site: CallSite): boolean {
  const wanted = length === undefined ? undefined : valueAt(site, length);
  return wanted?.kind === 'number' && wanted.value === 1;
}

/** Whether a call sends one byte on a socket of the whole program that nothing in sight has connected: it wakes somebody up. */
export function isWakeUp(program: Program, fn: FunctionModel, { row, site, socket }: ModelledCall): boolean {
  if (socket === undefined || !/^\w+$/.test(socket) || !isSingleByte(row, site)) return false;
  const isGlobal = !fn.variables.has(socket) && !fn.parameters.some(({ name }) => name === socket);
  return isGlobal && !originsOf(program, fn, socket).some((made) => made);
}

const isLocal = ({ variables, declared, parameters }: FunctionModel, place: string): boolean =>
  (variables.has(place) || declared.has(place)) && !parameters.some(({ name }) => name === place);

/** Timeouts that are set on a socket when the wait they should have bounded is over. */

import { isRemoteStream } from './askedFor';
import { valueAt } from './bind';
import { isLocal, isToItself } from './localPeers';
import { reaches } from './paths';
import type { FunctionModel, ModelledCall, Program } from './program';
import { isBounded, originOf, replaces } from './sockets';
import { durationOf } from './timeouts';

/** The connect of a stream socket made in the same function that nothing bounds, and whose peer is another machine. */
export function isUnboundedConnect(program: Program, fn: FunctionModel, call: ModelledCall): boolean {
  const { role, blocks, asynchronous } = call.row;
  if (role !== 'connect' || !(blocks || (asynchronous && call.site.awaited))) return false;
  // A peer on the same machine answers or refuses at once.
  if (isLocal(program, fn, 'sockets') || isLocal(program, fn, 'addresses') || isToItself(program, fn, call))
    return false;
  if (isBounded(program, fn, call, 'connect')) return false;
  if (call.row.timeout) return true;
  const origin = originOf(program, fn, call);
  return origin?.row.role === 'create' && isRemoteStream(program, fn, origin);
}

/**
 * The timeouts that come right after an unbounded connect and say, by what they bound, that they were meant for it, too: those for
 * every kind of wait, and those for connecting alone.
 */
export function timeoutsAfter(fn: FunctionModel, program: Program, connect: ModelledCall): readonly ModelledCall[] {
  return fn.calls.filter((one) => {
    const { bounds } = one.row;
    if (one.row.role !== 'set-timeout' || one.socket === undefined || one.socket !== connect.socket) return false;
    if (bounds !== undefined && (bounds.length !== 1 || bounds[0] !== 'connect')) return false;
    const duration = durationOf(program, fn, one);
    if (duration === 'infinite' || duration === 'zero' || isGlance(one)) return false;
    return reaches(fn.graph, connect.step, one.step, (step) => replaces(fn, step, one.socket));
  });
}

/** Whether a timeout is a part of a second: nobody connects within that, and reads come back to ask again. */
function isGlance({ row, site }: ModelledCall): boolean {
  const given = row.timeout && valueAt(site, row.timeout.access);
  return given?.kind === 'number' && given.value > 0 && given.value < 1;
}

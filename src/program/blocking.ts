/** Whether a call waits for the peer or returns at once: the mode of its socket, and flags of its own. */
import { says, valueAt } from './bind';
import type { FunctionModel, ModelledCall, Program } from './program';
import { originsOf, relativesOf } from './sockets';

/** Whether something in sight makes `call` return at once: a flag, how its socket was made, or what was done to it. */
export function isNonBlocking(program: Program, fn: FunctionModel, call: ModelledCall): boolean {
  if (asksNotToWait(program, call)) return true;
  const { socket } = call;
  if (!socket) return false;
  if (originsOf(program, fn, socket).some((origin) => origin !== undefined && asksNotToWait(program, origin)))
    return true;
  return relativesOf(program, fn, socket).some(({ calls }) =>
    calls.some((other) => other.row.role === 'set-nonblocking' && other.socket === socket),
  );
}

const asksNotToWait = ({ text }: Program, { site, row }: ModelledCall): boolean =>
  Object.entries(row.nonblocking ?? {}).some(([access, words]) => says(text, valueAt(site, access), words));

/** Whether a socket keeps messages whole, so that there are no parts of them, as far as names and habits tell. */
import { compiled } from '../base/compiled';
import type { FunctionModel, ModelledCall, Program } from './program';
import { isStillGiven, originsOf } from './sockets';
import { mentions, rootOf } from './value';

/** Names that people give to sockets that send messages. */
const messages = /udp|dgram|datagram|seqpacket|netlink/i;

/** Whether the call, the function or what the socket is taken from suggests messages, and nothing in sight says that it is a stream. */
export function maySendMessages(program: Program, fn: FunctionModel, call: ModelledCall): boolean {
  const { socket, row } = call;
  if (socket === undefined) return false;
  const known = originsOf(program, fn, socket);
  if (known.length > 0 && !known.includes(undefined)) return false;
  if (messages.test(fn.name) || messages.test(socket)) return true;
  if (row.messages === true && program.messages !== false) return true;
  if (program.messages === true && !comesFromElsewhere(program, fn, call)) return true;
  return fn.graph.steps.some(
    (step) =>
      step.op === 'assign' &&
      step.target === socket &&
      mentions(step.value, (part) => part.kind === 'place' && messages.test(part.name)),
  );
}

/** Whether other files may give a function the socket, of which this one cannot say what kind it is. */
function comesFromElsewhere({ manifest }: Program, fn: FunctionModel, { socket, step }: ModelledCall): boolean {
  const hidden = manifest.privatePattern !== undefined && compiled(manifest.privatePattern).test(fn.head);
  const root = rootOf(socket);
  // One that was given another socket since holds that.
  return !hidden && root !== undefined && isStillGiven(fn, root, step);
}

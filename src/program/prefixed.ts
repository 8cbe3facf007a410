/** Messages that say first how long they are. */
import { valueAt } from './bind';
import { reaches } from './paths';
import { assignmentsTo, type FunctionModel, type ModelledCall, modelledAt } from './program';
import { type CallSite, mentions, type Value } from './value';

/** How many names the way from a length back to what was received may have. */
const deepest = 4;

/**
 * The receive of the length of a message, where `call` receives so much once and from the same socket: of a stream it gets less as
 * well, and nothing else asks for the rest before the next length is received.
 */
export function lengthBefore(fn: FunctionModel, call: ModelledCall): ModelledCall | undefined {
  const { row, site, socket, step } = call;
  const length = row.length && row.data === 'result' && socket !== undefined ? valueAt(site, row.length) : undefined;
  if (!length || length.kind === 'number') return undefined;
  for (const decoding of callsBehind(fn, length)) {
    const decode = modelledAt(fn, decoding)?.row;
    const data = decode?.role === 'decode' && decode.data ? valueAt(decoding, decode.data) : undefined;
    const received = (data ? callsBehind(fn, data) : []).map((one) => modelledAt(fn, one));
    const before = received.find((one) => one?.row.role === 'recv' && one.socket === socket && one !== call);
    if (!before) continue;
    const again = reaches(fn.graph, step, step, (passed) => passed.op === 'call' && passed.call === before.site);
    return again ? undefined : before;
  }
  return undefined;
}

/** The calls that a value comes from, by the names that it has had on the way. */
function callsBehind(fn: FunctionModel, value: Value, depth = 0): readonly CallSite[] {
  const calls: CallSite[] = [];
  const places: string[] = [];
  mentions(value, (part) => {
    if (part.kind === 'call') calls.push(part.call);
    if (part.kind === 'place') places.push(part.name);
    return false;
  });
  if (depth === deepest) return calls;
  const given = places.flatMap((place) => assignmentsTo(fn, place).filter(({ accumulates }) => !accumulates));
  return [...calls, ...given.flatMap((one) => callsBehind(fn, one.value, depth + 1))];
}

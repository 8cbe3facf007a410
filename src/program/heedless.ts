/** Code that looks at a failure, does no more than say so, and goes on as if there were none. */
import type { ApiRow, Role } from '../languages/api';
import { resolve } from './abstract';
import type { FollowedCall } from './followedCall';
import type { State } from './outcomeState';
import { modelledAt } from './program';
import type { CallSite, Value } from './value';

/** What is of no use on a socket that is not set up. */
const needing: ReadonlySet<Role> = new Set<Role>(['bind', 'listen', 'accept', 'connect', 'send', 'recv', 'watch']);

/** Names of functions that a socket is given to though it may be none: they look at it, or let go of it. */
const tolerant =
  /close|free|destroy|release|dispose|delete|remove|clean|shut|check|valid|assert|expect|log|print|^(?:is|has)_?/i;

/** Whether an error was told apart, and all that was done about it is to say so. */
export const isOnlySaid = ({ possible, toldApart, delegated, idle, quiet }: State): boolean =>
  possible.has('error') &&
  toldApart.has('error') &&
  idle.has('error') &&
  !quiet.has('error') &&
  !delegated.has('error');

/**
 * Whether a call goes on with a socket that there is none of, or that could not be set up: one of the model works on it, or another
 * function is handed what was accepted.
 */
export function goesOn(followed: FollowedCall, call: CallSite, state: State): boolean {
  const { fn, call: own } = followed;
  const next = modelledAt(fn, call);
  if (next) {
    // Whoever does the same again tries another way.
    if (next.row.role === own.row.role || !needing.has(next.row.role)) return false;
    return (own.socket !== undefined && next.socket === own.socket) || followed.socketIn(call, state) !== undefined;
  }
  if (own.row.role !== 'accept' || tolerant.test(call.name)) return false;
  return call.arguments.some(({ value }) => isGiven(own.row, own.site, resolve(value, state.bindings)));
}

/** Whether a value is the socket that a call gives. */
function isGiven({ gives }: ApiRow, site: CallSite, value: Value): boolean {
  if (!gives || value.kind !== 'call' || value.call !== site) return false;
  const { component } = value;
  if (component === undefined) return gives.as === 'result';
  return gives.as === `result ${component}` || (gives.as === 'result' && component === 0);
}

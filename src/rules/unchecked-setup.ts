/**
 * A socket is used although setting it up may have failed.
 *
 * socket, bind, listen, accept and connect say in their result, and nowhere else, that they failed.
 * When nobody looks, the program goes on with a socket that is not connected, listens elsewhere, or is none at all,
 * and the first error anybody sees comes much later and speaks of something else. To report the failure and go on is no better.
 *
 * Do: compare the result with the error value before the socket is used, and leave when it failed.
 *
 * ```c wrong
 * #include <netinet/in.h>
 * #include <sys/socket.h>
 * int serve(int listener, const struct sockaddr_in *address) {
 *   bind(listener, (const struct sockaddr *)address, sizeof(*address));
 *   return listen(listener, 16);
 * }
 * ```
 * ```c right
 * #include <netinet/in.h>
 * #include <stdio.h>
 * #include <sys/socket.h>
 * int serve(int listener, const struct sockaddr_in *address) {
 *   if (bind(listener, (const struct sockaddr *)address, sizeof(*address)) == -1) {
 *     perror("bind");
 *     return -1;
 *   }
 *   return listen(listener, 16);
 * }
 * ```
 */

import type { Role } from '../languages/api';
import { valueAt } from '../program/bind';
import { isNonBlocking } from '../program/blocking';
import { dropsError } from '../program/errorPlace';
import { type OutcomeEvent, unnoticed } from '../program/outcomes';
import { reaches } from '../program/paths';
import type { FunctionModel, ModelledCall } from '../program/program';
import { testsOf } from '../program/resultTests';
import { mentions, placeOf, type Value } from '../program/value';
import { type Confidence, inResult, knowsPending, type Problem, type RuleInput, rule } from './rule';

type Variant = 'dropped' | 'never-checked' | 'used' | 'gone-on';

const setup: ReadonlySet<Role> = new Set<Role>(['create', 'bind', 'listen', 'accept', 'connect', 'resolve']);

/** Options are set without a look at the result all the time; a call that matters comes after them. */
const preparing: ReadonlySet<Role> = new Set<Role>([
  'set-option',
  'set-linger',
  'set-timeout',
  'set-nonblocking',
  'ignore-sigpipe',
]);

/** What happens to the program when the call has failed and nobody noticed. */
const consequence = (role: Role): string => {
  switch (role) {
    case 'bind':
      return 'When the address is taken, the program gets another port, or none.';
    case 'listen':
      return 'When it fails, no client ever gets through.';
    case 'connect':
      return 'When it fails, the error shows later, in a call that is not to blame.';
    case 'resolve':
      return 'When the name is not found, there is no address to go on with.';
    default:
      return 'When it fails, there is no socket, and the error shows later, far from `{callee}`.';
  }
};

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  see: ['man 2 socket', 'man 2 bind', 'man 2 accept', 'man 2 connect', 'CWE-252'],

  find: (input) =>
    input.program.functions.flatMap((fn) =>
      fn.calls.flatMap((call): Problem<Variant>[] => {
        if (!setup.has(call.row.role) || !inResult(call.row.outcomes?.error) || input.meant(call)) return [];
        if (!isOnDescriptor(fn, call) || isAskedLater(fn, call)) return [];
        const range = { start: call.site.start, end: call.site.end };
        const confidence = surely(input, fn, call);
        if (call.site.dropped && (keepsItself(call) || looksAtData(fn, call))) return [];
        if (dropsError(call)) return [{ fn, call, range, confidence, variant: 'dropped', related: [] }];
        const { events, everToldApart, everDelegated } = input.story(fn, call);
        const used = call.row.gives ? usedAsSocket(fn, call, events, confidence) : [];
        if (used.length === 0) {
          const on = goneOn(input, fn, call);
          if (on.length > 0) return on;
        }
        // A socket that is given alone says itself whether there is one, to whoever gets it.
        if (used.length > 0 || (call.row.gives && typeof call.row.outcomes?.error === 'string')) return used;
        if (everToldApart.size > 0 || everDelegated.has('error')) return [];
        if (call.row.role === 'resolve' && !isSetUpWith(fn, call)) return [];
        const lost = events.some(({ kind }) => kind === 'lost' || kind === 'ended' || kind === 'repeated');
        // A test that cannot work is a test: what is wrong with it is another finding.
        return lost && testsOf(input.program, fn, call).length === 0
          ? [{ fn, call, range, confidence, variant: 'never-checked', related: [] }]
          : [];
      }),
    ),

  say: ({ call: { row }, variant }) => {
    const why = consequence(row.role);
    switch (variant) {
      case 'dropped':
        return { what: 'The result of `{callee}` is dropped.', why, todo: 'Check it.' };
      case 'never-checked':
        return { what: 'The result of `{callee}` is kept but never looked at.', why, todo: 'Check it.' };
      case 'gone-on':
        return {
          what: 'That `{callee}` has failed is only reported, and the code goes on as if it had not.',
          why: row.gives ? 'There is no socket then.' : consequence(row.role),
          todo: 'Leave, or try again.',
        };
      case 'used':
        return {
          what: 'What `{callee}` gives is used as a socket although it may be the error value.',
          why:
            row.role === 'accept'
              ? 'It does fail in a busy server.'
              : 'Calls on it fail later, for a reason that is not theirs.',
          todo: 'Check it first.',
        };
    }
  },

  fix: ({ variant }, offered) => (variant === 'never-checked' || variant === 'gone-on' ? [] : offered),
});

/** Whether what the call works on can be a descriptor: no fixed number, and nothing that is declared to be a pointer. */
function isOnDescriptor(fn: FunctionModel, { row, site }: ModelledCall): boolean {
  if (row.on !== undefined || row.wraps !== undefined || row.byReference) return true;
  const value = row.socket ? valueAt(site, row.socket) : undefined;
  if (value?.kind === 'number') return false;
  return value?.kind !== 'place' || (fn.variables.get(value.name)?.is ?? 'value') === 'value';
}

/** Whether the socket itself is asked afterwards how a connect has ended. */
const isAskedLater = (fn: FunctionModel, { row, socket, step }: ModelledCall): boolean =>
  row.role === 'connect' &&
  socket !== undefined &&
  fn.calls.some(
    (one) => one.row.role === 'wait' && one.socket === socket && !one.row.timeout && reaches(fn.graph, step, one.step),
  );

/** Whether a function of the user's code gives a socket that it may have stored as well. */
const keepsItself = ({ row }: ModelledCall): boolean =>
  row.wraps !== undefined && (row.role === 'create' || row.role === 'accept');

/** Whether the code tells by what the call fills in, and not by the result. */
function looksAtData(fn: FunctionModel, { row, site }: ModelledCall): boolean {
  const filled = row.data ? placeOf(valueAt(site, row.data)) : undefined;
  if (filled === undefined) return false;
  const isFilled = (value: Value) => value.kind === 'place' && value.name === filled;
  const known = new Set(fn.calls.map((one) => one.site));
  return fn.graph.steps.some((step) => {
    if (step.op === 'branch') return mentions(step.condition, isFilled);
    return step.op === 'call' && !known.has(step.call) && step.call.arguments.some(({ value }) => isFilled(value));
  });
}

/** A connect that does not wait has no result yet: it is asked for later, in ways that may not be in sight. */
function surely({ program }: RuleInput, fn: FunctionModel, call: ModelledCall): Confidence {
  if (call.row.role === 'connect' && isNonBlocking(program, fn, call)) return 'low';
  return call.certain ? 'high' : 'medium';
}

/** The first call that takes the result for a socket while it may be the error value. */
function usedAsSocket(
  fn: FunctionModel,
  call: ModelledCall,
  events: readonly OutcomeEvent[],
  surely: Confidence,
): Problem<Variant>[] {
  const used = events.flatMap((event) => {
    if (event.kind !== 'used' || !unnoticed(event, 'error')) return [];
    const by = fn.calls.find(({ step }) => step === event.step);
    return by && !(preparing.has(by.row.role) && by.site.dropped) ? [{ event, by }] : [];
  });
  const [first] = used;
  // An option that is set and checked fails, too, on what is no socket: the failure is noticed there.
  if (!first || preparing.has(first.by.row.role)) return [];
  // A socket that could not be made shows in the next call on it, if that is checked; only the message is wrong then.
  const shows = call.row.role === 'create' && !first.by.site.dropped && inResult(first.by.row.outcomes?.error);
  const range = { start: call.site.start, end: call.site.end };
  const message = 'Here `{callee}` takes it for a socket, whatever it is.';
  const use = { start: first.event.start, end: first.event.end };
  const related = [{ range: use, message, callee: first.by.site.name }];
  return [{ fn, call, range, confidence: shows ? 'low' : surely, variant: 'used', related }];
}

/** The first call that goes on with what there is none of, after a look at the error that changed nothing. */
function goneOn(input: RuleInput, fn: FunctionModel, call: ModelledCall): Problem<Variant>[] {
  // What goes on behind the back of the code has not failed, and that a socket could not be made shows in the next call.
  if (call.row.role === 'create' || (call.row.role === 'connect' && knowsPending(input.program, fn))) return [];
  const first = input.story(fn, call).events.find(({ kind }) => kind === 'continued');
  if (!first) return [];
  const range = { start: call.site.start, end: call.site.end };
  const message = 'Here the code goes on, whatever has happened.';
  const related = [{ range: { start: first.start, end: first.end }, message }];
  return [{ fn, call, range, confidence: surely(input, fn, call), variant: 'gone-on', related }];
}

/** Whether something is set up with the address that was looked up; where it is only kept, none does little harm. */
function isSetUpWith(fn: FunctionModel, call: ModelledCall): boolean {
  if (typeof call.row.outcomes?.error === 'string') return true;
  const places = fn.graph.steps.flatMap((step) =>
    step.op === 'assign' && step.value.kind === 'call' && step.value.call === call.site ? (step.target ?? []) : [],
  );
  return fn.calls.some(
    ({ row, site }) => setup.has(row.role) && site.arguments.some(({ value }) => places.includes(placeOf(value) ?? '')),
  );
}

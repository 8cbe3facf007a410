/**
 * Received data is used although the receive may have failed.
 *
 * When a receive fails it returns an error value and leaves the buffer as it was.
 * Code that goes on reads old bytes, or takes -1 for a length and writes outside the buffer.
 *
 * Do: tell the error value apart before the buffer or the count is used.
 *
 * ```c wrong
 * #include <sys/socket.h>
 * void take(int client, char *buffer) {
 *   ssize_t count = recv(client, buffer, 99, 0);
 *   buffer[count] = '\0';
 * }
 * ```
 * ```c right
 * #include <stdio.h>
 * #include <sys/socket.h>
 * void take(int client, char *buffer) {
 *   ssize_t count = recv(client, buffer, 99, 0);
 *   if (count == -1) {
 *     perror("recv");
 *     return;
 *   }
 *   if (count == 0) return;
 *   buffer[count] = '\0';
 * }
 * ```
 */

import { valueAt } from '../program/bind';
import { dropsError } from '../program/errorPlace';
import { deafHandler } from '../program/handlers';
import { type OutcomeEvent, type OutcomeStory, unnoticed } from '../program/outcomes';
import { reaches } from '../program/paths';
import type { FunctionModel, ModelledCall } from '../program/program';
import { testsOf } from '../program/resultTests';
import { spinsAtEof } from '../program/spin';
import { isUnread, touchedIn } from '../program/unread';
import { type CallSite, callOperands, mentions, placeOf, type Value } from '../program/value';
import { inResult, inValue, type Problem, rule } from './rule';

type Variant = 'dropped' | 'used' | 'never-checked' | 'count' | 'spins' | 'handler';

/** Idioms that put another statement in the place of one whose result is dropped. */
const whole: ReadonlySet<string> = new Set(['capture-and-check', 'read-fully', 'capture-count', 'capture-count-async']);

export default rule<Variant>({
  severity: 'warning',
  profile: 'minimal',
  see: ['man 2 recv', 'CWE-252', 'CWE-253'],

  find: ({ program, story, meant }) =>
    program.functions.flatMap((fn) =>
      fn.calls.flatMap((call): Problem<Variant>[] => {
        const deaf = deafHandler(program, fn, call);
        if (deaf && !meant(call)) {
          const related = [{ range: { start: deaf.start, end: deaf.end }, message: 'This is told of the error.' }];
          const { start, calleeEnd: end } = call.site;
          return [{ fn, call, range: { start, end }, confidence: 'high', related, variant: 'handler' }];
        }
        if (call.row.role !== 'recv' || !saysHowMuch(call)) return [];
        if (waitsForTheEnd(fn, call)) return [];
        const range = { start: call.site.start, end: call.site.end };
        const confidence = call.certain ? 'high' : 'medium';
        const problem = { fn, call, range, confidence, related: [] } as const;
        // Bytes that are dropped with the result are skipped on purpose; bytes in a buffer are still there.
        if (call.site.dropped && call.row.data === 'result') return [];
        // What a method puts where only its object can look may be looked at there.
        if (call.site.dropped && call.row.isMethod && call.row.data === undefined) return [];
        if (call.site.dropped && (isUnread(program, fn, call) || isKnownAlready(fn, call))) return [];
        if (dropsError(call)) return meant(call) ? [] : [{ ...problem, variant: 'dropped' }];
        const { events, everToldApart, everDelegated } = story(fn, call);
        const use = events.find(
          (event) =>
            (event.kind === 'used' ||
              (event.kind === 'read' && !(call.row.data === 'result' && inResult(call.row.outcomes?.partial)))) &&
            unnoticed(event, 'error'),
        );
        if (use) {
          const related = [
            { range: { start: use.start, end: use.end }, message: 'Here it is used, whatever the result was.' },
          ];
          return [{ ...problem, variant: 'used', related }];
        }
        if (isCountLost(fn, call, story(fn, call)) && !meant(call)) return [{ ...problem, variant: 'count' }];
        if (events.some((event) => spinsAtError(event, call))) return [{ ...problem, variant: 'spins' }];
        const raised = !inResult(call.row.outcomes?.error);
        const used = raised && (events.some(({ kind }) => kind === 'used' || kind === 'read') || isLookedAt(fn, call));
        if (everToldApart.size > 0 || (raised ? everDelegated.size > 0 : everDelegated.has('error')) || used) return [];
        const lost = events.some(({ kind }) => kind === 'lost' || kind === 'ended' || kind === 'repeated');
        // Bytes that a loop asks for again and again, or that are decoded whatever they are, are what other rules speak of.
        const others = call.row.data === 'result' && events.some((one) => one.kind === 'read' || spinsAtEof(one, true));
        // A test that cannot work is a test: what is wrong with it is another finding.
        const tested = testsOf(program, fn, call).length > 0;
        return lost && !others && !tested && !meant(call) ? [{ ...problem, variant: 'never-checked' }] : [];
      }),
    ),

  say: ({ variant }) => {
    switch (variant) {
      case 'dropped':
        return {
          what: 'The result of `{callee}` is dropped.',
          why: 'Nobody knows whether the buffer holds data, or how much.',
          todo: 'Keep and check it.',
        };
      case 'used':
        return {
          what: 'The result of `{callee}` is used before a failure is told apart.',
          why: 'After an error it is no length, and the buffer holds no new data.',
          todo: 'Check it first.',
        };
      case 'count':
        return {
          what: 'Only a failure of `{callee}` is looked at, and the count it gives is dropped.',
          why: 'Nobody knows how much of the buffer is data, or that the peer has closed.',
          todo: 'Keep and check it.',
        };
      case 'never-checked':
        return {
          what: 'The result of `{callee}` is kept but never looked at.',
          why: 'An error, the end of the connection and data are all the same to this code.',
          todo: 'Check it.',
        };
      case 'handler':
        return {
          what: 'The handler of `{callee}` never looks at the error it is given.',
          why: 'When the connection has ended or failed it goes on as if there were data.',
          todo: 'Look at it first.',
        };
      case 'spins':
        return {
          what: 'A failure of `{callee}` is not told apart, and the next call fails again, at once.',
          why: 'This loop then spins for ever.',
          todo: 'Leave it at a failure as well.',
        };
    }
  },

  fix: ({ variant }, offered) => offered.filter((idiom) => whole.has(idiom) === (variant === 'dropped')),
});

/** Whether a loop that leaves at the end of the connection goes on after a failure, which gives no bytes, either. */
const spinsAtError = (event: OutcomeEvent, { row }: ModelledCall): boolean =>
  event.kind === 'repeated' &&
  event.inevitable &&
  row.data === 'result' &&
  inResult(row.outcomes?.error) &&
  unnoticed(event, 'error') &&
  event.toldApart.has('eof');

/** Whether the result says of an error, or where that is raised at least of a buffer, how much of it is data. */
const saysHowMuch = ({ row }: ModelledCall): boolean =>
  inResult(row.outcomes?.error) ||
  (inResult(row.outcomes?.eof) && row.data?.startsWith('arg') === true && row.leftIn === undefined);

/** Where a failure takes the place of the count: whether that is all anybody asks for, and the buffer is read nevertheless. */
function isCountLost(fn: FunctionModel, call: ModelledCall, story: OutcomeStory): boolean {
  const { site, row } = call;
  const { error, eof, partial } = row.outcomes ?? {};
  const buffer = row.data ? placeOf(valueAt(site, row.data)) : undefined;
  if (inValue(error) || !inResult(error) || !inResult(eof) || !inResult(partial) || buffer === undefined) return false;
  const { events, everToldApart, everDelegated } = story;
  const looked = [...everToldApart, ...everDelegated].some((outcome) => outcome !== 'error');
  const lost = events.some(({ kind }) => kind === 'lost' || kind === 'ended' || kind === 'repeated');
  return lost && !looked && !isLookedAt(fn, call) && isMentioned(fn, site, new Set([buffer]));
}

/** Whether our side of the connection is closed already: what is received now only says that the peer has closed its side, too. */
const waitsForTheEnd = (fn: FunctionModel, { site, socket, step }: ModelledCall): boolean =>
  fn.calls.some(
    (one) =>
      one.row.role === 'close' &&
      one.socket !== undefined &&
      one.socket === socket &&
      one.site !== site &&
      reaches(fn.graph, one.step, step, (passed) => passed.op === 'assign' && passed.target === socket),
  );

/** Whether a variable that is given the result is looked at anywhere, be it where other paths have given it something else. */
function isLookedAt(fn: FunctionModel, { site }: ModelledCall): boolean {
  const holders = new Set<string>();
  for (const step of fn.graph.steps) {
    const given = step.op === 'assign' && step.value.kind === 'call' && step.value.call === site;
    if (given && step.target !== undefined) holders.add(step.target);
  }
  return isMentioned(fn, site, holders);
}

/** Whether anything but `site` itself looks at one of the places. */
function isMentioned({ graph }: FunctionModel, site: CallSite, holders: ReadonlySet<string>): boolean {
  const isHolder = (value: Value) => mentions(value, (part) => part.kind === 'place' && holders.has(part.name));
  return graph.steps.some((step) => {
    if (step.op === 'branch') return isHolder(step.condition);
    if (step.op === 'call') return step.call !== site && callOperands(step.call).some(isHolder);
    return (step.op === 'assign' || step.op === 'return') && step.value !== undefined && isHolder(step.value);
  });
}

/** Whether the data was looked at before, so that it is only taken away here, or it is known how much there is. */
const isKnownAlready = (fn: FunctionModel, call: ModelledCall): boolean =>
  fn.calls.some(
    (one) =>
      one.row.role === 'peek' &&
      one.socket === call.socket &&
      reaches(fn.graph, one.step, call.step) &&
      !(isOnlyAsked(fn, one) && touchedIn(fn, call)),
  );

/** Whether a glance says no more than that something is there: it takes no data, and decides which way to go. */
const isOnlyAsked = ({ graph }: FunctionModel, { row, site }: ModelledCall): boolean => {
  const isIt = (value: Value) => mentions(value, (part) => part.kind === 'call' && part.call === site);
  return row.blocks === false && graph.steps.some((step) => step.op === 'branch' && isIt(step.condition));
};

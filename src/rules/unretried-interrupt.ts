/**
 * A signal is taken for a failure of the connection.
 *
 * When a handler runs while a call waits, the call may end with EINTR. Nothing is wrong with the socket, and the call only has to be
 * made again. SA_RESTART has the system do so, but never for poll, select and epoll_wait, and not on a socket with a timeout.
 *
 * A connect is different: it goes on by itself, and must not be made again.
 *
 * Do: make the call again when errno is EINTR, or install handlers with SA_RESTART where that helps. Wait for a connect with poll, and
 * read SO_ERROR.
 *
 * ```c wrong
 * #include <poll.h>
 * #include <signal.h>
 * #include <stdio.h>
 * void on_child(int signal);
 * int serve(struct pollfd *clients, nfds_t count, void (*handle)(struct pollfd *)) {
 *   signal(SIGCHLD, on_child);
 *   for (;;) {
 *     if (poll(clients, count, -1) == -1) {
 *       perror("poll");
 *       return -1;
 *     }
 *     handle(clients);
 *   }
 * }
 * ```
 * ```c right
 * #include <errno.h>
 * #include <poll.h>
 * #include <signal.h>
 * #include <stdio.h>
 * void on_child(int signal);
 * int serve(struct pollfd *clients, nfds_t count, void (*handle)(struct pollfd *)) {
 *   signal(SIGCHLD, on_child);
 *   for (;;) {
 *     if (poll(clients, count, -1) == -1) {
 *       if (errno == EINTR) continue;
 *       perror("poll");
 *       return -1;
 *     }
 *     handle(clients);
 *   }
 * }
 * ```
 */
import type { Role, Wait } from '../languages/api';
import { isNonBlocking } from '../program/blocking';
import { isRepeated } from '../program/interrupted';
import { isCloser, leavesError, readOfLastError, rowOf, setsLastError } from '../program/lastError';
import { maySendMessages } from '../program/messages';
import { reaches } from '../program/paths';
import type { FunctionModel, ModelledCall, Program } from '../program/program';
import { originOf } from '../program/sockets';
import { durationOf, isEndless } from '../program/timeouts';
import { consumedCalls, type Passage, trace } from '../program/trace';
import { forgottenInterrupt } from '../program/tryAgain';
import { type CallSite, mentions, operandsOf, placeOf, type Value } from '../program/value';
import { type Problem, type RuleInput, rule, type Severity } from './rule';

/** Why the call is not started again; `stopped` needs no handler, and of a `library` it is not known whether there is one. */
type Reason = 'never' | 'handler' | 'timeout' | 'stopped' | 'library';

/** `goes-on`: the call goes on by itself, and must not be made again; `beside`: another error is seen to that means as little. */
type Variant = Reason | 'goes-on' | 'beside';

const waits: Partial<Readonly<Record<Role, Wait>>> = {
  recv: 'read',
  accept: 'read',
  send: 'write',
  connect: 'connect',
};

/** What proves that a signal can end the call, if anything does. */
function reasonFor({ program, has, starts }: RuleInput, fn: FunctionModel, call: ModelledCall): Reason | undefined {
  const { neverRestarted, endedByStop, blocks, role } = call.row;
  // What does not wait at all is over before a signal can come.
  if (neverRestarted ? durationOf(program, fn, call) === 'zero' : !blocks || isNonBlocking(program, fn, call))
    return undefined;
  if (!has('signals-handled')) {
    if (endedByStop) return 'stopped';
    if (starts !== 'nowhere' || role === 'connect') return undefined;
    // Who tells other errors of it apart has thought of what they mean.
    return neverRestarted || (isRepeating(fn, call) && asksError(program, fn, call)) ? 'library' : undefined;
  }
  if (neverRestarted) return 'never';
  if (hasTimeout(program, fn, call)) return 'timeout';
  // A socket from elsewhere may be non-blocking, and is not interrupted then.
  return has('signals-interrupt') && originOf(program, fn, call) ? 'handler' : undefined;
}

/** Whether a condition asks which error a call had. */
function asksError(program: Program, fn: FunctionModel, call: ModelledCall): boolean {
  let found = false;
  trace<'straight'>(
    program,
    fn,
    call,
    { outcome: 'error', error: 'EINTR' },
    'straight',
    ({ step, at, mark, isError }) => {
      if (at === call.step || !step || setsLastError(program, fn, step)) return undefined;
      found ||= step.op === 'branch' && mentions(step.condition, isError);
      return mark;
    },
  );
  return found;
}

/** Whether the socket was given a timeout that makes calls on it fail as if they were non-blocking. */
function hasTimeout(program: Program, fn: FunctionModel, { row, socket }: ModelledCall): boolean {
  const wait = waits[row.role];
  return fn.calls.some(
    (one) =>
      one.row.role === 'set-timeout' &&
      one.socket !== undefined &&
      one.socket === socket &&
      wait !== undefined &&
      one.row.bounds?.includes(wait) === true &&
      one.row.timeout?.expiry?.includes('EAGAIN') === true &&
      !isEndless(program, fn, one),
  );
}

/** `failed`: only the failure led here; `by chance`: something else did, too; `reported`: the error was printed. */
type Mark = 'failed' | 'by chance' | 'reported';

const namesInterrupt = (condition: Value): boolean =>
  mentions(condition, (part) => part.kind === 'place' && /^(?:WSA)?EINTR$/.test(part.name));

/** Where an interrupted call is given up as failed. Nothing when it is made again, or somebody else may see to it. */
function givenUpAt(program: Program, fn: FunctionModel, call: ModelledCall): Value | undefined {
  const consumed = consumedCalls(fn);
  const unsaid: Value = { kind: 'null', start: call.site.start, end: call.site.end };
  // A function that gives nothing back, and made the call again and again, has ended what it did.
  const endsLoop = givesNothing(fn) && isRepeating(fn, call);
  let end: Value | undefined;
  let open = false;
  const leave = (): undefined => {
    open = true;
    return undefined;
  };
  trace<Mark>(program, fn, call, { outcome: 'error', error: 'EINTR' }, 'failed', (passage) => {
    const { step, at, mark, decided, depends, isError } = passage;
    // It is made again, or the caller is told.
    if (at === call.step) return leave();
    if (mark === 'failed' && endsLoop && (!step || (step.op === 'return' && !step.value))) end ??= unsaid;
    if (!step) return undefined;
    // Who has been told that it failed is told no more by a mere -1.
    const told = mark === 'reported' && step.op === 'return' && step.value && !mentions(step.value, passage.isError);
    if (setsLastError(program, fn, step) || (!told && passesOn(passage, fn))) return leave();
    if (step.op === 'branch') {
      const asksError = mentions(step.condition, isError);
      if (asksError && (!decided || namesInterrupt(step.condition))) return leave();
      if (asksError || depends(step.condition) || mark === 'reported') return mark;
      // Whether there is a socket at all was known before.
      return decided || asksWhether(step.condition, call.socket) ? mark : 'by chance';
    }
    if (mark !== 'by chance' && step.op === 'call' && givesUp(program, fn, call, step.call)) {
      end ??= { kind: 'call', call: step.call, start: step.call.start, end: step.call.end };
      return undefined;
    }
    if (mark === 'reported' && (step.op === 'return' || step.op === 'throw')) {
      end ??= unsaid;
      return undefined;
    }
    const read = readOfLastError(program, fn, step);
    if (read && mark === 'failed' && (read.how === 'reported' || read.how === 'handed')) return 'reported';
    // What another function says may well be about signals.
    const asks = step.op === 'call' && !rowOf(fn, step.call) && consumed.has(step.call);
    return asks && mark === 'failed' ? 'by chance' : mark;
  });
  return open ? undefined : end;
}

/** Whether control comes back to a call. */
const isRepeating = ({ graph }: FunctionModel, { step }: ModelledCall): boolean => reaches(graph, step, step);

const givesNothing = ({ graph }: FunctionModel): boolean =>
  graph.steps.every((step) => step.op !== 'return' || step.value === undefined);

/** Whether a condition only asks whether there is anything in a place. */
const asksWhether = (condition: Value, place: string | undefined): boolean =>
  place !== undefined && placeOf(condition.kind === 'compare' ? condition.left : condition) === place;

/** Whether what a call gives is what the function gives. */
const isReturned = ({ graph }: FunctionModel, call: CallSite): boolean =>
  graph.steps.some((step) => step.op === 'return' && step.value?.kind === 'call' && step.value.call === call);

/** Whether the result or the error is handed to somebody who may know what it means. */
function passesOn({ step, depends, isError }: Passage<Mark>, fn: FunctionModel): boolean {
  switch (step?.op) {
    case 'return':
      return step.value !== undefined && (mentions(step.value, isError) || depends(step.value));
    case 'assign':
      return (mentions(step.value, isError) || depends(step.value)) && /[^?\w$]/.test(step.target ?? '.');
    case 'call': {
      const row = rowOf(fn, step.call)?.row;
      if (row?.lastError === 'reads' && isReturned(fn, step.call)) return true;
      if (row?.role === 'log' || row?.lastError !== undefined || isReport(step.call)) return false;
      return operandsOf({ kind: 'call', call: step.call, start: 0, end: 0 }).some(
        (value) => mentions(value, isError) || depends(value),
      );
    }
    default:
      return false;
  }
}

/** Whether a call says something about what happened, and is not asked what it thinks of it. */
const isReport = (site: ModelledCall['site']): boolean =>
  site.dropped && site.arguments.some(({ value }) => value.kind === 'text');

/** Whether a call ends the program, or the connection. */
function givesUp(program: Program, fn: FunctionModel, { socket }: ModelledCall, site: ModelledCall['site']): boolean {
  const found = rowOf(fn, site);
  if (found?.row.role === 'exit') return true;
  if (socket === undefined) return false;
  if (found) return found.row.role === 'close' && found.socket === socket;
  return isCloser(program, site) && site.arguments.some(({ value }) => placeOf(value) === socket);
}

/** Nothing shows that there are handlers. */
const quiet: Severity = 'info';

function find(input: RuleInput): readonly Problem<Variant>[] {
  const { program, meant } = input;
  return program.functions.flatMap((fn) =>
    fn.calls.flatMap((call): Problem<Variant>[] => {
      const { row, site } = call;
      if (!leavesError(program, call) || !row.errnos?.includes('EINTR') || row.wraps !== undefined) return [];
      if (site.dropped || meant(call)) return [];
      const range = { start: site.start, end: site.end };
      if (row.goesOn && isRepeated(program, fn, call, 'EINTR')) {
        return [{ fn, call, range, confidence: 'low', variant: 'goes-on', related: [] }];
      }
      if (site.retried) return [];
      const variant = reasonFor(input, fn, call);
      const end = variant && givenUpAt(program, fn, call);
      if (!end) return besides(input, fn, call);
      // Whoever fails to connect mostly tries again later, whatever the reason was.
      const confidence = row.role === 'connect' ? 'low' : 'medium';
      const related =
        end.kind === 'call' ? [{ range: { start: end.start, end: end.end }, message: 'Here it is given up.' }] : [];
      const problem: Problem<Variant> = { fn, call, range, confidence, variant, related };
      return [variant === 'library' ? { ...problem, severity: quiet } : problem];
    }),
  );
}

/** Errors of a call that would have had to wait. */
const wouldWait = ['EAGAIN', 'EWOULDBLOCK'] as const;

/** Where a program is not known to have no handlers, and the code tries again after the other error that is none. */
function besides({ program, has, starts }: RuleInput, fn: FunctionModel, call: ModelledCall): Problem<Variant>[] {
  if (starts !== 'nowhere' && !has('signals-handled')) return [];
  if (!call.row.blocks || call.row.role === 'connect' || isNonBlocking(program, fn, call)) return [];
  // Who sends messages loses one, and nothing else.
  if (maySendMessages(program, fn, call)) return [];
  const parting = forgottenInterrupt(program, fn, call, { wouldWait, interrupted: 'EINTR' });
  if (!parting) return [];
  const range = { start: call.site.start, end: call.site.end };
  const related = [
    { range: { start: parting.start, end: parting.end }, message: 'Here EAGAIN is told apart, and EINTR is not.' },
  ];
  return [{ fn, call, range, confidence: 'medium', severity: quiet, variant: 'beside', related }];
}

const reasons: Readonly<Record<Reason, string>> = {
  never: 'This call is not restarted after a handler has run.',
  handler: 'Handlers of this program are installed without SA_RESTART.',
  timeout: 'With a timeout on the socket not even SA_RESTART helps.',
  stopped: 'It ends so without any handler, too, after a debugger or SIGSTOP.',
  library: 'A program that uses this may have handlers.',
};

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  see: ['man 7 signal', 'man 2 sigaction'],
  find,
  say: ({ variant }) =>
    variant === 'goes-on'
      ? {
          what: 'After EINTR `{callee}` goes on by itself.',
          why: 'Made again it works on Linux, and fails with EALREADY or EISCONN elsewhere.',
          todo: 'Wait with poll, then read SO_ERROR.',
        }
      : variant === 'beside'
        ? {
            what: 'EAGAIN after `{callee}` is no failure here, and EINTR is.',
            why: 'In a program with signal handlers the connection is given up for nothing.',
            todo: 'Treat EINTR as EAGAIN.',
          }
        : {
            what: 'A signal that ends `{callee}` with EINTR is taken for a failure.',
            why: reasons[variant],
            todo: 'Tell EINTR apart.',
          },
  fix: (_, offered) => offered,
});

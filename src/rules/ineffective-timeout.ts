/**
 * A timeout does nothing.
 *
 * It is set when the wait it was meant for is over, it is zero, which means for ever, the platform reads it as something else, or
 * the code takes its expiry for a reason to try again at once. The program looks safe, and hangs all the same.
 *
 * Do: set timeouts before `connect`, longer than zero, in the form the platform reads (`struct timeval`, on Windows milliseconds in
 * a `DWORD`), and give up, or count, when one has expired.
 *
 * ```c wrong
 * #include <errno.h>
 * #include <sys/socket.h>
 * #include <sys/time.h>
 * ssize_t take(int client, char *buffer, size_t size) {
 *   struct timeval limit = {.tv_sec = 30};
 *   ssize_t count;
 *   if (setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit)) == -1) return -1;
 *   do {
 *     count = recv(client, buffer, size, 0);
 *   } while (count == -1 && (errno == EINTR || errno == EAGAIN));
 *   return count;
 * }
 * ```
 * ```c right
 * #include <errno.h>
 * #include <sys/socket.h>
 * #include <sys/time.h>
 * ssize_t take(int client, char *buffer, size_t size) {
 *   struct timeval limit = {.tv_sec = 30};
 *   ssize_t count;
 *   if (setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit)) == -1) return -1;
 *   do {
 *     count = recv(client, buffer, size, 0);
 *   } while (count == -1 && errno == EINTR);
 *   return count;
 * }
 * ```
 */
import { asksAgain, readersAfter } from '../program/expiry';
import { isHandedOn } from '../program/handsOn';
import { isUnboundedConnect, timeoutsAfter } from '../program/lateTimeouts';
import { type LostTimeout, lostTimeout } from '../program/lostTimeouts';
import { reaches } from '../program/paths';
import { type FunctionModel, type ModelledCall, type Program, relativesOf } from '../program/program';
import { retriesAtOnce } from '../program/retry';
import { originOf } from '../program/sockets';
import { spinsAtEof } from '../program/spin';
import { wrongFormOf } from '../program/timeoutKinds';
import { durationOf, isEndless } from '../program/timeouts';
import { trace } from '../program/trace';
import { type Problem, type RuleInput, rule } from './rule';

type Variant =
  | 'late'
  | 'zero'
  | 'record'
  | 'number'
  | 'retried'
  | 'asked-again'
  | 'ignored'
  | 'absolute'
  | 'asynchronous'
  | LostTimeout;

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  see: ['man 7 socket', 'CWE-1088'],

  find: (input) =>
    input.program.functions.flatMap((fn) =>
      fn.calls
        .filter(({ row }) => row.role === 'set-timeout' || row.expires !== undefined)
        .flatMap((call): Problem<Variant>[] => {
          const found = flaw(input, fn, call);
          if (!found) return [];
          const range = { start: call.site.start, end: call.row.expires ? call.site.calleeEnd : call.site.end };
          return [{ fn, call, range, confidence: 'high', related: [], ...found }];
        }),
    ),

  say: ({ variant }) => {
    switch (variant) {
      case 'late':
        return {
          what: '`{callee}` comes after `connect`, which has had no timeout.',
          why: 'A peer that does not answer stops this code all the same.',
          todo: 'Set the timeout before.',
        };
      case 'zero':
        return {
          what: 'A timeout of zero means for ever.',
          why: 'The socket waits as it would without it.',
          todo: 'Give it some time, or use `MSG_DONTWAIT` or a non-blocking socket not to wait at all.',
        };
      case 'record':
        return {
          what: 'Windows takes this timeout for milliseconds and reads the seconds as such.',
          why: 'The wait ends after milliseconds, or never.',
          todo: 'Hand over a `DWORD` of milliseconds.',
        };
      case 'number':
        return {
          what: 'The timeout is a number where `struct timeval` is read.',
          why: '`setsockopt` fails with EINVAL, and the socket waits for ever.',
          todo: 'Hand over a `struct timeval`.',
        };
      case 'unheard':
        return {
          what: 'Nobody listens when this timeout is over.',
          why: 'It only tells a listener: the connection goes on waiting.',
          todo: 'Attach a listener for `timeout` that destroys it.',
        };
      case 'idle':
        return {
          what: 'What is called when this timeout is over ends nothing.',
          why: 'The connection goes on waiting.',
          todo: 'Destroy it there.',
        };
      case 'asynchronous':
        return {
          what: '`{callee}` says nothing to asynchronous calls, and no others are made on this socket.',
          why: 'They wait for ever when the peer is silent.',
          todo: 'Cancel them when the time is over.',
        };
      case 'asked-again':
        return {
          what: 'When this timeout expires the loop that reads goes on all the same.',
          why: 'It never ends while the peer is silent.',
          todo: 'Ask whether the timeout has ended the read, and leave.',
        };
      case 'ignored':
        return {
          what: 'The sockets of this runtime take no notice of this option.',
          why: 'Reads and writes wait for ever, as without it.',
          todo: 'Use the timeouts of the library.',
        };
      case 'retried':
        return {
          what: 'When this timeout expires the same call is made again at once.',
          why: 'The wait has no end, as without a timeout.',
          todo: 'Give up, or count the attempts.',
        };
      case 'absolute':
        return {
          what: '`{callee}` sets a point in time, once, and the loop behind it goes on.',
          why: 'When it has passed, every read fails at once, even of a lively peer.',
          todo: 'Set it again before each read.',
        };
    }
  },

  // Who listens already is not told twice.
  fix: ({ variant }, offered) => (variant === 'idle' ? [] : offered),
});

type Flaw = Pick<Problem<Variant>, 'variant'> & Partial<Pick<Problem<Variant>, 'related' | 'mendAt' | 'severity'>>;

function flaw(input: RuleInput, fn: FunctionModel, call: ModelledCall): Flaw | undefined {
  const { program } = input;
  if (call.row.ignored) return { variant: 'ignored' };
  const lost = lostTimeout(program, fn, call);
  if (lost) return { variant: lost };
  if (call.row.role !== 'set-timeout') return undefined;
  const form = wrongFormOf(program, fn, call);
  if (form) return { variant: form };
  if (isEndless(program, fn, call)) {
    // What says in so many words that there is no timeout is meant.
    // What takes a timeout away that was there from the start is spoken of as missing.
    const surprises = call.row.timeout?.zeroIsInfinite && !call.row.replacesDefault && isNew(input, fn, call);
    return surprises ? { variant: 'zero' } : undefined;
  }
  return (
    tooLate(program, fn, call) ??
    retried(fn, call) ??
    askedAgain(input, fn, call) ??
    setOnce(program, fn, call) ??
    forOthers(program, fn, call)
  );
}

/** Whether there is no timeout yet that the call could have been meant to take away. */
function isNew({ program, has }: RuleInput, fn: FunctionModel, call: ModelledCall): boolean {
  if (has('default-timeout-set') || call.socket === undefined) return false;
  const origin = originOf(program, fn, call);
  if (!origin || !fn.calls.includes(origin) || origin.row.timeout) return false;
  return !fn.calls.some(
    (one) =>
      one !== call &&
      one.socket === call.socket &&
      (one.row.role === 'set-timeout' || one.row.role === 'set-nonblocking') &&
      reaches(fn.graph, one.step, call.step),
  );
}

function tooLate(program: Program, fn: FunctionModel, call: ModelledCall): Flaw | undefined {
  const connect = fn.calls.find(
    (one) => isUnboundedConnect(program, fn, one) && timeoutsAfter(fn, program, one).includes(call),
  );
  if (!connect) return undefined;
  const { start, end } = connect.site;
  return { variant: 'late', related: [{ range: { start, end }, message: 'This has waited without a timeout.' }] };
}

function askedAgain({ program, story }: RuleInput, fn: FunctionModel, call: ModelledCall): Flaw | undefined {
  const again = readersAfter(program, fn, call).find(
    ([within, one]) =>
      asksAgain(program, within, one) && !story(within, one).events.some((event) => spinsAtEof(event, true)),
  );
  if (!again) return undefined;
  const [within, { site }] = again;
  const related = [{ range: { start: site.start, end: site.end }, message: 'Here its expiry leads to another read.' }];
  return { variant: 'asked-again', related, ...(within === fn ? { mendAt: again[1] } : {}) };
}

/** A timeout that only calls have which wait, on a socket on which there are none. */
function forOthers(program: Program, fn: FunctionModel, call: ModelledCall): Flaw | undefined {
  if (!call.row.syncOnly || call.socket === undefined || durationOf(program, fn, call) !== 'finite') return undefined;
  const wait = call.row.bounds?.includes('read') ? 'recv' : 'send';
  const all = relativesOf(program, fn, call.socket).flatMap(({ calls }) =>
    calls.filter(({ socket, row }) => socket === call.socket && row.role === wait),
  );
  const [first] = all;
  if (!first || !all.every(({ row }) => row.asynchronous) || isHandedOn(program, fn, call.socket)) return undefined;
  const { start, end } = first.site;
  return { variant: 'asynchronous', related: [{ range: { start, end }, message: 'This waits as long as it takes.' }] };
}

function retried(fn: FunctionModel, call: ModelledCall): Flaw | undefined {
  const { timeout, bounds } = call.row;
  for (const one of fn.calls) {
    const wait = one.row.role === 'recv' ? 'read' : one.row.role === 'send' ? 'write' : undefined;
    if (!wait || !bounds?.includes(wait) || one.socket === undefined || one.socket !== call.socket) continue;
    if (!reaches(fn.graph, call.step, one.step)) continue;
    const condition = retriesAtOnce(fn, one, timeout?.expiry ?? []);
    if (!condition) continue;
    const { start, end } = condition;
    return {
      variant: 'retried',
      related: [{ range: { start, end }, message: 'Here its expiry leads back to the call.' }],
    };
  }
  return undefined;
}

/** Whether an absolute timeout is set before a loop that serves as long as reading succeeds, and never again in it. */
function setOnce(program: Program, fn: FunctionModel, call: ModelledCall): Flaw | undefined {
  if (!call.row.timeout?.absolute || call.socket === undefined || !call.row.bounds?.includes('read')) return undefined;
  const { graph } = fn;
  for (const one of fn.calls) {
    if (one.row.role !== 'recv' || one.socket !== call.socket || !reaches(graph, call.step, one.step)) continue;
    const isRound = (step: number) => reaches(graph, one.step, step) && reaches(graph, step, one.step);
    if (!isRound(one.step) || isRound(call.step)) continue;
    const renewed = fn.calls.some(
      (other) => other.row.role === 'set-timeout' && other.socket === call.socket && isRound(other.step),
    );
    if (renewed || !endsByFailureAlone(program, fn, one)) continue;
    const { start, end } = one.site;
    const related = [{ range: { start, end }, message: 'This is bounded by the same point in time in every round.' }];
    return { variant: 'absolute', severity: 'info', related };
  }
  return undefined;
}

/** Whether control always comes back to a call that succeeds. */
function endsByFailureAlone(program: Program, fn: FunctionModel, call: ModelledCall): boolean {
  let leaves = false;
  trace(program, fn, call, { outcome: 'done' }, 'read', ({ at, mark, step }) => {
    leaves ||= at < 0 || step?.op === 'return' || step?.op === 'throw';
    return at === call.step || leaves ? undefined : mark;
  });
  return !leaves;
}

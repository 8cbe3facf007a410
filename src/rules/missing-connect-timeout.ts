/**
 * A connect is bounded by the kernel alone.
 *
 * When nothing answers, because the machine is off or a firewall drops what it does not like, connect tries again and again:
 * for about 134 seconds on Linux and 21 on Windows. No caller waits that long, and no other work is done meanwhile.
 *
 * Do: pass a timeout where the call takes one. In C make the socket non-blocking, connect, wait with a finite `poll` and read
 * `SO_ERROR`; on Linux `SO_SNDTIMEO`, set before, bounds connect as well.
 *
 * ```c wrong
 * #include <stdio.h>
 * #include <sys/socket.h>
 * #include <unistd.h>
 * int dial(const struct sockaddr *address, socklen_t length) {
 *   int server = socket(AF_INET, SOCK_STREAM, 0);
 *   if (server == -1) return -1;
 *   if (connect(server, address, length) == -1) {
 *     perror("connect");
 *     close(server);
 *     return -1;
 *   }
 *   return server;
 * }
 * ```
 * ```c right
 * #include <stdio.h>
 * #include <sys/socket.h>
 * #include <sys/time.h>
 * #include <unistd.h>
 * int dial(const struct sockaddr *address, socklen_t length) {
 *   struct timeval limit = {.tv_sec = 10};
 *   int server = socket(AF_INET, SOCK_STREAM, 0);
 *   if (server == -1) return -1;
 *   if (setsockopt(server, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit)) == -1 ||
 *       connect(server, address, length) == -1) {
 *     perror("connect");
 *     close(server);
 *     return -1;
 *   }
 *   return server;
 * }
 * ```
 */

import type { Step } from '../program/graph';
import { isUnboundedConnect, timeoutsAfter } from '../program/lateTimeouts';
import { reaches } from '../program/paths';
import type { FunctionModel, ModelledCall, Program } from '../program/program';
import { isBounded, originOf } from '../program/sockets';
import { isEndless } from '../program/timeouts';
import { mentions } from '../program/value';
import { knowsPending, type Problem, rule } from './rule';

type Variant = 'argument' | 'constructor' | 'socket' | 'taken-away';

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  see: ['man 2 connect', 'man 7 tcp', 'CWE-1088'],

  find: ({ program, has }) => {
    const byDefault = has('default-timeout-set');
    return program.functions.flatMap((fn) =>
      fn.calls.flatMap((call): Problem<Variant>[] => {
        if (byDefault && !call.row.ignoresDefault) return [];
        if (call.row.replacesDefault && call.row.bounds?.includes('connect') && isEndless(program, fn, call)) {
          const { start, end } = call.site;
          return [{ fn, call, range: { start, end }, variant: 'taken-away', confidence: 'high', related: [] }];
        }
        // What is called like the call in it, and makes no socket of its own, passes on what it was asked for.
        const origin = originOf(program, fn, call);
        const makes = call.row.gives ? fn.owner !== '' : origin !== undefined && fn.calls.includes(origin);
        const passesOn = fn.name !== '' && call.site.name.startsWith(fn.name) && !makes;
        // What takes the place of a connect of the library can be given no more than that.
        const asAsked = passesOn || isBoundedByCallers(program, fn) || fn.overrides?.role === 'connect';
        if (asAsked || !isUnboundedConnect(program, fn, call) || isChoice(program, fn, call)) return [];
        if (call.row.limitedByCallers && has('waits-limited')) return [];
        const range = { start: call.site.start, end: call.site.end };
        const problem = { fn, call, range, confidence: 'high' } as const;
        if (call.row.timeout) {
          if (isReadWithoutBound(program, call)) return [];
          const variant = call.row.timeout.access === 'none' ? 'constructor' : 'argument';
          return [{ ...problem, variant, related: [] }];
        }
        // A timeout that comes too late is the better place to speak of.
        if (!origin || knowsPending(program, fn) || timeoutsAfter(fn, program, call).length > 0) return [];
        const related = [
          {
            range: { start: origin.site.start, end: origin.site.end },
            message: 'The socket comes from here, blocks, and has no timeout.',
          },
        ];
        return [{ ...problem, variant: 'socket', profile: 'strict', related }];
      }),
    );
  },

  say: ({ variant }) => ({
    what:
      variant === 'taken-away'
        ? 'This takes away the timeout that was there from the start.'
        : '`{callee}` has no timeout of its own.',
    why: 'When nothing answers it waits as long as the kernel tries: 134 s on Linux.',
    todo: advice[variant],
  }),

  fix: (_, offered) => offered,
});

const advice: Readonly<Record<Variant, string>> = {
  argument: 'Pass a timeout.',
  constructor: 'Make the socket first, and connect it with a timeout.',
  'taken-away': 'Give it a finite one.',
  socket: 'Connect non-blocking and poll, or set a timeout before.',
};

/**
 * Whether a function is written as a field of a record and given a context: the library that the record is for calls it, and does
 * not wait for it any longer than that allows.
 */
const isBoundedByCallers = ({ functions }: Program, { around, start, parameters }: FunctionModel): boolean =>
  parameters.some(({ type }) => /\bContext$/.test(type)) &&
  functions.some(({ id, puts = [] }) => id === around && puts.some(({ value }) => value.start === start));

/** Whether a read of the very socket is without a bound, too: that finding says it all, unless the call cannot be given a timeout. */
function isReadWithoutBound(program: Program, call: ModelledCall): boolean {
  if (call.row.timeout?.access === 'none') return false;
  return program.functions.some((other) =>
    other.calls.some(
      (one) =>
        one.row.role === 'recv' && originOf(program, other, one) === call && !isBounded(program, other, one, 'read'),
    ),
  );
}

/** Whether nobody wanted a timeout here: the same function connects with one, too, or asks whether it was given one. */
const isChoice = (program: Program, fn: FunctionModel, call: ModelledCall): boolean =>
  fn.calls.some(
    (one) => one !== call && one.row.role === 'connect' && one.row.timeout && isBounded(program, fn, one, 'connect'),
  ) || fn.graph.steps.some((step, index) => isAsked(step) && decides(fn, index, call));

const isAsked = (step: Step): boolean =>
  step.op === 'branch' &&
  mentions(step.condition, (part) => part.kind === 'place' && /time_?out|deadline|cancel/i.test(part.name));

/** Whether a branch leads to the call on one side, and not on the other: what is asked behind the call says nothing of it. */
function decides({ graph }: FunctionModel, branch: number, { step }: ModelledCall): boolean {
  // The next round asks again.
  const leads = (edge: number): boolean =>
    edge === step || (edge >= 0 && reaches(graph, edge, step, (passed) => passed === graph.steps[branch]));
  const edges = graph.next[branch] ?? [];
  if (!reaches(graph, 0, branch, (passed) => passed === graph.steps[step])) return false;
  return edges.some(leads) && !edges.every(leads);
}

/**
 * A blocking read can wait for ever.
 *
 * When the peer's machine loses power or a cable is pulled, no packet says so: the connection looks alive, and a read without
 * a bound waits until somebody restarts the program.
 *
 * Do: set a receive timeout on the socket, wait with a finite `poll` first, or pass a timeout to the library.
 *
 * ```c wrong
 * #include <stdio.h>
 * #include <sys/socket.h>
 * int ask(const struct sockaddr *address, socklen_t length, char *answer) {
 *   int server = socket(AF_INET, SOCK_STREAM, 0);
 *   if (connect(server, address, length) == -1) return -1;
 *   return recv(server, answer, 100, 0);
 * }
 * ```
 * ```c right
 * #include <sys/socket.h>
 * #include <sys/time.h>
 * int ask(const struct sockaddr *address, socklen_t length, char *answer) {
 *   struct timeval limit = {.tv_sec = 30};
 *   int server = socket(AF_INET, SOCK_STREAM, 0);
 *   if (setsockopt(server, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit)) == -1) return -1;
 *   if (connect(server, address, length) == -1) return -1;
 *   return recv(server, answer, 100, 0);
 * }
 * ```
 */
import { asksAgain, settersOf } from '../program/expiry';
import { isTyped } from '../program/interactive';
import { isListener } from '../program/listening';
import { isConnectedToItself, isLocal, isToItself } from '../program/localPeers';
import { madeWithoutTimeout } from '../program/made';
import { reaches } from '../program/paths';
import { type FunctionModel, type ModelledCall, type Program, relativesOf } from '../program/program';
import { isBounded, isBoundedBeside, originOf, originsOf } from '../program/sockets';
import { spinsAtEof } from '../program/spin';
import { isEndless, isGivenDuration } from '../program/timeouts';
import { isSingleByte, isUnread } from '../program/unread';
import { isOwnField } from '../program/value';
import { type Problem, type RuleInput, rule } from './rule';

type Variant = 'socket' | 'served' | 'made' | 'argument' | 'asked-again' | 'taken-away';

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  see: ['man 7 socket', 'CWE-1088'],

  find: (input) => {
    const { program, story, has } = input;
    const byDefault = has('default-timeout-set');
    const seen = new Set<string>();
    return program.functions.flatMap((fn) => [
      ...serversMade(input, fn),
      ...fn.calls.flatMap((call): Problem<Variant>[] => {
        if (byDefault && !call.row.ignoresDefault) return [];
        // What a request is given may go on for many lines.
        const range = { start: call.site.start, end: call.row.hands ? call.site.calleeEnd : call.site.end };
        if (call.row.replacesDefault && (call.row.bounds?.includes('read') ?? true)) {
          if (!isEndless(program, fn, call) || isBoundedBeside(program, fn, call, 'read')) return [];
          // Several timeouts may be taken away that all bound the same wait.
          const taken = `${fn.start}:${call.socket}`;
          if (call.socket !== undefined && seen.has(taken)) return [];
          seen.add(taken);
          return [{ fn, call, range, variant: 'taken-away', confidence: 'high', related: [] }];
        }
        if (call.row.role === 'serve') {
          if (!isEndless(program, fn, call) || isLocal(program, fn, 'addresses')) return [];
          return [{ fn, call, range, variant: 'served', confidence: 'high', related: [] }];
        }
        if (call.row.role === 'request') {
          if (call.row.limitedByCallers && has('waits-limited')) return [];
          // What was made elsewhere may have a timeout.
          const unknown =
            call.row.inherits && !isGivenDuration(program, fn, call)
              ? !isMadeEndless(program, fn, call)
              : !call.row.timeout && call.row.socket !== undefined && originOf(program, fn, call) === undefined;
          const bounded = unknown || isBounded(program, fn, call, 'read') || isToItself(program, fn, call);
          return bounded ? [] : [{ fn, call, range, variant: 'argument', confidence: 'high', related: [] }];
        }
        // A loop that spins at the end of the connection has no end for another reason, and one finding is enough.
        if (asksAgain(program, fn, call) && !story(fn, call).events.some((event) => spinsAtEof(event, true))) {
          // A timeout that is set in view is the better place to speak of.
          const set = settersOf(program, fn, call).length > 0;
          return set ? [] : [{ fn, call, range, variant: 'asked-again', confidence: 'high', related: [] }];
        }
        if (call.row.role !== 'recv' || !call.row.blocks || !call.socket) return [];
        if (call.row.limitedByCallers && has('waits-limited')) return [];
        // Who waits for a byte that nobody looks at waits for the peer to do something, or to go.
        if (call.site.dropped && isSingleByte(call.row, call.site) && isUnread(program, fn, call)) return [];
        // One timeout serves all reads of a socket.
        const origin = originOf(program, fn, call);
        // So it does for what the methods of an object hand each other.
        const given = !origin && fn.owner !== '' && program.timeless.has(fn.types.get(call.socket) ?? '');
        const isField = isOwnField(program.manifest.self, call.socket);
        const key = given ? `${fn.owner}:` : `${isField ? fn.owner : fn.start}:${call.socket}`;
        if (
          !(origin || fn.untimed?.has(call.socket)) ||
          seen.has(key) ||
          isLocal(program, fn, 'sockets') ||
          isBounded(program, fn, call, 'read')
        )
          return [];
        // Who waits for anybody's datagrams may wait for ever; who asks a question may not, since it or the answer can be lost.
        if (fn.types.get(call.socket) === 'datagram' && !(origin && isAnswer(fn, call, origin))) return [];
        seen.add(key);
        const related = origin
          ? [
              {
                range: { start: origin.site.start, end: origin.site.end },
                message: 'The socket comes from here and has no timeout.',
              },
            ]
          : [];
        const mendAt = connectBefore(fn, call);
        const problem = { fn, call, range, variant: 'socket', confidence: 'high', related } as const;
        // A peer on the same machine can fall silent, too, but loses neither its power nor its network without us.
        const near = origin !== undefined && isConnectedToItself(program, fn, call, origin);
        const minor = near || isTyped(program, fn, call) || isListener(program, fn, call);
        return [{ ...problem, profile: minor ? 'strict' : 'recommended', ...(mendAt ? { mendAt } : {}) }];
      }),
    ]);
  },

  say: ({ variant }) => {
    switch (variant) {
      case 'asked-again':
        return {
          what: 'When the peer is silent `{callee}` gives up, and this loop calls it again.',
          why: 'It never ends while the connection stays open.',
          todo: 'Ask whether the timeout has ended the read, and leave.',
        };
      case 'taken-away':
        return {
          what: 'This takes away the timeout that was there from the start.',
          why: 'A silent peer stops this code for ever.',
          todo: 'Give it a finite one.',
        };
      case 'made':
        return {
          what: 'A server that is made like this waits for ever for what its clients send.',
          why: 'Those that connect and stay silent add up until nobody else can.',
          todo: 'Give it a read timeout.',
        };
      case 'served':
        return {
          what: 'The server that `{callee}` runs waits for ever for what its clients send.',
          why: 'Those that connect and stay silent add up until nobody else can.',
          todo: 'Give it a read timeout.',
        };
      case 'argument':
        return {
          what: '`{callee}` has no timeout and waits for the peer without a bound.',
          why: 'A silent peer stops this code for ever.',
          todo: 'Pass a timeout.',
        };
      case 'socket':
        return {
          what: '`{callee}` can wait for ever: the socket has no timeout.',
          why: 'A peer that lost power or its network never says so.',
          todo: 'Set a receive timeout, or wait with a finite poll.',
        };
    }
  },

  fix: (_, offered) => offered,
});

/** Servers that a function makes for others to start, without saying how long they wait. */
const serversMade = ({ program, has }: RuleInput, fn: FunctionModel): readonly Problem<Variant>[] =>
  has('servers-limited') || isLocal(program, fn, 'addresses')
    ? []
    : madeWithoutTimeout(program, fn, 'serve').map((call) => ({
        fn,
        call,
        range: { start: call.site.start, end: call.site.end },
        variant: 'made',
        confidence: 'high',
        related: [],
      }));

/** Whether what a request is made on has no timeout as it is made in view, be it only where nobody gives another one. */
const isMadeEndless = (program: Program, fn: FunctionModel, { socket }: ModelledCall): boolean =>
  socket !== undefined &&
  originsOf(program, fn, socket).some((origin) =>
    relativesOf(program, fn, socket).some(
      (one) => origin !== undefined && one.calls.includes(origin) && isEndless(program, one, origin),
    ),
  );

/** The connect of the same socket, where a statement can stand before it: a timeout that is set there serves both. */
const connectBefore = (fn: FunctionModel, { socket, step }: ModelledCall): ModelledCall | undefined =>
  fn.calls.find(
    (one) =>
      one.row.role === 'connect' &&
      one.socket === socket &&
      one.site.statement.plain &&
      reaches(fn.graph, one.step, step),
  );

/** Whether something was sent before anything is received. */
const isAnswer = ({ calls, graph }: FunctionModel, call: ModelledCall, origin: ModelledCall): boolean =>
  calls.some(
    ({ row, socket, step }) =>
      row.role === 'send' &&
      socket === call.socket &&
      reaches(graph, origin.step, step, (passed) => passed === graph.steps[call.step]) &&
      reaches(graph, step, call.step),
  );

/**
 * Closing the socket throws unsent data away and resets the connection.
 *
 * With SO_LINGER on and a time of 0, close drops what was not sent yet and sends RST instead of FIN. The peer's next call fails with
 * ECONNRESET, and data it has received but not read may be lost as well. To avoid TIME_WAIT this is a high price.
 *
 * Do: leave SO_LINGER alone, and shut down and read to the end before closing. Where a reset is meant, say so in a comment or in the
 * name of the function.
 *
 * ```c wrong
 * #include <sys/socket.h>
 * #include <unistd.h>
 * void finish(int client) {
 *   struct linger linger = {1, 0};
 *   setsockopt(client, SOL_SOCKET, SO_LINGER, &linger, sizeof(linger));
 *   close(client);
 * }
 * ```
 * ```c right
 * #include <sys/socket.h>
 * #include <unistd.h>
 * void reset(int client) {
 *   struct linger linger = {1, 0};
 *   setsockopt(client, SOL_SOCKET, SO_LINGER, &linger, sizeof(linger));
 *   close(client);
 * }
 * ```
 */
import { asksForReset } from '../program/linger';
import { reaches } from '../program/paths';
import type { FunctionModel, ModelledCall } from '../program/program';
import { mentions } from '../program/value';
import { type RuleInput, rule } from './rule';

/** Words in names of functions and settings that are there to end a connection at once, or to set this very option. */
const abrupt = /abort|reset|reject|kill|refuse|drop|force|linger|(?:^|_)rst(?:_|$)/i;

/** Words of comments by somebody who knows what the option does; the name of this rule is none. */
const knowing = /\brst\b|\babort(?!ive-close)|\breset|\bhard[- ]clos|\bdiscard|\bthrow\w* away/i;

/** Whether the code says that a reset is what is wanted: by a name, by a condition that leads here, or by a comment. */
const isMeant = ({ comments }: RuleInput, fn: FunctionModel, call: ModelledCall): boolean =>
  abrupt.test(fn.name) || asked(fn, call) || comments(fn).some((comment) => knowing.test(comment));

const asked = ({ graph }: FunctionModel, { step }: ModelledCall): boolean =>
  graph.steps.some(
    (one, index) =>
      one.op === 'branch' &&
      mentions(one.condition, (part) => part.kind === 'place' && abrupt.test(lastPart(part.name))) &&
      reaches(graph, index, step),
  );

/** Whether a function does nothing else to a socket that it is given. */
const isAllThatIsDone = ({ calls, parameters }: FunctionModel, { socket, site }: ModelledCall): boolean =>
  parameters.some(({ name }) => name === socket) && calls.every((one) => one.site === site || one.socket !== socket);

const lastPart = (place: string): string => /\w*$/.exec(place)?.[0] ?? '';

export default rule<'reset' | 'closed'>({
  severity: 'info',
  profile: 'recommended',
  see: ['man 7 socket', 'RFC 9293 section 3.6', 'RFC 1122 section 4.2.2.13'],

  find: (input) =>
    input.program.functions.flatMap((fn) =>
      fn.calls
        .filter((call) => (call.row.resets || asksForReset(fn, call)) && !isMeant(input, fn, call))
        .map((call) => ({
          fn,
          call,
          range: { start: call.site.start, end: call.site.end },
          variant: call.row.resets ? ('closed' as const) : ('reset' as const),
          confidence: 'high' as const,
          // What says by its name what it does, or does nothing else, is called on purpose.
          ...(call.row.resets || isAllThatIsDone(fn, call) ? { profile: 'strict' as const } : {}),
          related: [],
        })),
    ),

  say: ({ variant }) => ({
    what: variant === 'closed' ? '`{callee}` closes with RST.' : 'SO_LINGER with a time of 0 makes closing send RST.',
    why: 'Data that was not sent yet is lost, and the peer gets ECONNRESET.',
    todo: 'Leave it out, or say in a comment that a reset is meant.',
  }),

  fix: (_, offered) => offered,
});

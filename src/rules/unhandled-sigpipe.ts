/**
 * A write to a connection that the peer has closed kills the process.
 *
 * On POSIX systems a send to a stream socket that can no longer send raises SIGPIPE, whose default action ends the program without
 * a message. It happens at the second write after the peer went away: rarely on the desk, daily in the field.
 *
 * Do: ignore SIGPIPE when the program starts, or pass MSG_NOSIGNAL to every send; then the call fails with EPIPE instead.
 *
 * ```c wrong
 * #include <stdio.h>
 * #include <sys/socket.h>
 * int connect_to_server(void);
 * int main(void) {
 *   int server = connect_to_server();
 *   if (send(server, "hello\n", 6, 0) == -1) {
 *     perror("send");
 *   }
 *   return 0;
 * }
 * ```
 * ```c right
 * #include <signal.h>
 * #include <stdio.h>
 * #include <sys/socket.h>
 * int connect_to_server(void);
 * int main(void) {
 *   signal(SIGPIPE, SIG_IGN);
 *   int server = connect_to_server();
 *   if (send(server, "hello\n", 6, 0) == -1) {
 *     perror("send");
 *   }
 *   return 0;
 * }
 * ```
 */
import { isFor } from '../program/platform';
import { type Problem, rule } from './rule';

type Variant = 'program' | 'library';

/** Flags that are given by a name of the program's own may hold anything. */
const mayBeProtected = /\bMSG_NOSIGNAL\b|[a-z]/;

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  once: 'file',
  see: ['man 7 signal', 'man 2 send', 'POSIX.1-2017 send()'],

  // Where the program starts, nothing was done about the signal before. In another file that depends on who uses it, unless no file
  // of the whole project does anything.
  find: ({ program, has, nowhere, startsHere }) => {
    const library = !startsHere && nowhere('sigpipe-handled');
    if (!library && (!startsHere || has('sigpipe-handled'))) return [];
    if (isFor(program, program.manifest.withoutSigpipe)) return [];
    return program.functions.flatMap((fn) =>
      fn.calls
        .filter(({ row, flags }) => row.sigpipe === true && !mayBeProtected.test(flags))
        .map((call): Problem<Variant> => {
          const range = { start: call.site.start, end: call.site.end };
          const confidence = call.certain && !library ? 'high' : 'medium';
          const problem = { fn, call, range, confidence, related: [] } as const;
          return library ? { ...problem, variant: 'library', severity: 'info' } : { ...problem, variant: 'program' };
        }),
    );
  },

  say: ({ variant }) =>
    variant === 'program'
      ? {
          what: 'If the peer is gone, `{callee}` raises SIGPIPE, and nothing here stops it.',
          why: 'The whole process dies without a word.',
          todo: 'Ignore SIGPIPE or pass MSG_NOSIGNAL.',
        }
      : {
          what: 'If the peer is gone, `{callee}` raises SIGPIPE, and no file here ignores it.',
          why: 'It ends the process unless the program does.',
          todo: 'Pass MSG_NOSIGNAL.',
        },

  // Only the program may decide about the signal for everybody.
  fix: ({ variant }, offered) =>
    variant === 'program' ? offered : offered.filter((idiom) => !idiom.startsWith('ignore-')),
});

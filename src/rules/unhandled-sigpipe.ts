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
import { rule } from './rule';

export default rule<'unprotected'>({
  severity: 'warning',
  profile: 'recommended',
  once: 'file',
  see: ['man 7 signal', 'man 2 send', 'POSIX.1-2017 send()'],

  // Only the file in which the program starts can say that nothing was done about the signal before.
  find: ({ program, has, startsHere }) =>
    !startsHere || has('sigpipe-handled')
      ? []
      : program.functions.flatMap((fn) =>
          fn.calls
            .filter(({ row, flags }) => row.sigpipe === true && !/\bMSG_NOSIGNAL\b|[a-z]/.test(flags))
            .map((call) => ({
              fn,
              call,
              range: { start: call.site.start, end: call.site.end },
              variant: 'unprotected' as const,
              confidence: call.certain ? ('high' as const) : ('medium' as const),
              related: [],
            })),
        ),

  say: ({ call: { site } }) => ({
    what: `If the peer is gone, \`${site.name}\` raises SIGPIPE, and nothing here stops it.`,
    why: 'The whole process dies without a word.',
    todo: 'Ignore SIGPIPE or pass MSG_NOSIGNAL.',
  }),

  fix: (_, offered) => offered,
});

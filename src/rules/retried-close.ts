/**
 * close is called again when a signal interrupted it.
 *
 * On Linux and most other systems the descriptor is free as soon as close begins its work, whatever it returns.
 * A second call fails at best. At worst another thread has been given the same number by then, and its connection is closed.
 *
 * Do: call close once, and take EINTR for success.
 *
 * ```c wrong
 * #include <errno.h>
 * #include <unistd.h>
 * void finish(int fd) {
 *   while (close(fd) == -1 && errno == EINTR) {
 *   }
 * }
 * ```
 * ```c right
 * #include <errno.h>
 * #include <stdio.h>
 * #include <unistd.h>
 * void finish(int fd) {
 *   if (close(fd) == -1 && errno != EINTR) perror("close");
 * }
 * ```
 */
import { isRepeated } from '../program/interrupted';
import { leavesError } from '../program/lastError';
import { rule } from './rule';

type Variant = 'loop' | 'macro';

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  see: ['man 2 close', 'POSIX.1-2024 close()', 'lwn.net/Articles/576478'],

  find: ({ program }) =>
    program.functions.flatMap((fn) =>
      fn.calls
        .filter(
          (call) => call.row.role === 'close' && leavesError(program, call) && isRepeated(program, fn, call, 'EINTR'),
        )
        .map((call) => ({
          fn,
          call,
          range: { start: call.site.start, end: call.site.end },
          variant: call.site.retried ? ('macro' as const) : ('loop' as const),
          confidence: 'high' as const,
          related: [],
        })),
    ),

  say: ({ variant }) => ({
    what:
      variant === 'macro'
        ? '`{callee}` is called again by the macro after EINTR, when the descriptor is already free.'
        : '`{callee}` is called again after EINTR, when the descriptor is already free.',
    why: 'Another thread may have its number by then, and loses its connection.',
    todo: 'Call it once.',
  }),

  fix: (_, offered) => offered,
});

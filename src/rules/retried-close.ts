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
import type { Step } from '../program/graph';
import { leavesError } from '../program/lastError';
import type { FunctionModel, ModelledCall, Program } from '../program/program';
import { consumedCalls, trace } from '../program/trace';
import { mentions } from '../program/value';
import { rule } from './rule';

type Variant = 'loop' | 'macro';

/** Whether a step gives an argument of the call another value, so that the next call is about something else. */
const changesArgument = (step: Step, { site }: ModelledCall): boolean => {
  const target = step.op === 'assign' ? step.target : undefined;
  const isTarget = (name: string) => name === target || /^(?:\.|->|\[)/.test(name.slice(target?.length));
  return (
    target !== undefined &&
    site.arguments.some(({ value }) =>
      mentions(value, (part) => part.kind === 'place' && part.name.startsWith(target) && isTarget(part.name)),
    )
  );
};

/** Whether control comes back to the call, about the same descriptor, because it was interrupted. */
function isRetried(program: Program, fn: FunctionModel, call: ModelledCall): boolean {
  if (call.site.retried) return true;
  if (!consumedCalls(fn).has(call.site)) return false;
  let retried = false;
  type Mark = 'straight' | 'interrupted' | 'by-chance';
  trace<Mark>(program, fn, call, { outcome: 'error', error: 'EINTR' }, 'straight', (passage) => {
    const { step, at, mark, decided, isError } = passage;
    if (at === call.step) {
      retried ||= mark !== 'by-chance';
      return undefined;
    }
    if (!step || changesArgument(step, call)) return undefined;
    if (step.op !== 'branch' || mark === 'interrupted') return mark;
    if (mentions(step.condition, isError)) return 'interrupted';
    return decided ? mark : 'by-chance';
  });
  return retried;
}

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  see: ['man 2 close', 'POSIX.1-2024 close()', 'lwn.net/Articles/576478'],

  find: ({ program }) =>
    program.functions.flatMap((fn) =>
      fn.calls
        .filter((call) => call.row.role === 'close' && leavesError(program, call) && isRetried(program, fn, call))
        .map((call) => ({
          fn,
          call,
          range: { start: call.site.start, end: call.site.end },
          variant: call.site.retried ? ('macro' as const) : ('loop' as const),
          confidence: 'high' as const,
          related: [],
        })),
    ),

  say: ({ call: { site }, variant }) => ({
    what: `\`${site.name}\` is called again ${variant === 'macro' ? 'by the macro ' : ''}after EINTR, when the descriptor is already free.`,
    why: 'Another thread may have its number by then, and loses its connection.',
    todo: 'Call it once.',
  }),

  fix: (_, offered) => offered,
});

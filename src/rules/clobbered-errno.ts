/**
 * Another call may overwrite the error of a failed call before anybody looks at it.
 *
 * errno holds the error of the last call that failed, whichever that was. A `close` or `shutdown` that tidies up after a failed
 * `connect` can fail, too: what is printed or tested then is the error of tidying up, or none.
 *
 * Do: look at errno right after the call that failed, or keep it in a variable first.
 *
 * ```c wrong
 * #include <stdio.h>
 * #include <sys/socket.h>
 * #include <unistd.h>
 * int reach(int fd, const struct sockaddr *address, socklen_t length) {
 *   if (connect(fd, address, length) == -1) {
 *     close(fd);
 *     perror("connect");
 *     return -1;
 *   }
 *   return 0;
 * }
 * ```
 * ```c right
 * #include <stdio.h>
 * #include <sys/socket.h>
 * #include <unistd.h>
 * int reach(int fd, const struct sockaddr *address, socklen_t length) {
 *   if (connect(fd, address, length) == -1) {
 *     perror("connect");
 *     close(fd);
 *     return -1;
 *   }
 *   return 0;
 * }
 * ```
 */
import { perObject } from '../base/memo';
import type { Step } from '../program/graph';
import { type ErrorRead, leavesError, overwrites, readOfLastError, rowOf, setsLastError } from '../program/lastError';
import type { FunctionModel, ModelledCall, Program } from '../program/program';
import { consumedCalls, type Passage, trace } from '../program/trace';
import { type CallSite, mentions } from '../program/value';
import { type Confidence, type Problem, rule } from './rule';

/** A call that comes between a failure and the reading of its error. */
interface Clobber {
  readonly failed: ModelledCall;
  readonly by: CallSite;
  readonly read: ErrorRead;
}

/** `open`: nobody has asked yet whether the call failed; `failed`: a condition has; or the step that may have overwritten the error. */
type Mark = 'open' | 'failed' | `overwritten ${number}`;

/** Follows the failure of a call to where its error is read after another call may have overwritten it. */
function clobbersOf(program: Program, fn: FunctionModel, failed: ModelledCall): readonly Clobber[] {
  const consumed = consumedCalls(fn);
  const found = new Map<number, Clobber>();
  trace<Mark>(program, fn, failed, { outcome: 'error' }, 'open', (passage) => {
    const { step, at, mark, depends } = passage;
    if (!step || at === failed.step || setsLastError(program, fn, step)) return undefined;
    const read = readOfLastError(program, fn, step);
    if (read && mark.startsWith('overwritten')) {
      const index = Number(mark.slice('overwritten '.length));
      const by: Step | undefined = fn.graph.steps[index];
      if (by?.op === 'call' && !found.has(index)) found.set(index, { failed, by: by.call, read });
      return undefined;
    }
    // The error was told in time; what is read later is about something else.
    if (read?.how === 'reported' || read?.how === 'handed') return undefined;
    if (isRecognized(passage)) return undefined;
    if (step.op === 'branch') return mark === 'open' && depends(step.condition) ? 'failed' : mark;
    if (step.op !== 'call') return mark;
    if (takesOver(fn, step.call, consumed)) return undefined;
    if (mark === 'failed') return overwrites(program, fn, step.call) === 'no' ? mark : `overwritten ${at}`;
    // Behind a call that nothing is known of the error may be meant to be that call's.
    const known = rowOf(fn, step.call) !== undefined || overwrites(program, fn, step.call) !== 'no';
    return mark === 'open' || known || isNested(fn, step.call) ? mark : undefined;
  });
  return [...found.values()];
}

/** Whether the path is taken because the error is a certain one, so that it was seen in time. */
function isRecognized({ step, edge, isError }: Passage<Mark>): boolean {
  if (step?.op !== 'branch' || step.condition.kind !== 'compare') return false;
  const { operator, left, right } = step.condition;
  return (isError(left) || isError(right)) && operator === (edge ? '==' : '!=');
}

/** Whether a call only makes an argument of another one. */
const isNested = (fn: FunctionModel, site: CallSite): boolean => nestedCalls(fn).has(site);

const nestedCalls = perObject(({ graph }: FunctionModel): ReadonlySet<CallSite> => {
  const nested = new Set<CallSite>();
  for (const step of graph.steps) {
    if (step.op !== 'call') continue;
    for (const { value } of step.call.arguments) {
      mentions(value, (part) => part.kind === 'call' && !nested.add(part.call));
    }
  }
  return nested;
});

/** Whether from here on the error is another call's: its result is looked at, or it only comes back when it failed. */
function takesOver(fn: FunctionModel, site: CallSite, consumed: ReadonlySet<unknown>): boolean {
  const row = rowOf(fn, site)?.row;
  if (row?.outcomes?.error !== undefined && row.outcomes.done === undefined) return true;
  return consumed.has(site) && row?.lastError !== 'keeps';
}

const confidences: Readonly<Record<ReturnType<typeof overwrites>, Confidence>> = {
  surely: 'high',
  likely: 'medium',
  hardly: 'low',
  no: 'low',
};

export default rule<'overwritten'>({
  severity: 'warning',
  profile: 'recommended',
  see: ['man 3 errno', 'CERT ERR30-C'],

  find: ({ program }) =>
    program.functions.flatMap((fn) => {
      const seen = new Set<CallSite>();
      return fn.calls
        .filter((call) => leavesError(program, call))
        .flatMap((call) => clobbersOf(program, fn, call))
        .flatMap(({ failed, by, read }): Problem<'overwritten'>[] => {
          if (seen.has(by)) return [];
          seen.add(by);
          return [
            {
              fn,
              call: rowOf(fn, by) ?? failed,
              range: { start: by.start, end: by.end },
              confidence: confidences[overwrites(program, fn, by)],
              variant: 'overwritten',
              related: [
                {
                  range: { start: failed.site.start, end: failed.site.end },
                  message: 'Here `{callee}` may fail.',
                  callee: failed.site.name,
                },
                { range: { start: read.start, end: read.end }, message: 'Here its error is read, too late.' },
              ],
            },
          ];
        });
    }),

  say: ({ call: { site }, range }) => ({
    what:
      range.start === site.start
        ? "`{callee}` may overwrite errno before the failed call's error is read."
        : "This call may overwrite errno before the failed call's error is read.",
    why: 'What is tested or printed then is another error, or none.',
    todo: 'Keep errno in a variable first.',
  }),

  fix: ({ range, call }, offered) => (range.start === call.site.start ? offered : []),
});

/**
 * The result of a send or write is dropped.
 *
 * A send can fail, or take only a part of the data, and says so in its result and nowhere else.
 * When nobody looks, a connection that the peer has reset goes unnoticed, and the program carries on as if the data had arrived.
 *
 * Do: compare the result with the error value, and send the rest when it is short.
 * Say so in a comment, or with `(void)` in C, when the result really does not matter.
 *
 * ```c wrong
 * #include <sys/socket.h>
 * void greet(int client) {
 *   send(client, "hello\n", 6, MSG_NOSIGNAL);
 * }
 * ```
 * ```c right
 * #include <stdio.h>
 * #include <sys/socket.h>
 * void greet(int client) {
 *   if (send(client, "hello\n", 6, MSG_NOSIGNAL) == -1) {
 *     perror("send");
 *   }
 * }
 * ```
 */

import { isAnswered } from '../program/answers';
import { dropsError } from '../program/errorPlace';
import { isFarewell } from '../program/farewell';
import { maySendMessages } from '../program/messages';
import type { FunctionModel, ModelledCall } from '../program/program';
import { valuesOf } from '../program/records';
import { testsOf } from '../program/resultTests';
import { isWakeUp } from '../program/unread';
import { placeOf, type Value } from '../program/value';
import { inResult, type Problem, rule } from './rule';

type Variant = 'dropped' | 'never-checked';

export default rule<Variant>({
  severity: 'warning',
  profile: 'minimal',
  see: ['man 2 send', 'CWE-252'],

  find: ({ program, story, meant }) =>
    program.functions.flatMap((fn) =>
      fn.calls.flatMap((call): Problem<Variant>[] => {
        if (call.row.role !== 'send' || !inResult(call.row.outcomes?.error) || meant(call)) return [];
        // A message may get lost on the way as well.
        if (program.messages === true && maySendMessages(program, fn, call)) return [];
        // A failure that shows in the answer, too, is lost to nobody who looks at that.
        if (call.row.shownByAnswer && isAnswered(fn, call)) return [];
        const range = { start: call.site.start, end: call.site.end };
        const confidence = call.certain ? 'high' : 'medium';
        const problem = { fn, call, range, confidence, related: [] } as const;
        if (call.site.dropped && (isFarewell(fn, call) || isWakeUp(program, fn, call))) return [];
        // What a method sends of its object's own the object may keep, and tell of when it tries again.
        if (call.site.dropped && call.row.isMethod && call.row.data === undefined) return [];
        if (dropsError(call)) return [{ ...problem, variant: 'dropped' }];
        // Who drops a count that may be short has lost more than the error.
        if (call.site.dropped && inResult(call.row.outcomes?.partial)) return [];
        const { events, everToldApart, everDelegated } = story(fn, call);
        if (everToldApart.size > 0 || everDelegated.has('error')) return [];
        const lost = events.find(({ kind }) => kind === 'lost' || kind === 'ended' || kind === 'repeated');
        if (isAddedUp(fn, call)) return [];
        // A test that cannot work is a test: what is wrong with it is another finding.
        return lost && testsOf(program, fn, call).length === 0 ? [{ ...problem, variant: 'never-checked' }] : [];
      }),
    ),

  say: ({ variant }) => {
    switch (variant) {
      case 'dropped':
        return {
          what: 'The result of `{callee}` is dropped.',
          why: 'A lost connection or a short write goes unnoticed.',
          todo: 'Check it.',
        };
      case 'never-checked':
        return {
          what: 'The result of `{callee}` is kept but never looked at.',
          why: 'A lost connection goes unnoticed.',
          todo: 'Compare it with the error value.',
        };
    }
  },

  fix: ({ variant }, offered) => (variant === 'never-checked' ? [] : offered),
});

/** Whether the result is added to a total that is compared in the end, and that an error makes another one. */
const isAddedUp = ({ graph: { steps } }: FunctionModel, { site }: ModelledCall): boolean =>
  steps.some(
    (step) =>
      step.op === 'assign' &&
      step.accumulates &&
      step.value.kind === 'call' &&
      step.value.call === site &&
      steps.some((one) => valuesOf(one).some((value) => isComparedWith(value, step.target))),
  );

const isComparedWith = (value: Value, place: string | undefined): boolean =>
  value.kind === 'compare' &&
  (value.operator === '==' || value.operator === '!=') &&
  [value.left, value.right].some((side) => placeOf(side) === place);

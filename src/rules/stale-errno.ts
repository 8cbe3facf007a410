/**
 * errno is read although the call did not fail.
 *
 * Only a call that fails sets errno; one that works leaves it as some earlier failure made it.
 * After the end of a connection, a timeout of poll or a short write nothing has failed. Code that tests errno then acts on an old
 * error, and messages say "recv: Success".
 *
 * Do: tell the error value (-1) apart from the others before errno is read.
 *
 * ```c wrong
 * #include <stdio.h>
 * #include <sys/socket.h>
 * int take(int client, char *buffer, size_t size) {
 *   ssize_t count = recv(client, buffer, size, 0);
 *   if (count <= 0) {
 *     perror("recv");
 *     return -1;
 *   }
 *   return (int)count;
 * }
 * ```
 * ```c right
 * #include <stdio.h>
 * #include <sys/socket.h>
 * int take(int client, char *buffer, size_t size) {
 *   ssize_t count = recv(client, buffer, size, 0);
 *   if (count == -1) {
 *     perror("recv");
 *     return -1;
 *   }
 *   return (int)count;
 * }
 * ```
 */

import type { Outcome } from '../languages/api';
import {
  type ErrorRead,
  leavesError,
  passesLastError,
  readOfLastError,
  rowOf,
  setsLastError,
} from '../program/lastError';
import { maySendMessages } from '../program/messages';
import type { FunctionModel, ModelledCall, Program } from '../program/program';
import { spinsAtEof } from '../program/spin';
import { isEndless } from '../program/timeouts';
import { type Passage, trace } from '../program/trace';
import { mentions, type Value } from '../program/value';
import { type Confidence, inResult, type Problem, type RuleInput, rule } from './rule';

type Variant = 'eof' | 'timeout' | 'partial' | 'done';

/** The endings that are no failure. */
const peaceful = ['eof', 'timeout', 'done', 'partial'] as const satisfies readonly Outcome[];

/**
 * Where a path stands. `fresh`: nothing has been asked yet; `judged`: a condition on the result has sent it here;
 * `by chance`: something else has; `tested`: errno was found to have a certain value, which matters as soon as something is done.
 */
type Mark = 'fresh' | 'judged' | 'by chance' | `tested ${number} ${number}`;

interface StaleRead {
  readonly how: ErrorRead['how'];
  readonly start: number;
  readonly end: number;
}

/** Follows a peaceful ending to where errno is read all the same. */
function staleReadOf(program: Program, fn: FunctionModel, call: ModelledCall, outcome: Variant): StaleRead | undefined {
  let found: StaleRead | undefined;
  const report = (read: StaleRead): undefined => {
    // Of several the first one a reader meets.
    if (!found || read.start < found.start) found = read;
    return undefined;
  };
  trace<Mark>(program, fn, call, { outcome }, 'fresh', (passage) => {
    const { step, at, mark, edge, decided, depends, isError } = passage;
    if (!step || at === call.step || setsLastError(program, fn, step)) return undefined;
    if (mark.startsWith('tested') && step.op !== 'branch' && step.op !== 'join') {
      const [, start, end] = mark.split(' ').map(Number);
      return report({ how: 'tested', start: start ?? 0, end: end ?? 0 });
    }
    if (step.op === 'branch') {
      if (mentions(step.condition, isError)) {
        const trusted = outcome !== 'done' || mark === 'fresh';
        return edge && trusted ? `tested ${step.condition.start} ${step.condition.end}` : mark;
      }
      if (depends(step.condition)) return decided ? 'judged' : undefined;
      return mark === 'fresh' ? 'by chance' : mark;
    }
    const read = readOfLastError(program, fn, step);
    if (read && isStale(read, passage, fn, outcome)) return report(read);
    if (step.op !== 'call') return mark;
    // Any other call may fail and set errno anew.
    const known = rowOf(fn, step.call);
    return known && passesLastError(known) ? mark : undefined;
  });
  return found;
}

/** Whether reading errno in this way is more than taking a copy that may not be used. */
function isStale(
  { how, start, end }: ErrorRead,
  { mark, step, depends }: Passage<Mark>,
  fn: FunctionModel,
  outcome: Variant,
): boolean {
  if (outcome === 'done') return false;
  switch (how) {
    case 'reported':
    case 'handed':
      // A call that is given the result, too, can tell by itself.
      return !callsAround(fn, start, end).some((argument) => depends(argument));
    case 'kept':
      return mark === 'judged' && step?.op === 'assign' && (step.target === undefined || /[^\w$]/.test(step.target));
    case 'returned':
      return mark === 'judged';
    case 'tested':
      return false;
  }
}

/** The arguments of all calls in which a range stands. */
const callsAround = (fn: FunctionModel, start: number, end: number): readonly Value[] =>
  fn.graph.steps.flatMap((step) =>
    step.op === 'call' && step.call.start <= start && end <= step.call.end
      ? step.call.arguments.map(({ value }) => value)
      : [],
  );

/** A function that makes errno 0 before the call knows afterwards whether it was set. */
const clears = (program: Program, fn: FunctionModel): boolean =>
  fn.graph.steps.some(
    (step) => setsLastError(program, fn, step) && step.op === 'assign' && step.value.kind === 'number',
  );

const confidenceOf = (variant: Variant, { how }: StaleRead): Confidence =>
  variant !== 'partial' ? 'high' : how === 'tested' ? 'medium' : 'low';

/** The endings of a call that leave errno alone, the ones that are taken for a failure most often first. */
function quietEndings({ program, story }: RuleInput, fn: FunctionModel, call: ModelledCall): readonly Variant[] {
  const { row } = call;
  if (call.site.dropped || row.wraps !== undefined) return [];
  // A loop that spins at the end of the connection because of this is another finding, and one is enough.
  if (!leavesError(program, call) || story(fn, call).events.some((event) => spinsAtEof(event))) return [];
  return peaceful.filter(
    (outcome) => inResult(row.outcomes?.[outcome]) && !(outcome === 'timeout' && isEndless(program, fn, call)),
  );
}

function find(input: RuleInput): readonly Problem<Variant>[] {
  const { program } = input;
  return program.functions.flatMap((fn) => {
    if (clears(program, fn)) return [];
    const seen = new Set<number>();
    return fn.calls.flatMap((call): Problem<Variant>[] => {
      for (const variant of quietEndings(input, fn, call)) {
        // An empty message is rare, and no end of anything.
        if (variant === 'eof' && maySendMessages(program, fn, call)) continue;
        const read = staleReadOf(program, fn, call, variant);
        if (!read || seen.has(read.start)) continue;
        seen.add(read.start);
        const range = { start: call.site.start, end: call.site.end };
        return [
          {
            fn,
            call,
            range: { start: read.start, end: read.end },
            variant,
            confidence: confidenceOf(variant, read),
            related: [{ range, message: 'This call need not have failed.' }],
          },
        ];
      }
      return [];
    });
  });
}

const endings: Readonly<Record<Variant, readonly [what: string, why: string]>> = {
  eof: [
    'errno is read here even if `{callee}` gives 0.',
    'The peer has closed then; nothing failed, and errno is some older error.',
  ],
  timeout: [
    'errno is read here even if `{callee}` gives 0.',
    'The time is over then; nothing failed, and errno is some older error.',
  ],
  partial: [
    'errno is read here even if `{callee}` handles only a part.',
    'Nothing failed then, and errno is some older error.',
  ],
  done: [
    'errno is read here even if `{callee}` works.',
    'Only a call that fails sets errno: this is some older error.',
  ],
};

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  see: ['man 3 errno', 'CERT ERR30-C'],
  find,
  say: ({ variant }) => {
    const [what, why] = endings[variant];
    return { what, why, todo: 'Tell -1 apart first.' };
  },
  fix: (_, offered) => offered,
});

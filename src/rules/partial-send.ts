/**
 * A short write is taken for a complete one.
 *
 * A send on a stream may take only a part of the data and says how much in its result.
 * It does so when the socket does not block, when a send timeout expires, and when a signal arrives in the middle.
 * Code that looks for an error and nothing else loses the rest, and everything that follows is out of step.
 *
 * Do: send what is left in a loop, or use a function that sends everything.
 *
 * ```c wrong
 * #include <fcntl.h>
 * #include <sys/socket.h>
 * int answer(int client, const char *text, size_t length) {
 *   if (fcntl(client, F_SETFL, O_NONBLOCK) == -1) return -1;
 *   if (send(client, text, length, MSG_NOSIGNAL) == -1) return -1;
 *   return 0;
 * }
 * ```
 * ```c right
 * #include <errno.h>
 * #include <sys/socket.h>
 * int answer(int client, const char *text, size_t length) {
 *   size_t offset = 0;
 *   while (offset < length) {
 *     ssize_t count = send(client, text + offset, length - offset, MSG_NOSIGNAL);
 *     if (count == -1) {
 *       if (errno == EINTR) continue;
 *       return -1;
 *     }
 *     offset += (size_t)count;
 *   }
 *   return 0;
 * }
 * ```
 */
import { valueAt } from '../program/bind';
import { changesEachRound, expectsToWait, isNonBlocking } from '../program/blocking';
import { maySendMessages } from '../program/messages';
import { type FunctionModel, type ModelledCall, type Program, relativesOf } from '../program/program';
import { testsOf } from '../program/resultTests';
import { placeOf, type Value } from '../program/value';
import { type Confidence, inResult, inValue, type Problem, type RuleInput, rule } from './rule';

type Variant = 'count-dropped' | 'error-only' | 'never-looked-at';

/** Below this many bytes a send is taken whole or not at all in practice: there is room, or there is none. */
const smallBytes = 256;

/** A text of no more bytes that stands in the code is the first word on a connection, for which there is room. */
const wordBytes = 4;

/** Errors of a call that would have had to wait: who asks for them has a socket that does not. */
const wouldWait = ['EAGAIN', 'EWOULDBLOCK', 'WSAEWOULDBLOCK'];

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  see: ['man 2 send', 'CWE-252', 'CWE-253'],

  find: (input) =>
    input.program.functions.flatMap((fn) =>
      fn.calls.flatMap((call): Problem<Variant>[] => {
        const { error, partial } = call.row.outcomes ?? {};
        const meant = input.meant(call);
        if (call.row.role !== 'send' || !inResult(partial) || (meant && inValue(error))) return [];
        const range = { start: call.site.start, end: call.site.end };
        const problem = { fn, call, range, related: [] } as const;
        if (!inValue(error) || call.row.errorIn !== undefined) {
          const variant = forgotten(input, fn, call);
          // Who drops a failure on purpose may still want all of the data to be sent.
          const confidence = meant || bytesWritten(call) <= wordBytes ? 'low' : call.certain ? 'high' : 'medium';
          return variant && (!meant || inResult(error)) ? [{ ...problem, variant, confidence }] : [];
        }
        const confidence = likelihood(input, fn, call);
        if (!confidence || call.site.dropped) return [];
        const { events, everToldApart, everDelegated } = input.story(fn, call);
        const counted =
          everDelegated.has('partial') || everToldApart.has('partial') || events.some(({ kind }) => kind === 'used');
        return everToldApart.has('error') && !counted ? [{ ...problem, variant: 'error-only', confidence }] : [];
      }),
    ),

  say: ({ variant }) => {
    switch (variant) {
      case 'count-dropped':
        return {
          what: '`{callee}` may send only a part, and the count it returns is dropped.',
          why: 'The rest of the data is lost.',
          todo: 'Send the rest, or use a call that sends all of it.',
        };
      case 'never-looked-at':
        return {
          what: '`{callee}` may send only a part, and nobody looks at the count it returns.',
          why: 'The rest of the data is lost.',
          todo: 'Send what is left.',
        };
      case 'error-only':
        return {
          what: '`{callee}` may take only a part of the data, and only an error is told apart here.',
          why: 'The rest is lost.',
          todo: 'Compare the count with the length, and send what is left.',
        };
    }
  },

  fix: ({ variant }, offered) => (variant === 'count-dropped' ? offered : []),
});

/** Where an error is raised, whether the count is dropped, or kept and never looked at. */
function forgotten({ program, story }: RuleInput, fn: FunctionModel, call: ModelledCall): Variant | undefined {
  if (isOneByte(call)) return undefined;
  if (call.row.leftIn && (!isNonBlocking(program, fn, call) || mayAskForRest(fn, call))) return undefined;
  if (call.row.wholeWhenBlocking && !isCutShort(program, fn, call) && !isNonBlocking(program, fn, call))
    return undefined;
  // Where a failure is a result that takes the place of the count, dropping that is another finding.
  if (call.site.dropped)
    return inResult(call.row.outcomes?.error) && call.row.errorIn === undefined ? undefined : 'count-dropped';
  const { events, everToldApart, everDelegated } = story(fn, call);
  if (everToldApart.has('partial') || everDelegated.has('partial') || events.some(({ kind }) => kind === 'used'))
    return undefined;
  const lost = events.some(({ kind }) => kind === 'lost' || kind === 'ended' || kind === 'repeated');
  if (!lost || testsOf(program, fn, call).length > 0) return undefined;
  return isKept(fn, call) ? 'never-looked-at' : 'count-dropped';
}

/** Whether the result has a name, that of a place it is kept in. */
const isKept = ({ graph }: FunctionModel, { site }: ModelledCall): boolean =>
  graph.steps.some((step) => step.op === 'assign' && step.value.kind === 'call' && step.value.call === site);

/** Of a single byte there is no part. */
const isOneByte = (call: ModelledCall): boolean => bytesWritten(call) <= 1;

/** How many bytes a send is given, as far as they stand in the code. */
function bytesWritten({ row, site }: ModelledCall): number {
  const length = row.length ? valueAt(site, row.length) : undefined;
  if (length?.kind === 'number') return length.value;
  const given = row.data ? valueAt(site, row.data) : undefined;
  const data = given?.kind === 'other' && given.operands.length === 1 ? given.operands[0] : given;
  if (data?.kind === 'text') return data.content.replace(/^\w*["']|["']$/g, '').replace(/\\(?:x..|.)/g, ' ').length;
  return data?.kind === 'aggregate' && data.fields.length <= 1 ? 1 : Number.POSITIVE_INFINITY;
}

/** How likely a short count is here; nothing when there can be none. A blocking send takes everything, but for signals. */
function likelihood({ program }: RuleInput, fn: FunctionModel, call: ModelledCall): Confidence | undefined {
  const length = call.row.length ? valueAt(call.site, call.row.length) : undefined;
  const bytes = length?.kind === 'number' ? length.value : Number.POSITIVE_INFINITY;
  if (bytes <= 1) return undefined;
  if (bytes < smallBytes || maySendMessages(program, fn, call)) return 'low';
  if (isCutShort(program, fn, call) || isNonBlocking(program, fn, call) || expectsToWait(fn, call, wouldWait)) {
    return call.certain ? 'high' : 'medium';
  }
  return length && isVariable(length) && changesEachRound(fn, call, length) ? 'medium' : 'low';
}

/** Whether something has set a timeout for sends on the socket, so that they may end early. */
const isCutShort = (program: Program, fn: FunctionModel, { socket }: ModelledCall): boolean =>
  relativesOf(program, fn, socket ?? '').some(({ calls }) =>
    calls.some((one) => one.row.cutsSends === true && one.socket === socket),
  );

/** Whether a length is one that the code does not know when it is written, and no text that somebody wrote. */
const isVariable = ({ kind }: Value): boolean => kind === 'place' || kind === 'arithmetic';

/** Whether somebody may ask the buffer how much of it is left: this function, or whoever else has it. */
function mayAskForRest({ graph, parameters }: FunctionModel, { row, site }: ModelledCall): boolean {
  const data = placeOf(row.data ? valueAt(site, row.data) : undefined);
  if (data === undefined || !/^[\w$]+$/.test(data) || parameters.some(({ name }) => name === data)) return true;
  // A buffer that is kept elsewhere, too, is for whoever sends the rest.
  const shared = graph.steps.some((step) => step.op === 'assign' && step.target === data && step.value.kind !== 'call');
  if (shared) return true;
  return graph.steps.some(
    (step) =>
      step.op === 'call' && row.leftIn?.includes(step.call.name) === true && placeOf(step.call.receiver) === data,
  );
}

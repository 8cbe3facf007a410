/**
 * The peer's orderly close is taken for data.
 *
 * When the peer closes its side, a receive returns zero bytes, at once and every time it is called.
 * A loop that does not look for this spins at full speed for ever; straight code works on an empty message.
 *
 * Do: leave the loop, or report the end of the connection, when nothing was received.
 *
 * ```c wrong
 * #include <sys/socket.h>
 * void consume(const char *bytes, ssize_t count);
 * void drain(int client) {
 *   char buffer[512];
 *   for (;;) {
 *     ssize_t count = recv(client, buffer, sizeof(buffer), 0);
 *     if (count < 0) return;
 *     consume(buffer, count);
 *   }
 * }
 * ```
 * ```c right
 * #include <sys/socket.h>
 * void consume(const char *bytes, ssize_t count);
 * void drain(int client) {
 *   char buffer[512];
 *   for (;;) {
 *     ssize_t count = recv(client, buffer, sizeof(buffer), 0);
 *     if (count <= 0) return;
 *     consume(buffer, count);
 *   }
 * }
 * ```
 */

import { valueAt } from '../program/bind';
import { changesEachRound } from '../program/blocking';
import { noticesStandstill } from '../program/expiry';
import type { Step } from '../program/graph';
import { staysHalfOpen } from '../program/halfOpen';
import { maySendMessages } from '../program/messages';
import { type OutcomeEvent, type OutcomeStory, unnoticed } from '../program/outcomes';
import { reaches, recurs } from '../program/paths';
import type { FunctionModel, ModelledCall } from '../program/program';
import { valuesOf } from '../program/records';
import { errorNoticed, spinsAtEof } from '../program/spin';
import { type CallSite, type CompareOperator, mentions, placeOf, rootOf, type Value } from '../program/value';
import { inResult, inValue, type Problem, type RelatedPlace, rule } from './rule';

type Variant = 'spins' | 'stuck' | 'used' | 'stays' | 'half-open' | 'negative' | 'null' | 'dropped';

export default rule<Variant>({
  severity: 'warning',
  profile: 'minimal',
  see: ['man 2 recv', 'CWE-835'],

  find: ({ program, story, meant }) =>
    program.functions.flatMap((fn) =>
      fn.calls.flatMap((call): Problem<Variant>[] => {
        if (staysHalfOpen(program, fn, call)) {
          const { start, calleeEnd: end } = call.site;
          return [{ fn, call, range: { start, end }, variant: 'half-open', confidence: 'high', related: [] }];
        }
        if (call.row.role === 'send') {
          const { events, everDelegated } = story(fn, call);
          // Only a loop that goes by what was taken comes to a stop when nothing is.
          const counts = everDelegated.has('eof') || events.some(({ kind }) => kind === 'used');
          const stuck = counts && inResult(call.row.outcomes?.eof) && events.some((event) => spinsAtEof(event));
          if (!stuck || noticesStandstill(fn, call)) return [];
          const { start, end } = call.site;
          const confidence = call.certain ? 'high' : 'medium';
          return [{ fn, call, range: { start, end }, variant: 'stuck', confidence, related: [] }];
        }
        // Whoever has looked at the data before knows that there is some.
        const peeked = fn.calls.some(({ row, socket }) => row.role === 'peek' && socket === call.socket);
        if (peeked || call.row.role !== 'recv' || !inResult(call.row.outcomes?.eof)) return [];
        // A message can be empty.
        if (maySendMessages(program, fn, call)) return [];
        const range = { start: call.site.start, end: call.site.end };
        const confidence = call.certain ? 'high' : 'medium';
        const problem = { fn, call, range, confidence, related: [] } as const;
        const { events, everToldApart } = story(fn, call);
        // A buffer that keeps count itself says how much there is, but not that there will be no more, unless the socket is asked.
        if (call.site.dropped) {
          const isLost = call.row.leftIn && !meant(call) && !everToldApart.has('eof');
          return isLost ? [{ ...problem, variant: 'dropped' }] : [];
        }
        // Where there are no bytes after an error, either, one loop spins for two reasons, and one finding is enough.
        const bytes = call.row.data === 'result';
        for (const event of events) {
          const wrongly = misused(event, call);
          if (wrongly) return [{ ...problem, variant: wrongly.variant, related: [wrongly.related] }];
        }
        for (const event of events) {
          // A loop that takes the next connection each time does not come back to the closed one.
          const spins =
            spinsAtEof(event, bytes) &&
            !endsByItself(fn, call) &&
            !noticesStandstill(fn, call) &&
            !getsAnotherSocket(fn, call);
          // While an error was not told apart the missing check is another rule's, and one finding is enough.
          if ((!spins && !unnoticed(event, 'eof')) || !(errorNoticed(event) || (spins && bytes))) continue;
          // To add nothing does no harm; what comes of it later is another event.
          const step = fn.graph.steps[event.step];
          if (step?.op === 'assign' && step.accumulates) continue;
          if (event.kind === 'used' && inValue(call.row.outcomes?.error)) {
            const related = [{ range: { start: event.start, end: event.end }, message: 'Here a count of 0 is used.' }];
            return [{ ...problem, variant: 'used', related }];
          }
          if (spins && !endsElsewhere(fn, call, (other) => story(fn, other))) return [{ ...problem, variant: 'spins' }];
        }
        return staysOpen(fn, call, story(fn, call)) ? [{ ...problem, variant: 'stays' }] : [];
      }),
    ),

  say: ({ variant }) => {
    switch (variant) {
      case 'half-open':
        return {
          what: 'Sockets that `{callee}` makes stay open when the peer has closed its side.',
          why: 'Nothing here closes them then, and they add up.',
          todo: 'End them when they tell of the `end`.',
        };
      case 'spins':
        return {
          what: 'When the peer closes, `{callee}` gives nothing, at once and again and again.',
          why: 'This loop then spins for ever.',
          todo: 'Leave it at the end of the connection.',
        };
      case 'stuck':
        return {
          what: 'On a connection that is lost `{callee}` can take nothing, at once and again and again.',
          why: 'This loop then spins for ever.',
          todo: 'Take 0 for a failure as well.',
        };
      case 'stays':
        return {
          what: 'When the peer closes, `{callee}` gives nothing, and nothing is done about it here.',
          why: 'The socket stays open and ready to be read for ever.',
          todo: 'Close it at the end of the connection.',
        };
      case 'used':
        return {
          what: '`{callee}` gives 0 when the peer closes, which is used like data here.',
          why: 'The end of the connection goes unnoticed.',
          todo: 'Tell 0 apart.',
        };
      case 'negative':
        return {
          what: '`{callee}` gives -1 when the peer closes, which is taken for a length here.',
          why: 'That raises an exception which speaks of something else.',
          todo: 'Tell -1 apart.',
        };
      case 'null':
        return {
          what: '`{callee}` gives null when the peer closes, and a method of it is called here.',
          why: 'Every orderly close ends in an exception.',
          todo: 'Tell null apart.',
        };
      case 'dropped':
        return {
          what: 'The result of `{callee}` is dropped, and with it the -1 that says that the peer has closed.',
          why: 'The connection stays open and ready to be read for ever.',
          todo: 'Close it at -1.',
        };
    }
  },

  fix: ({ variant }, offered) => (variant === 'dropped' || variant === 'stays' ? [] : offered),
});

/** Whether the only loop around a call goes through elements, of which there are so many. */
const endsByItself = ({ graph }: FunctionModel, { step }: ModelledCall): boolean =>
  reaches(graph, step, step) && !recurs(graph, step);

/** A use of what stands for the end of the connection, where that is no count: -1 as a length, null as an object. */
function misused(
  event: OutcomeEvent,
  { row }: ModelledCall,
): { readonly variant: Variant; readonly related: RelatedPlace } | undefined {
  if (!unnoticed(event, 'eof') || inResult(row.outcomes?.error)) return undefined;
  const range = { start: event.start, end: event.end };
  if (event.kind === 'used' && row.outcomes?.eof === '-1') {
    return { variant: 'negative', related: { range, message: 'Here -1 is used.' } };
  }
  if (event.kind === 'dereferenced' && row.outcomes?.eof === 'null') {
    return { variant: 'null', related: { range, message: 'Here it may be null.' } };
  }
  return undefined;
}

/**
 * Whether a function that is called whenever there is something to read comes to its end as if nothing had happened: it tells an
 * error apart, hands nothing on that would tell the end of the connection, and its caller learns nothing of it.
 */
function staysOpen(fn: FunctionModel, { socket, row, site }: ModelledCall, story: OutcomeStory): boolean {
  const { events, everToldApart, everDelegated } = story;
  if (socket === undefined || !inValue(row.outcomes?.error) || row.outcomes?.eof !== '0') return false;
  if (!everToldApart.has('error') || everDelegated.has('eof') || asksForZero(fn, site)) return false;
  const { parameters, graph, calls, declared } = fn;
  const root = rootOf(socket) ?? socket;
  // What the function has made or waited for itself it closes itself, or leaves; a mere descriptor its caller closes.
  if (socket === root || (declared.has(root) && !parameters.some(({ name }) => name === root))) return false;
  // Somebody can end the connection here, as is done after an error.
  if (!graph.steps.some((step) => step.op === 'call' && step.call !== site && mentionsRoot(step, root))) return false;
  if (graph.steps.some((step) => step.op === 'return' && step.value !== undefined)) return false;
  if (calls.some((one) => one.site !== site && one.socket === socket && one.row.role === 'recv')) return false;
  const ends = events.some(
    (event) =>
      event.kind === 'ended' && (unnoticed(event, 'eof') || (event.possible.has('eof') && event.idle.has('eof'))),
  );
  const data = row.data === undefined ? undefined : placeOf(valueAt(site, row.data));
  const looked = graph.steps.some((step) =>
    step.op !== 'call' || step.call !== site ? mentionsRoot(step, data) : false,
  );
  return ends && looked;
}

/** Whether a condition on the result of a call comes out otherwise for 0 than for more, or may: a mere bound of a loop does not ask. */
function asksForZero({ graph }: FunctionModel, site: CallSite): boolean {
  const holders = new Set(
    graph.steps.flatMap((step) =>
      step.op === 'assign' && step.target !== undefined && step.value.kind === 'call' && step.value.call === site
        ? [step.target]
        : [],
    ),
  );
  const isResult = (value: Value): boolean =>
    value.kind === 'place' ? holders.has(value.name) : value.kind === 'call' && value.call === site;
  return graph.steps.some((step) => {
    if (step.op !== 'branch' || !mentions(step.condition, isResult)) return false;
    const { condition } = step;
    if (condition.kind !== 'compare') return true;
    const [other, operator] = isResult(condition.left)
      ? [condition.right, condition.operator]
      : [condition.left, mirrored[condition.operator]];
    if (other.kind === 'place') return false;
    return other.kind !== 'number' || compare(0, operator, other.value) !== compare(1, operator, other.value);
  });
}

const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' } as const;

function compare(left: number, operator: CompareOperator, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
  }
}

/** Whether a step looks at a place, or at a part of it. */
const mentionsRoot = (step: Step, place: string | undefined): boolean =>
  place !== undefined &&
  valuesOf(step).some((value) =>
    mentions(value, (part) => part.kind === 'place' && rootOf(part.name) === rootOf(place)),
  );

function getsAnotherSocket(fn: FunctionModel, call: ModelledCall): boolean {
  const socket = call.row.socket === undefined ? undefined : valueAt(call.site, call.row.socket);
  if (socket === undefined) return false;
  // A stream without a name is as new as the socket it belongs to.
  const { start, end } = socket;
  const source: Value | undefined =
    call.socket === undefined ? undefined : { kind: 'place', name: call.socket, start, end };
  return changesEachRound(fn, call, socket) || (source !== undefined && changesEachRound(fn, call, source));
}

/** Whether each round also receives at another place that leaves the loop at the end, or that is the one to be told of. */
const endsElsewhere = (
  fn: FunctionModel,
  call: ModelledCall,
  eventsOf: (other: ModelledCall) => OutcomeStory,
): boolean =>
  fn.calls.some((other) => {
    if (other === call || other.row.role !== 'recv' || call.socket === undefined || other.socket !== call.socket)
      return false;
    if (!reaches(fn.graph, call.step, other.step) || !reaches(fn.graph, other.step, call.step)) return false;
    const { events } = eventsOf(other);
    const ends = events.every(({ kind, possible }) => kind !== 'repeated' || !possible.has('eof'));
    return ends || (other.step < call.step && events.some((one) => spinsAtEof(one, true)));
  });

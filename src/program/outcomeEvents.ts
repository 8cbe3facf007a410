/** What happens while outcomes of a call are possible, by what is known at each step. */
import type { Range } from '../base/text';
import { resolve } from './abstract';
import { valueAt } from './bind';
import type { FollowedCall } from './followedCall';
import type { Step } from './graph';
import { goesOn, isOnlySaid } from './heedless';
import { eventIn, type State } from './outcomeState';
import type { EventKind, OutcomeEvent, OutcomeReturn } from './outcomeStory';
import { modelledAt } from './program';
import { isLaterElement } from './records';
import { isCountIn } from './telling';
import { type CallSite, placeOf, type Value } from './value';

/** What is known at a step, or at the end of the function for -1. */
export type StateAt = readonly [at: number, state: State];

export function returnsIn(followed: FollowedCall, states: readonly StateAt[]): readonly OutcomeReturn[] {
  const returns: OutcomeReturn[] = [];
  for (const [at, state] of states) {
    const step = followed.fn.graph.steps[at];
    if (step?.op !== 'return') continue;
    const value = step.value && resolve(step.value, state.bindings);
    const isResult = value?.kind === 'call' && value.call === followed.call.site && value.component === undefined;
    const returned: Value | undefined =
      value?.kind === 'tuple'
        ? { ...value, operands: value.operands.map((one) => resolve(one, state.bindings)) }
        : value;
    returns.push({ possible: state.possible, value: returned, isResult, quiet: state.quiet });
  }
  return returns;
}

/** In the order of the steps. */
export const eventsIn = (followed: FollowedCall, states: readonly StateAt[]): readonly OutcomeEvent[] =>
  [...states].sort(([a], [b]) => a - b).flatMap(([at, state]) => eventAt(followed, at, state) ?? []);

/** Makes the event of something that happens. */
type Tell = (kind: EventKind, range: Range) => OutcomeEvent;

function eventAt(followed: FollowedCall, at: number, state: State): OutcomeEvent | undefined {
  const { start, end } = followed.call.site;
  const event: Tell = (kind, range) => eventIn(state, kind, at, range);
  if (at < 0) return event(onlyRaised(followed, state) ? 'raised' : 'ended', { start: end, end });
  if (at === followed.call.step) return event('repeated', { start, end });
  const step = followed.fn.graph.steps[at];
  if (step?.op === 'index' && followed.depends(step.index, state)) return counted(followed, step.index, state, event);
  if (step?.op === 'index' && isUncounted(followed, state) && isLaterElement(step, followed.buffer))
    return event('read', step.object);
  if (step?.op === 'assign' && step.accumulates && isCount(followed) && followed.depends(step.value, state)) {
    return counted(followed, step.value, state, event);
  }
  if (step?.op === 'assign' && !step.accumulates && step.target !== undefined)
    return lossAt(followed, step, state, event);
  if (step?.op === 'call') return readAt(followed, step.call, state, event);
  return undefined;
}

/** Whether the result is a number of bytes, and not the bytes. */
const isCount = (followed: FollowedCall): boolean =>
  [undefined, 0].some((n) => followed.results.get('done')?.(n)?.kind === 'number');

/** A count that is used. Where the error is told beside it, it is one whatever happened. */
function counted(followed: FollowedCall, value: Value, state: State, event: Tell): OutcomeEvent {
  const used = event('used', value);
  const known = resolve(value, state.bindings);
  const component = known.kind === 'call' ? known.component : undefined;
  const possible = [...used.possible].filter((outcome) => !isCountIn(followed.call.row, outcome, component));
  return { ...used, possible: new Set(possible) };
}

const onlyRaised = ({ raised }: FollowedCall, { possible }: State): boolean =>
  [...possible].every((outcome) => raised.includes(outcome));

function lossAt(
  followed: FollowedCall,
  step: Extract<Step, { op: 'assign' }>,
  state: State,
  event: Tell,
): OutcomeEvent | undefined {
  const holders = followed.holders(state);
  if (holders.length !== 1 || holders[0] !== step.target || followed.depends(step.value, state)) return undefined;
  return event('lost', step.value);
}

/** Whether nobody has kept how far a call that raises its errors has filled the buffer. */
function isUncounted(followed: FollowedCall, state: State): boolean {
  return (
    followed.buffer !== undefined &&
    followed.raised.includes('error') &&
    followed.results.has('partial') &&
    followed.call.row.leftIn === undefined &&
    followed.holders(state).length === 0 &&
    !state.gone &&
    state.delegated.size + state.handed.size === 0
  );
}

/** A call that is known to read as many bytes as the result says, or the buffer whatever the result was. */
function readAt(followed: FollowedCall, call: CallSite, state: State, event: Tell): OutcomeEvent | undefined {
  const socket = followed.socketIn(call, state);
  if (isOnlySaid(state) && goesOn(followed, call, state)) return event('continued', call);
  if (socket) return event('used', socket);
  const row = modelledAt(followed.fn, call)?.row;
  const given = call.arguments.find(({ value }) => value.kind === 'place' && value.name === followed.buffer);
  const decodes = row?.role === 'decode' && followed.raised.includes('error') && !state.gone;
  if (given && (decodes || (!row && isUncounted(followed, state)))) return event('read', given);
  const decoded = row?.role === 'decode' && row.data ? valueAt(call, row.data) : undefined;
  // Of a buffer that was filled more may be decoded than the count says, unless it says how much.
  const filled = followed.call.row.data?.startsWith('arg') && typeof followed.call.row.outcomes?.partial === 'string';
  const sized = decoded !== undefined && followed.depends(decoded, state);
  const { receiver, onNothing } = call;
  // What is nothing cannot even be asked.
  const dereferenced = receiver && !onNothing && followed.isResult(receiver, state);
  if (dereferenced && followed.mayBeNull(state)) return event('dereferenced', receiver);
  if (decoded && (filled ? !sized && followed.mentionsBuffer(decoded) : sized)) return event('read', decoded);
  if (dereferenced) return event('dereferenced', receiver);
  if (!row || (row.role !== 'use' && row.role !== 'log' && row.role !== 'send')) return undefined;
  const length = row.length ? valueAt(call, row.length) : undefined;
  if (length && followed.depends(length, state)) return counted(followed, length, state, event);
  const { data } = followed.call.row;
  if (data === undefined || followed.buffer === undefined || row.role === 'send') return undefined;
  const read = call.arguments.find(({ value }) => placeOf(value) === followed.buffer);
  const isCounted = call.arguments.some(({ value }) => followed.depends(value, state));
  // Where errors are raised the count alone says what is there: with the next one the buffer may hold other data.
  const counts = followed.raised.includes('error') && state.gone;
  return read && !isCounted && !counts ? event('read', read) : undefined;
}

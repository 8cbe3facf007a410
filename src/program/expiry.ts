/** Reads that give up by themselves when the peer is silent, and what becomes of that. */
import { isNonBlocking } from './blocking';
import type { Step } from './graph';
import { reaches } from './paths';
import { type FunctionModel, type ModelledCall, type Program, relativesOf } from './program';
import { trace } from './trace';
import { mentions, operandsOf, type Value } from './value';

/**
 * Whether a read that its timeout has ended is made again, with nothing on the way that could end the loop: no condition that
 * somebody else decides, no wait, and nobody who is given what was read and could object to it.
 */
export function asksAgain(program: Program, fn: FunctionModel, call: ModelledCall): boolean {
  const shown = call.row.outcomes?.timeout;
  if (call.row.role !== 'recv' || shown === undefined || shown === 'raises') return false;
  if (isNonBlocking(program, fn, call) || noticesStandstill(fn, call)) return false;
  const { next } = fn.graph;
  const calls = new Map(fn.calls.map((one) => [one.site, one]));
  const changes = (step: Step): boolean => step.op === 'assign' && step.target === call.socket;
  const stays = (target: number | undefined): boolean =>
    target !== undefined && (target === call.step || reaches(fn.graph, target, call.step, changes));
  if (endsInTime(fn, call, stays)) return false;
  let growth: Growth | undefined;
  let again = false;
  trace(program, fn, call, { outcome: 'timeout' }, 'open', ({ step, at, mark, edge, decided, depends }) => {
    again ||= at === call.step;
    if (again || !step || changes(step)) return undefined;
    // The other way may end the loop, unless it is one that opens only when something is received.
    const open = step.op === 'branch' && !decided && !stays(next[at]?.[edge ? 1 : 0]);
    if (open) growth ??= growthIn(call, loopAround(fn, call));
    if (open && growth && !standsStill(growth, step.condition)) return undefined;
    if (step.op === 'call') {
      const known = calls.get(step.call);
      const ends = known?.row.role === 'wait' || (known?.row.role === 'close' && known.socket === call.socket);
      if (ends || (!known && step.call.receiver && takes(step.call, depends))) return undefined;
    }
    return mark;
  });
  return again;
}

/**
 * Whether the loop around a call is left by a comparison with what somebody else says who is asked nothing about the socket, such as
 * a clock: on the ways past it, too, whoever wrote it has thought of an end.
 */
function endsInTime({ graph }: FunctionModel, { step }: ModelledCall, stays: (target: number | undefined) => boolean) {
  const isClock = (value: Value): boolean =>
    value.kind === 'call' &&
    (!value.call.receiver || value.call.receiver.kind === 'place') &&
    value.call.arguments.every((one) => constant.has(one.value.kind));
  return graph.steps.some(
    (one, at) =>
      one.op === 'branch' &&
      mentions(
        one.condition,
        (part) => part.kind === 'compare' && [part.left, part.right].some((side) => mentions(side, isClock)),
      ) &&
      !graph.next[at]?.every(stays) &&
      stays(at) &&
      reaches(graph, step, at),
  );
}

const constant: ReadonlySet<Value['kind']> = new Set<Value['kind']>(['number', 'boolean', 'null', 'constant']);

/** Whether a condition is about nothing but how much was received, so that it stays what it is when nothing is. */
function standsStill(growth: Growth, condition: Value): boolean {
  return mentions(condition, (part) => part.kind === 'place' && growth.has(part.name)) && growth.isStill(condition);
}

/**
 * Whether the loop around a call compares how much there is with how much there was before, so that it notices when nothing came.
 */
export function noticesStandstill(fn: FunctionModel, call: ModelledCall): boolean {
  const loop = loopAround(fn, call);
  const compares = (step: Step): boolean =>
    step.op === 'branch' &&
    mentions(step.condition, (part) => part.kind === 'compare' && isPair(part.left, part.right));
  // Most loops compare no two places, and are not looked at any further.
  const places = (value: Value): boolean => value.kind === 'place' || (value.kind === 'length' && places(value.of));
  const isPair = (left: Value, right: Value): boolean => places(left) && places(right);
  if (!loop.some(compares)) return false;
  const growth = growthIn(call, loop);
  const grows = (value: Value): boolean =>
    value.kind === 'length' ? grows(value.of) : value.kind === 'place' && growth.has(value.name);
  return loop.some(
    (step) =>
      step.op === 'branch' &&
      mentions(step.condition, (part) => part.kind === 'compare' && grows(part.left) && grows(part.right)),
  );
}

/** What changes in a loop only when something is received. */
interface Growth {
  readonly has: (place: string) => boolean;
  /** Whether a value is made of nothing else, and of what the loop does not change. */
  readonly isStill: (value: Value) => boolean;
}

/** The steps of the loops around a call. */
function loopAround({ graph }: FunctionModel, { step }: ModelledCall): readonly Step[] {
  const after = reachable(graph.next, step);
  const before = reachable(reversed(graph.next), step);
  return graph.steps.filter((_, at) => after.has(at) && before.has(at));
}

function reachable(next: readonly (readonly number[])[], from: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const pending = [...(next[from] ?? [])];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at < 0 || seen.has(at)) continue;
    seen.add(at);
    pending.push(...(next[at] ?? []));
  }
  return seen;
}

function reversed(next: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const back = next.map((): number[] => []);
  next.forEach((targets, from) => {
    for (const target of targets) back[target]?.push(from);
  });
  return back;
}

const partsOf = (value: Value): readonly Value[] =>
  value.kind === 'other' && value.operands.length > 0 ? value.operands.flatMap(partsOf) : [value];

function growthIn({ site }: ModelledCall, loop: readonly Step[]): Growth {
  const given = new Map<string, Value[]>();
  for (const step of loop) {
    if (step.op !== 'assign' || step.target === undefined) continue;
    // What is added is a part of the buffer, as long as what was received.
    const { value, accumulates } = step;
    const parts = accumulates ? partsOf(value) : [value];
    given.set(step.target, [...(given.get(step.target) ?? []), ...parts]);
  }
  const growing = new Set<string>();
  const isStill = (value: Value): boolean => {
    if (value.kind === 'call') return value.call === site;
    // Of a field that the loop does not change nobody knows who else does.
    if (value.kind === 'place') return growing.has(value.name) || (!given.has(value.name) && !/[.>]/.test(value.name));
    return value.kind !== 'other' && operandsOf(value).every(isStill);
  };
  // A place may be made of another that is found later: three rounds are enough for real code.
  for (let round = 0; round < 3; round++) {
    for (const [place, values] of given) if (values.every(isStill)) growing.add(place);
  }
  return { has: (place) => growing.has(place), isStill };
}

const takes = (call: Extract<Step, { op: 'call' }>['call'], depends: (value: Value) => boolean): boolean =>
  operandsOf({ kind: 'call', call, start: call.start, end: call.end }).some(depends);

/** The calls that set a timeout for the reads of the socket of `call`. */
export const settersOf = (program: Program, fn: FunctionModel, { socket }: ModelledCall): readonly ModelledCall[] =>
  relativesOf(program, fn, socket ?? '').flatMap(({ calls }) =>
    calls.filter((one) => socket !== undefined && one.socket === socket && setsReads(one)),
  );

/** The reads that a timeout is for, each with its function. */
export const readersAfter = (
  program: Program,
  fn: FunctionModel,
  setter: ModelledCall,
): readonly (readonly [FunctionModel, ModelledCall])[] =>
  setter.socket === undefined || !setsReads(setter)
    ? []
    : relativesOf(program, fn, setter.socket).flatMap((within) =>
        within.calls
          .filter((one) => one.row.role === 'recv' && one.socket === setter.socket)
          .map((one) => [within, one] as const),
      );

const setsReads = ({ row }: ModelledCall): boolean =>
  row.role === 'set-timeout' && (row.bounds?.includes('read') ?? true);

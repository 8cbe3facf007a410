/** Reads that give up by themselves when the peer is silent, and what becomes of that. */
import { isNonBlocking } from './blocking';
import type { Step } from './graph';
import { reaches } from './paths';
import type { FunctionModel, ModelledCall, Program } from './program';
import { relativesOf } from './sockets';
import { trace } from './trace';
import { operandsOf, type Value } from './value';

/**
 * Whether a read that its timeout has ended is made again, with nothing on the way that could end the loop: no condition that
 * somebody else decides, no wait, and nobody who is given what was read and could object to it.
 */
export function asksAgain(program: Program, fn: FunctionModel, call: ModelledCall): boolean {
  const shown = call.row.outcomes?.timeout;
  if (call.row.role !== 'recv' || shown === undefined || shown === 'raises') return false;
  if (isNonBlocking(program, fn, call)) return false;
  const { next } = fn.graph;
  const calls = new Map(fn.calls.map((one) => [one.site, one]));
  const changes = (step: Step): boolean => step.op === 'assign' && step.target === call.socket;
  const stays = (target: number | undefined): boolean =>
    target !== undefined && (target === call.step || reaches(fn.graph, target, call.step, changes));
  let again = false;
  trace(program, fn, call, { outcome: 'timeout' }, 'open', ({ step, at, mark, edge, decided, depends }) => {
    again ||= at === call.step;
    if (again || !step || changes(step)) return undefined;
    if (step.op === 'branch' && !decided && !stays(next[at]?.[edge ? 1 : 0])) return undefined;
    if (step.op === 'call') {
      const known = calls.get(step.call);
      const ends = known?.row.role === 'wait' || (known?.row.role === 'close' && known.socket === call.socket);
      if (ends || (!known && step.call.receiver && takes(step.call, depends))) return undefined;
    }
    return mark;
  });
  return again;
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

/** Which sockets a function waits for before it uses them, and whether the wait ends by itself. */
import { valueAt } from './bind';
import type { Step } from './graph';
import { type FunctionModel, type ModelledCall, modelledAt, type Program } from './program';
import { isEndless } from './timeouts';
import { mentionsPlace, placeOf, rootOf } from './value';

/**
 * Whether a wait of `fn` may bound what is done with `socket` afterwards; `counts` says which steps come before that.
 * A wait without an end bounds nothing, and one for sockets that are all seen to be others says nothing of this one.
 */
export function mayWaitFor(
  program: Program,
  fn: FunctionModel,
  socket: string,
  counts: (step: number) => boolean,
): boolean {
  const waits = fn.calls.filter(({ row }) => row.role === 'wait');
  const sets = setsWith(fn, socket);
  // The set goes to a wait that is not in view.
  if (sets.length > 0 && waits.length === 0) return true;
  return waits.some((wait) => counts(wait.step) && !isEndless(program, fn, wait) && concerns(fn, wait, socket, sets));
}

/** Whether a step writes a socket into a record that a wait of the function is given, such as `fds[0].fd = socket`. */
export function isWatching(fn: FunctionModel, step: Step, socket: string): boolean {
  if (step.op !== 'assign' || !mentionsPlace(step.value, socket)) return false;
  const root = rootOf(step.target);
  if (root === undefined || (step.target === root && step.value.kind !== 'aggregate')) return false;
  return fn.calls.some((call) => call.row.role === 'wait' && setOf(call) === root);
}

/** The name of the set that a call fills or waits for. */
function setOf({ site, row }: ModelledCall): string | undefined {
  return row.set === undefined ? undefined : rootOf(placeOf(valueAt(site, row.set)));
}

/** The sets that `socket` is put into. */
function setsWith(fn: FunctionModel, socket: string): readonly string[] {
  const byCall = fn.calls.filter((call) => call.row.role === 'watch' && call.socket === socket).map(setOf);
  const byField = fn.graph.steps.map((step) =>
    step.op === 'assign' && isWatching(fn, step, socket) ? rootOf(step.target) : undefined,
  );
  return [...byCall, ...byField].flatMap((set) => set ?? []);
}

function concerns(fn: FunctionModel, wait: ModelledCall, socket: string, sets: readonly string[]): boolean {
  if (wait.socket === socket || wait.site.arguments.some(({ value }) => mentionsPlace(value, socket))) return true;
  const set = setOf(wait);
  return set === undefined || sets.includes(set) || !isFilledInView(fn, set);
}

/** Whether everything that a set holds was put into it by the function itself, under the set's own name. */
function isFilledInView(fn: FunctionModel, set: string): boolean {
  if (fn.parameters.some(({ name }) => name === set)) return false;
  let filled = fn.calls.some((call) => call.row.role === 'watch' && setOf(call) === set);
  for (const step of fn.graph.steps) {
    if (step.op === 'assign' && rootOf(step.target) === set) {
      if (step.target === set && step.value.kind === 'place') return false;
      filled ||= step.target !== set || step.value.kind === 'aggregate';
    }
    if (step.op === 'call' && !modelledAt(fn, step.call)) {
      if (step.call.arguments.some(({ value }) => rootOf(placeOf(value)) === set)) return false;
    }
  }
  return filled;
}

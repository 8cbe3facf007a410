/** Calls that bound how long everything may take that is done inside them. */
import { contains } from '../base/text';
import type { FunctionModel, ModelledCall, Program } from './program';
import { isEndless } from './timeouts';

/** Whether a call is an argument of one that bounds it, or stands in the block that one is given or opens. */
export function isLimited(program: Program, fn: FunctionModel, { site }: ModelledCall): boolean {
  const limits = fn.calls.filter((one) => one.row.role === 'limit' && !isEndless(program, fn, one));
  if (limits.some((one) => one.site !== site && contains(one.site.scope ?? one.site, site))) return true;
  if (fn.name === '') return false;
  // A function that others only call inside a limit is limited by it.
  return program.functions.some((other) =>
    other.calls.some(
      ({ row, site: limit }) =>
        row.role === 'limit' &&
        other.graph.steps.some(
          (step) => step.op === 'call' && step.call.name === fn.name && contains(limit.scope ?? limit, step.call),
        ),
    ),
  );
}

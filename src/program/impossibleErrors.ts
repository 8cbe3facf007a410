/** Tests for an error that the call before them never has. */
import { isLastError } from './lastError';
import { reaches } from './paths';
import type { FunctionModel, ModelledCall, Program } from './program';
import { trace } from './trace';
import { mentions, type Value } from './value';

/**
 * The first test behind a failure of `call` that asks for an error which no system documents for it. A test that something else may
 * come to as well can be meant for that.
 */
export function impossibleErrorOf(program: Program, fn: FunctionModel, call: ModelledCall): Value | undefined {
  const { never } = call.row;
  if (!never || call.site.dropped) return undefined;
  const { graph, calls } = fn;
  let found: Value | undefined;
  trace(program, fn, call, { outcome: 'error' }, 'failed', ({ step, at, mark, isError }) => {
    if (found || !step || at === call.step) return undefined;
    // Whatever else is called may leave an error of its own.
    if (step.op === 'call' && !keepsError(fn, step.call)) return undefined;
    if (step.op !== 'branch') return mark;
    const asked = errorAskedFor(program, step.condition, never, isError);
    const others = (one: ModelledCall) => one.site !== call.site && one.row.outcomes?.error !== undefined;
    const alone =
      asked &&
      !calls.some((one) => others(one) && reaches(graph, one.step, at, (passed) => passed === graph.steps[call.step]));
    if (alone) found = asked;
    return mark;
  });
  return found;
}

/** The first comparison of the result with one of the names of errors, behind a call that gives a mere -1 and leaves the error elsewhere. */
export function errorInResult(
  program: Program,
  fn: FunctionModel,
  call: ModelledCall,
  names: ReadonlySet<string>,
): Value | undefined {
  if (call.site.dropped || call.row.wraps !== undefined || call.row.outcomes?.error !== '-1') return undefined;
  let found: Value | undefined;
  trace(program, fn, call, { outcome: 'error' }, 'failed', ({ step, at, mark, depends }) => {
    if (found || !step || at === call.step) return undefined;
    if (step.op !== 'branch') return mark;
    mentions(step.condition, (part) => {
      if (part.kind !== 'compare' || (part.operator !== '==' && part.operator !== '!=')) return false;
      const [result, name] = isErrorName(part.left, names) ? [part.right, part.left] : [part.left, part.right];
      if (isErrorName(name, names) && depends(result)) found ??= part;
      return found !== undefined;
    });
    return mark;
  });
  return found;
}

/** Whether a value is the name of an error, or that with the other sign. */
const isErrorName = (value: Value, names: ReadonlySet<string>): boolean =>
  (value.kind === 'place' && names.has(value.name)) ||
  ((value.kind === 'arithmetic' || value.kind === 'other') &&
    value.operands.length === 1 &&
    value.operands.every((one) => isErrorName(one, names)));

const keepsError = ({ calls }: FunctionModel, site: ModelledCall['site']): boolean =>
  calls.some((one) => one.site === site && one.row.role === 'log');

/** The comparison of the last error with one of the given names. */
function errorAskedFor(
  { manifest }: Program,
  condition: Value,
  names: readonly string[],
  isError: (value: Value) => boolean,
): Value | undefined {
  let found: Value | undefined;
  mentions(condition, (part) => {
    if (part.kind !== 'compare' || part.operator !== '==') return false;
    const named = [part.left, part.right].some((side) => side.kind === 'place' && names.includes(side.name));
    const asked = [part.left, part.right].some((side) => isLastError(manifest, side) || isError(side));
    if (named && asked) found ??= part;
    return found !== undefined;
  });
  return found;
}

/** Whether a call that failed in a certain way is made again at once, with nothing that could end it. */
import type { Step } from './graph';
import type { FunctionModel, ModelledCall } from './program';
import { mentions, type Value } from './value';

/**
 * The condition that sends control back to `call` when the error is one of `names`, if the way back does nothing at all: it makes no
 * call, changes nothing, and asks nothing that somebody else could have changed meanwhile.
 */
export function retriesAtOnce(fn: FunctionModel, call: ModelledCall, names: readonly string[]): Value | undefined {
  const { steps, next } = fn.graph;
  for (const at of idleSteps(fn, next[call.step] ?? [], call, isStored(call))) {
    const step = steps[at];
    if (step?.op !== 'branch') continue;
    const edge = edgeFor(step.condition, names);
    const target = edge === undefined ? undefined : next[at]?.[edge];
    if (target !== undefined && (target === call.step || idleSteps(fn, [target], call).has(call.step))) {
      return step.condition;
    }
  }
  return undefined;
}

/** Lets the assignment pass that keeps the result of the call. */
const isStored =
  ({ site }: ModelledCall) =>
  (step: Step): boolean =>
    step.op === 'assign' && step.value.kind === 'call' && step.value.call === site;

/** The steps that control can come to from `starts` without doing anything; the step of `call` is not passed. */
function idleSteps(
  fn: FunctionModel,
  starts: readonly number[],
  call: ModelledCall,
  passes: (step: Step) => boolean = () => false,
): ReadonlySet<number> {
  const seen = new Set<number>();
  const pending = [...starts];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const step = fn.graph.steps[at];
    if (!step || seen.has(at)) continue;
    seen.add(at);
    if (at !== call.step && (isIdle(fn, step, call) || passes(step))) pending.push(...(fn.graph.next[at] ?? []));
  }
  return seen;
}

function isIdle(fn: FunctionModel, step: Step, call: ModelledCall): boolean {
  if (step.op === 'join') return true;
  return step.op === 'branch' && !isForeign(fn, step.condition, call);
}

/**
 * Whether somebody else may decide a condition: it asks for the truth of a place, as a flag that ends a loop, or compares something
 * that the function never gives a value. Two places of its own that are compared are as they were, and so is the result of the call.
 */
function isForeign(fn: FunctionModel, condition: Value, { site }: ModelledCall): boolean {
  if (condition.kind === 'number' || condition.kind === 'boolean') return false;
  if (condition.kind !== 'compare') return true;
  return mentions(condition, (part) => {
    if (part.kind === 'call') return part.call !== site;
    // Constants are written in capitals; the error itself has one of them on its other side.
    return part.kind === 'place' && !isOwn(fn, part.name) && !mentions(condition, isConstantName);
  });
}

const isConstantName = (part: Value): boolean => part.kind === 'place' && /^[A-Z][A-Z\d_]+$/.test(part.name);

const isOwn = (fn: FunctionModel, place: string): boolean =>
  fn.parameters.some(({ name }) => name === place) ||
  fn.graph.steps.some((step) => step.op === 'assign' && step.target === place);

/** The edge of a branch that is taken when the error is one of `names`: 0 when its condition holds, 1 when not. */
function edgeFor(condition: Value, names: readonly string[]): 0 | 1 | undefined {
  if (condition.kind !== 'compare') return undefined;
  const named = [condition.left, condition.right].some((side) => side.kind === 'place' && names.includes(side.name));
  if (!named) return undefined;
  return condition.operator === '==' ? 0 : condition.operator === '!=' ? 1 : undefined;
}

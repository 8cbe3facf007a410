/** Whether a call that a signal ended is made again. */
import type { Step } from './graph';
import type { FunctionModel, ModelledCall, Program } from './program';
import { consumedCalls, trace } from './trace';
import { mentions } from './value';

/** Whether control comes back to the call, about the same things, because it failed with `error`, which says that a signal ended it. */
export function isRepeated(program: Program, fn: FunctionModel, call: ModelledCall, error: string): boolean {
  if (call.site.retried) return true;
  if (!consumedCalls(fn).has(call.site)) return false;
  let retried = false;
  type Mark = 'straight' | 'interrupted' | 'by-chance';
  trace<Mark>(program, fn, call, { outcome: 'error', error }, 'straight', (passage) => {
    const { step, at, mark, decided, isError } = passage;
    if (at === call.step) {
      retried ||= mark !== 'by-chance';
      return undefined;
    }
    if (!step || changesArgument(step, call)) return undefined;
    if (step.op !== 'branch' || mark === 'interrupted') return mark;
    if (mentions(step.condition, isError)) return 'interrupted';
    return decided ? mark : 'by-chance';
  });
  return retried;
}

/** Whether a step gives an argument of the call another value, so that the next call is about something else. */
const changesArgument = (step: Step, { site }: ModelledCall): boolean => {
  const target = step.op === 'assign' ? step.target : undefined;
  const isTarget = (name: string) => name === target || /^(?:\.|->|\[)/.test(name.slice(target?.length));
  return (
    target !== undefined &&
    site.arguments.some(({ value }) =>
      mentions(value, (part) => part.kind === 'place' && part.name.startsWith(target) && isTarget(part.name)),
    )
  );
};

/** Code that tries a call again later when it would have had to wait, and takes the same call for failed when a signal ended it. */
import { overwrites, setsLastError } from './lastError';
import type { FunctionModel, ModelledCall, Program } from './program';
import { trace } from './trace';
import { mentions, type Value } from './value';

/** The names of the errors of a call that would have had to wait, and of one that a signal ended. */
export interface Interruption {
  readonly wouldWait: readonly string[];
  readonly interrupted: string;
}

const names = (condition: Value, errors: readonly string[]): boolean =>
  mentions(condition, (part) => part.kind === 'place' && errors.includes(part.name.replace(/^WSA/, '')));

/** Whether a condition is one of the preprocessor, of which nothing is known. */
const isOfBuild = (condition: Value): boolean => condition.kind === 'other' && condition.operands.length === 0;

/** What becomes of a call that failed with an error. */
interface Fate {
  /** How control leaves the function, as it is written, or comes back to the call. */
  readonly ends: ReadonlySet<string>;
  /** The condition that asks whether it would have had to wait. */
  readonly asked: Value | undefined;
  /** Whether somebody else may see to the error. */
  readonly open: boolean;
}

function fateOf(
  program: Program,
  fn: FunctionModel,
  call: ModelledCall,
  error: string,
  wouldWait: Interruption['wouldWait'],
): Fate {
  const ends = new Set<string>();
  let asked: Value | undefined;
  let open = false;
  trace<'straight' | 'asked'>(program, fn, call, { outcome: 'error', error }, 'straight', (passage) => {
    const { step, at, mark, decided, depends, isError } = passage;
    if (at === call.step) ends.add('again');
    if (at === call.step || !step) return undefined;
    if (setsLastError(program, fn, step) || (step.op === 'call' && overwrites(program, fn, step.call) === 'surely'))
      open = true;
    switch (step.op) {
      case 'branch': {
        if (!mentions(step.condition, isError))
          return decided || mark === 'asked' || isOfBuild(step.condition) ? mark : undefined;
        // Something that is not known may ask for it.
        if (!decided) open = true;
        if (!names(step.condition, wouldWait)) return mark;
        asked ??= step.condition;
        return 'asked';
      }
      case 'return': {
        if (mark !== 'asked') return undefined;
        const { value } = step;
        if (value && mentions(value, isError)) ends.add('told');
        else if (value && depends(value)) ends.add('result');
        else ends.add(value ? program.text.slice(value.start, value.end) : '');
        return undefined;
      }
      default:
        return mark;
    }
  });
  return { ends, asked, open };
}

/**
 * The condition that sees to a call which would have had to wait, where the function ends otherwise when a signal ended the call.
 * Nothing when the name of that error stands in any condition, or somebody else is given the error.
 */
export function forgottenInterrupt(
  program: Program,
  fn: FunctionModel,
  call: ModelledCall,
  { wouldWait, interrupted: ended }: Interruption,
): Value | undefined {
  const asks = (errors: readonly string[]): boolean =>
    fn.graph.steps.some((step) => step.op === 'branch' && names(step.condition, errors));
  if (!asks(wouldWait) || asks([ended])) return undefined;
  const interrupted = fateOf(program, fn, call, ended, wouldWait);
  if (!interrupted.asked || interrupted.open || interrupted.ends.size === 0 || interrupted.ends.has('again'))
    return undefined;
  const waiting = new Set(wouldWait.flatMap((error) => [...fateOf(program, fn, call, error, wouldWait).ends]));
  // Who is told of the error may look for this one as well, unless the other one has a value of its own.
  const renamed = [...waiting].some((end) => wouldWait.some((error) => end.includes(error)));
  if (interrupted.ends.has('told') && !renamed) return undefined;
  return [...waiting].some((end) => !interrupted.ends.has(end)) ? interrupted.asked : undefined;
}

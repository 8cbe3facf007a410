/** Questions and answers: a send, and the receive behind it that shows whether it has arrived. */
import { reaches } from './paths';
import { type FunctionModel, type ModelledCall, modelledAt } from './program';
import { operandsOf, type Value } from './value';

/**
 * Whether what comes next on the socket of a send is a receive whose data somebody looks at, so that a question that was lost shows
 * as an answer that is not there. To read until the end is no look at it.
 */
export function isAnswered(fn: FunctionModel, send: ModelledCall): boolean {
  const onSocket = (call: ModelledCall | undefined): boolean =>
    call?.row.role === 'recv' && call.socket !== undefined && call.socket === send.socket;
  const next = fn.calls.filter(
    (call) =>
      onSocket(call) &&
      reaches(fn.graph, send.step, call.step, (step) => step.op === 'call' && onSocket(modelledAt(fn, step.call))),
  );
  return next.length > 0 && next.every((call) => isLookedAt(fn, call));
}

/** Whether some condition is about what was received, or about what is made of that. */
function isLookedAt({ graph: { steps } }: FunctionModel, { site }: ModelledCall): boolean {
  const made = new Set<string>();
  const holds = (value: Value): boolean =>
    (value.kind === 'call' && value.call === site) ||
    (value.kind === 'place' && made.has(value.name)) ||
    operandsOf(value).some(holds);
  // What is made of something that stands further down is found in the next round.
  for (let before = -1; before < made.size; ) {
    before = made.size;
    for (const step of steps)
      if (step.op === 'assign' && step.target !== undefined && holds(step.value)) made.add(step.target);
  }
  return steps.some((step) => step.op === 'branch' && holds(step.condition));
}

/** Connections over which people talk. */
import { compiled } from '../base/compiled';
import { reaches } from './paths';
import type { FunctionModel, ModelledCall, Program } from './program';

/**
 * Whether what goes over the socket of a call is typed by somebody, line by line, in a loop of the same function. Whoever sits there
 * sees that nothing comes back, and waits as long as it takes the other one to answer.
 */
export function isTyped(
  { manifest, text }: Program,
  { graph, calls }: FunctionModel,
  { socket }: ModelledCall,
): boolean {
  if (manifest.asksPerson === undefined) return false;
  const asks = compiled(manifest.asksPerson);
  const sends = calls.filter((one) => one.row.role === 'send' && one.socket === socket);
  if (sends.length === 0) return false;
  return graph.steps.some(
    (step, index) =>
      step.op === 'call' &&
      asks.test(text.slice(step.call.start, step.call.end)) &&
      sends.some(({ step: send }) => reaches(graph, index, send) && reaches(graph, send, index)),
  );
}

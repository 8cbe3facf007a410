/** What is said to a peer on the way out: the function has failed, closes the connection, and says so to its caller. */
import type { Step } from './graph';
import type { FunctionModel, ModelledCall } from './program';
import { callOperands, mentions, rootOf, type Value } from './value';

/**
 * Whether every way on from a call gives the socket away for the last time and then reports a failure. Whether the last words have
 * arrived changes nothing for anybody.
 */
export function isFarewell({ graph, calls }: FunctionModel, { socket, step }: ModelledCall): boolean {
  const root = rootOf(socket);
  if (root === undefined) return false;
  const modelled = new Map(calls.map((one) => [one.site, one]));
  const seen = new Set<string>();
  const pending: (readonly [number, boolean])[] = (graph.next[step] ?? []).map((at) => [at, false]);
  let ends = false;
  for (let one = pending.pop(); one; one = pending.pop()) {
    const [at, closed] = one;
    const key = `${at} ${closed}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const next = graph.steps[at];
    if (!next) return false;
    if (next.op === 'return' || next.op === 'throw') {
      if (!closed || !isFailure(next)) return false;
      ends = true;
      continue;
    }
    const role = next.op === 'call' ? modelled.get(next.call)?.row.role : undefined;
    // Who waits for an answer has not said the last word.
    if (role === 'recv') return false;
    const given = next.op === 'call' && role !== 'send' && callOperands(next.call).some((value) => isOf(value, root));
    for (const following of graph.next[at] ?? []) pending.push([following, closed || given]);
  }
  return ends;
}

const isOf = (value: Value, root: string): boolean =>
  mentions(value, (part) => part.kind === 'place' && rootOf(part.name) === root);

function isFailure(step: Step): boolean {
  if (step.op !== 'return') return step.op === 'throw';
  const { value } = step;
  if (value === undefined) return false;
  return value.kind === 'number' ? value.value < 0 : value.kind === 'failure';
}

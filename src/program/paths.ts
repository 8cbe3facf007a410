/** Which steps of a graph can follow which. */
import type { Graph, Step } from './graph';

/**
 * Whether control can come from the step `from` to the step `to` without passing a step that `ends` the matter.
 * Neither of the two is asked itself.
 */
export function reaches(graph: Graph, from: number, to: number, ends: (step: Step) => boolean = () => false): boolean {
  const seen = new Set<number>();
  const pending = [...followers(graph, from)];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at === to) return true;
    const step = graph.steps[at];
    if (!step || seen.has(at)) continue;
    seen.add(at);
    if (!ends(step)) pending.push(...followers(graph, at));
  }
  return false;
}

/** The steps that can follow a step, where an exception leads included. */
function followers({ next, raises, steps }: Graph, at: number): readonly number[] {
  const raised = raises[at] ?? -1;
  const op = steps[at]?.op;
  const after = (next[at] ?? []).filter((one) => one >= 0);
  return raised >= 0 && (op === 'call' || op === 'throw') ? [...after, raised] : after;
}

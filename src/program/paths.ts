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

/**
 * Whether control may come back to a step for ever: by another way than through the elements that a loop goes through, which end. It
 * may leave that loop and come to it again.
 */
export function recurs({ steps, next }: Graph, step: number): boolean {
  const seen = new Set<string>();
  const pending: { readonly at: number; readonly left: boolean }[] = (next[step] ?? []).map((at) => ({
    at,
    left: false,
  }));
  for (let one = pending.pop(); one; one = pending.pop()) {
    const { at, left } = one;
    if (at === step) return true;
    const key = `${at} ${left}`;
    if (at < 0 || seen.has(key)) continue;
    seen.add(key);
    const branch = steps[at];
    const ends = branch?.op === 'branch' && branch.each === true;
    const targets = next[at] ?? [];
    for (const target of ends && !left ? targets.slice(1) : targets) pending.push({ at: target, left: left || ends });
  }
  return false;
}

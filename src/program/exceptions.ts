/** Where the exception of a lost connection goes. */
import type { Graph, Handled, Step } from './graph';
import { reaches } from './paths';
import type { FunctionModel, ModelledCall, Program } from './program';
import type { Value } from './value';

/** The handler that takes an exception, or that it leaves the function; `unknown` when a handler may take it or not. */
export type Landing = { readonly at: number; readonly handler: Handled } | 'outside' | 'unknown';

/** Where a lost connection that `call` raises is taken. */
export const landingOf = ({ manifest }: Program, { graph }: FunctionModel, { step }: ModelledCall): Landing => {
  const { types, others } = manifest.lostConnection ?? { types: [], others: [] };
  return landing(graph, step, types, others);
};

/** Where an exception that a step raises is taken, by the names of handlers that take it and of those that do not. */
export function landing(graph: Graph, step: number, types: readonly string[], others: readonly string[]): Landing {
  const seen = new Set<number>();
  for (let at = graph.raises[step] ?? -1; at >= 0 && !seen.has(at); at = graph.raises[at] ?? -1) {
    seen.add(at);
    for (const next of graph.next[at] ?? []) {
      const handler = handlerAt(graph, next);
      // Where it may go on in another way somebody else may catch it.
      if (!handler && next >= 0 && next !== graph.raises[at]) return 'unknown';
      if (!handler) continue;
      const isNamed = (list: readonly string[]) => (name: string) => list.includes(name) || list.includes(lastOf(name));
      if (handler.types.length === 0 || handler.types.some(isNamed(types))) return { at: next, handler };
      if (!handler.types.every(isNamed(others))) return 'unknown';
    }
  }
  return 'outside';
}

export const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

export function handlerAt({ steps }: Graph, at: number): Handled | undefined {
  const step = steps[at];
  return step?.op === 'join' ? step.handles : undefined;
}

/** Whether the exception of a lost connection that `call` raises leaves the loop around the step `loop`. */
export function leavesLoop(program: Program, fn: FunctionModel, call: ModelledCall, loop: number): boolean {
  const landing = landingOf(program, fn, call);
  if (landing === 'unknown') return false;
  return landing === 'outside' || !reaches(fn.graph, landing.at, loop);
}

/**
 * Whether a lost connection is caught and `call` made again on the same socket, with nothing in between that could have changed
 * anything: it raises again at once. `isIdle` tells the calls that change nothing.
 */
export function raisesAgain(
  program: Program,
  fn: FunctionModel,
  call: ModelledCall,
  isIdle: (step: Extract<Step, { op: 'call' }>) => boolean,
): boolean {
  const landing = landingOf(program, fn, call);
  if (typeof landing === 'string' || landing.handler.types.length === 0) return false;
  const { steps, next } = fn.graph;
  // Who asks something inside the handler has thought about it.
  const isInside = ({ start }: Value) => start >= landing.handler.start && start < landing.handler.end;
  const seen = new Set<number>();
  const pending = [...(next[landing.at] ?? [])];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at === call.step) return true;
    const step = steps[at];
    if (!step || seen.has(at)) continue;
    seen.add(at);
    const passes =
      step.op === 'join' || (step.op === 'branch' && !isInside(step.condition)) || (step.op === 'call' && isIdle(step));
    if (passes) pending.push(...(next[at] ?? []));
  }
  return false;
}

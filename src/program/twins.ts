/** Errors of a lost connection of which only one is handled. */
import { wordIn } from '../base/compiled';
import { handlerAt, landing, landingOf, lastOf } from './exceptions';
import type { Graph, Handled, Step } from './graph';
import type { FunctionModel, ModelledCall, Program } from './program';

/**
 * The error of a lost connection that leaves the function although another one is caught by its name: a send that is told of the peer's
 * end by one of them today is told by the other tomorrow, since it depends on what has arrived first.
 */
export function missedTwin(program: Program, fn: FunctionModel, call: ModelledCall): string | undefined {
  const { row, step } = call;
  const { types, others, only = {} } = program.manifest.lostConnection ?? { types: [], others: [] };
  const named = new Set(Object.values(only).flat());
  const { graph } = fn;
  const byName = handlersAround(graph, step).some((handler) => handler.types.some((name) => named.has(lastOf(name))));
  const byNumber = byName ? undefined : raisedAgain(program, fn, call, Object.keys(only));
  if (!byName && !byNumber) return undefined;
  const leaves = (inside: Graph, at: number, own: readonly string[]): boolean => {
    const taking = types.filter((name) => !named.has(name) || own.includes(name));
    return (
      landing(
        inside,
        at,
        taking,
        [...others, ...named].filter((name) => !own.includes(name)),
      ) === 'outside'
    );
  };
  const callers = program.functions.filter(
    (other) => other !== fn && other.graph.steps.some((one) => callsIt(one, fn)),
  );
  return Object.entries(only).find(
    ([errno, own]) =>
      row.errnos?.includes(errno) === true &&
      (byNumber ? byNumber.includes(errno) : leaves(graph, step, own)) &&
      // Who calls it may take both.
      callers.every((other) => other.graph.steps.every((one, at) => !callsIt(one, fn) || leaves(other.graph, at, own))),
  )?.[0];
}

const callsIt = (step: Step, { name }: FunctionModel): boolean => step.op === 'call' && step.call.name === name;

/** Whether something is tried around two calls, and the same handlers take what they raise. */
export function landsAlike({ graph }: FunctionModel, one: ModelledCall, other: ModelledCall): boolean {
  const handlers = handlersAround(graph, other.step);
  return handlersAround(graph, one.step).some((handler) => handlers.includes(handler));
}

/** The handlers of all that is tried around a step. */
function handlersAround(graph: Graph, step: number): readonly Handled[] {
  const found: Handled[] = [];
  const seen = new Set<number>();
  for (let at = graph.raises[step] ?? -1; at >= 0 && !seen.has(at); at = graph.raises[at] ?? -1) {
    seen.add(at);
    for (const next of graph.next[at] ?? []) {
      const handler = handlerAt(graph, next);
      if (handler) found.push(handler);
    }
  }
  return found;
}

/** The errors that a handler for all of them lets out again, since it asks for another one by its number. */
function raisedAgain(
  program: Program,
  fn: FunctionModel,
  call: ModelledCall,
  errnos: readonly string[],
): readonly string[] | undefined {
  const landed = landingOf(program, fn, call);
  if (typeof landed === 'string') return undefined;
  const { start, end } = landed.handler;
  const text = program.text.slice(start, end);
  const [asked, ...more] = errnos.filter((errno) => wordIn(errno).test(text));
  if (asked === undefined || more.length > 0) return undefined;
  const { steps, next } = fn.graph;
  const isRaised = steps.some((step, at) => {
    if (step.op !== 'branch' || step.condition.start < start || step.condition.end > end) return false;
    const condition = program.text.slice(step.condition.start, step.condition.end);
    if (!wordIn(asked).test(condition)) return false;
    const [yes = -1, no = -1] = next[at] ?? [];
    const [same, other] = /!=|<>|\bnot\b/.test(condition) ? [no, yes] : [yes, no];
    return throwsFrom(fn, other, start, end) && !throwsFrom(fn, same, start, end);
  });
  return isRaised ? errnos.filter((errno) => errno !== asked) : undefined;
}

/** Whether a step, or what follows it inside a range, raises an exception that leaves the function. */
function throwsFrom({ graph }: FunctionModel, from: number, start: number, end: number): boolean {
  const seen = new Set<number>();
  const pending = [from];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const step = graph.steps[at];
    if (!step || seen.has(at)) continue;
    seen.add(at);
    if (step.op === 'throw' && graph.raises[at] === -1) return true;
    const value = step.op === 'call' ? step.call : step.op === 'branch' ? step.condition : undefined;
    if (value ? value.start >= start && value.end <= end : step.op === 'join') pending.push(...(graph.next[at] ?? []));
  }
  return false;
}

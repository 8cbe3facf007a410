/** Promises whose failure nobody takes, where that ends the program. */
import { compiled } from '../base/compiled';
import { perObject } from '../base/memo';
import { landingOf } from './exceptions';
import type { FunctionModel, ModelledCall, Program } from './program';
import type { CallSite, Value } from './value';

export interface UnhandledRejection {
  readonly fn: FunctionModel;
  readonly call: ModelledCall;
  /** The last call of the chain behind it, whose promise is dropped; nothing when the failure is raised where nobody catches it. */
  readonly dropped?: ModelledCall;
}

/** The promises of a program that may fail with nobody to be told. */
export function unhandledRejections(program: Program): readonly UnhandledRejection[] {
  const { promises } = program.manifest;
  const { fatalIn } = promises ?? {};
  if (!fatalIn || !has(program, fatalIn.pattern) || has(program, fatalIn.unless)) return [];
  return program.functions.flatMap((fn) => {
    let raised = false;
    return fn.calls.flatMap((call): UnhandledRejection[] => {
      if (!call.row.rejects) return [];
      const last = lastOf(program, fn, call.site);
      if (!last) return [];
      const dropped = { fn, call, dropped: { ...call, site: last } };
      if (!last.awaited) return last.dropped || isLost(program, fn, last) ? [dropped] : [];
      // Of the calls of one function each raises where the others do.
      if (
        raised ||
        !program.names?.heedless.has(fn.id) ||
        landingOf(program, fn, stepOf(fn, call, last)) !== 'outside'
      ) {
        return [];
      }
      raised = true;
      return [{ fn, call }];
    });
  });
}

const has = ({ text }: Program, pattern: string): boolean => compiled(pattern).test(text);

/** The calls on what other calls give, by those. */
const followers = perObject(
  ({ graph }: FunctionModel): ReadonlyMap<CallSite, CallSite> =>
    new Map(
      graph.steps.flatMap((step) =>
        step.op === 'call' && step.call.receiver?.kind === 'call'
          ? [[step.call.receiver.call, step.call] as const]
          : [],
      ),
    ),
);

/** The call whose promise stands for that of `site` at the end of a chain; nothing when the chain takes the failure. */
function lastOf(program: Program, fn: FunctionModel, site: CallSite): CallSite | undefined {
  const { manifest } = program;
  const { chain = [], take = [] } = manifest.promises ?? {};
  const { fluent = [] } = manifest.events ?? {};
  const next = followers(fn).get(site);
  if (!next) return site;
  const passes = chain.includes(next.name) ? next.arguments.length < 2 : fluent.includes(next.name);
  return !take.includes(next.name) && passes ? lastOf(program, fn, next) : undefined;
}

/** Whether a call is what a function returns whose result nobody looks at. */
const isLost = ({ names }: Program, { id, graph }: FunctionModel, site: CallSite): boolean =>
  names?.heedless.has(id) === true && graph.steps.some((step) => step.op === 'return' && isCall(step.value, site));

const isCall = (value: Value | undefined, site: CallSite): boolean => value?.kind === 'call' && value.call === site;

/** The call with the step at which the promise is waited for. */
const stepOf = ({ graph }: FunctionModel, call: ModelledCall, last: CallSite): ModelledCall => ({
  ...call,
  step: graph.steps.findIndex((step) => step.op === 'call' && step.call === last),
});

/** Calls of the program's own functions that only say what has happened, so that the code around them goes on as if nothing had. */
import { perObject } from '../base/memo';
import type { Step } from './graph';
import type { FunctionCode } from './lowerFunction';
import { type FunctionModel, modelledAt, type Program } from './program';
import { type CallSite, isOwnField, rootOf } from './value';

/** Names of functions that end something, wait for something or begin anew, or may raise. */
const acting =
  /exit|die|fatal|fail|panic|abort|clos|stop|shut|connect|quit|remov|rais|throw|kill|cancel|terminat|finish|(?<!s|p)end|done|break|reset|restart|reopen|destroy|dispose|release|drop|leave|assert|check|must|expect|crit|sleep|wait|delay|retr|back_?off|yield|log_?(?:in|out|off)/i;

/** Names of functions that say something. */
const saying = /(?<!dia|cata)log|print|report|warn|debug|trace|puts$|echo|write_?(?:line|ln)|std(?:err|out).*write/i;

/** Names of functions that make a text of something. */
const wording = /s?printf?$|format$/i;

/**
 * Whether a call sounds like one that only tells somebody, or makes the text for that: by its name, or since it gives nothing and is
 * given such a text.
 */
export const soundsHarmless = ({ dropped, opaque, name, callee, arguments: given }: CallSite): boolean =>
  !opaque &&
  !acting.test(name) &&
  (wording.test(name) ||
    (dropped &&
      (saying.test(callee) || given.some(({ value }) => value.kind === 'call' && wording.test(value.call.name)))));

/** How deep functions of the program are looked into. */
const deepest = 3;

/** The functions in view, by their names. */
const byName = perObject(({ functions, others }: Program): ReadonlyMap<string, readonly FunctionCode[]> => {
  const named = new Map<string, FunctionCode[]>();
  for (const fn of [...functions, ...others]) {
    const known = named.get(fn.name);
    if (known) known.push(fn);
    else named.set(fn.name, [fn]);
  }
  return named;
});

/**
 * Whether a call only says something: its result goes nowhere, and all functions that it can mean raise nothing, end nothing and give
 * nothing that others can look at. Of a function that is not in view its name must say so.
 */
export const onlySays = (program: Program, fn: FunctionModel, site: CallSite): boolean =>
  site.dropped && isHarmless(program, fn, site, deepest);

function isHarmless(program: Program, fn: FunctionCode, site: CallSite, left: number): boolean {
  const row = 'calls' in fn ? modelledAt(fn as FunctionModel, site)?.row : undefined;
  if (row) return row.role === 'log' || (row.role === 'send' && row.outcomes?.error !== 'raises');
  if (site.opaque || acting.test(site.name) || site.arguments.some(({ inner }) => inner)) return false;
  const meant = meantBy(program, fn, site);
  if (meant.length === 0) return !site.dropped || saying.test(site.callee);
  return left > 0 && meant.every((one) => doesNothing(program, one, left - 1));
}

/** The functions in view that a call can mean. */
function meantBy(program: Program, fn: FunctionCode, { receiver, name }: CallSite): readonly FunctionCode[] {
  const { self = program.manifest.self } = fn;
  const own = receiver === undefined || (receiver.kind === 'place' && isOwn(self, receiver.name));
  return own ? (byName(program).get(name) ?? []) : [];
}

const isOwn = (self: string | undefined, place: string): boolean =>
  self !== undefined && (place === self || self === `${place}.` || self === `${place}->`);

/** Whether a function comes back from whatever it is given, and leaves all as it was. One that is empty is there for others to fill. */
function doesNothing(program: Program, fn: FunctionCode, left: number): boolean {
  const { steps, next } = fn.graph;
  const isLocal = (target: string) =>
    target.startsWith('?') ||
    (rootOf(target) === target &&
      (fn.variables.has(target) || fn.declared.has(target)) &&
      !isOwnField(fn.self ?? program.manifest.self, target));
  const isQuiet = (step: Step, at: number): boolean => {
    switch (step.op) {
      case 'throw':
        return false;
      case 'call':
        return next[at]?.length !== 0 && isHarmless(program, fn, step.call, left);
      case 'assign':
        return !step.shared && !step.accumulates && step.target !== undefined && isLocal(step.target);
      default:
        return true;
    }
  };
  return steps.some(({ op }) => op === 'call') && steps.every(isQuiet);
}

/** Functions that have themselves called again when what they have begun is over: loops that are not written as such. */
import { valueAt } from './bind';
import { type FunctionModel, type ModelledCall, modelledAt } from './program';
import { type CallSite, operandsOf, type Value } from './value';

/** Whether a call begins what ends in the function being called again, and `call` with it, on the same socket. */
export function beginsAgain(fn: FunctionModel, site: CallSite, call: ModelledCall): boolean {
  const begun = modelledAt(fn, site);
  if (fn.name === '' || !begun?.row.hands || begun.row.role !== call.row.role || begun.socket !== call.socket)
    return false;
  const to = valueAt(site, begun.row.hands.to);
  return to !== undefined && isFunction(to, fn.name);
}

/** Whether a value is the function of a name, or is made of it, as a delegate or an object with its method. */
function isFunction(value: Value, name: string): boolean {
  if (value.kind === 'place') return value.name === name || value.name.endsWith(`.${name}`);
  return (value.kind === 'call' || value.kind === 'other') && operandsOf(value).some((one) => isFunction(one, name));
}

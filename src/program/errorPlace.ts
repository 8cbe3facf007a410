/** Where a call puts its error when that is no part of what it returns: into a variable that it is given. */
import { valueAt } from './bind';
import type { FunctionModel, ModelledCall } from './program';
import { placeOf, type Value } from './value';

/** The component of the result that such an error stands for. */
const errorComponent = 1;

const nothing: ReadonlyMap<string, Value> = new Map();

/** What holds the error when the call is over, as a component of its result. */
export function errorBindings(fn: FunctionModel, call: ModelledCall, text: string): ReadonlyMap<string, Value> {
  const place = ownErrorPlace(fn, call, text);
  if (place === undefined) return nothing;
  const { start, end } = call.site;
  return new Map([[place, { kind: 'call', call: call.site, component: errorComponent, start, end }]]);
}

/** Whether the error goes into something that others than the function can look at. */
export const handsErrorOn = (fn: FunctionModel, call: ModelledCall, text: string): boolean =>
  call.row.errorIn !== undefined && ownErrorPlace(fn, call, text) === undefined;

/**
 * The variable of the function itself that is given the error: none that was made of another, that functions inside it mention, or
 * whose address is kept.
 */
function ownErrorPlace(fn: FunctionModel, { row, site }: ModelledCall, text: string): string | undefined {
  const place = row.errorIn === undefined ? undefined : placeOf(valueAt(site, row.errorIn));
  if (place === undefined || fn.variables.get(place)?.is !== 'value') return undefined;
  const isGiven = fn.parameters.some(({ name }) => name === place);
  const isShared = fn.graph.steps.some(
    (step) =>
      step.op === 'assign' &&
      ((step.target === place && step.value.kind === 'place') ||
        (step.value.kind === 'other' && placeOf(step.value) === place)),
  );
  const word = new RegExp(`\\b${place}\\b`);
  const isSeen = fn.inner.some(({ start, end }) => word.test(text.slice(start, end)));
  return isGiven || isShared || isSeen ? undefined : place;
}

/** Whether what a call returns is dropped, and with it all that it says of a failure. */
export const dropsError = ({ row, site }: ModelledCall): boolean => site.dropped && row.errorIn === undefined;

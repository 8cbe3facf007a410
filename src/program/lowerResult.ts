/**
 * Lowers what is done with results that are either a value or a failure.
 *
 * Success is seen through: what stands for it in the model is the value itself, so that a count, and 0 for the end of the data, are
 * compared like those of a call that gives nothing else. A failure is a value of its own kind.
 */

import type { ResultMethod } from '../languages/resultForms';
import type { Frontier } from './graph';
import type { Item } from './item';
import { lowerExpression } from './lowerExpression';
import type { Lowering } from './lowering';
import type { Value } from './value';

/** The value behind `?`: where it is a failure, that is what the function returns. */
export function propagated(low: Lowering, item: Item, value: Value): Value {
  leaveOnFailure(low, item, value, () => low.graph.add({ op: 'return', value }));
  return value;
}

function leaveOnFailure(low: Lowering, { start, end }: Item, value: Value, leave: () => void): void {
  const condition: Value = { kind: 'is', what: 'failure', of: value, start, end };
  const { yes, no } = low.graph.when(low.graph.add({ op: 'branch', condition, demanded: true }));
  low.graph.frontier = yes;
  leave();
  low.graph.frontier = no;
}

/** What a method gives that asks a result what it is, or takes the value out of it. `args` are its arguments. */
export function asked(
  low: Lowering,
  item: Item,
  method: ResultMethod,
  value: Value,
  args: readonly Item[],
  dropped: boolean,
): Value {
  const { start, end } = item;
  const is = (what: 'failure' | 'absent'): Value => ({ kind: 'is', what, of: value, start, end });
  const not = (operand: Value): Value => ({ kind: 'not', operand, start, end });
  switch (method) {
    case 'demands':
      leaveOnFailure(low, item, value, () => low.graph.add({ op: 'throw' }));
      lowerAll(low, args);
      return value;
    case 'defaults':
      return defaulted(low, item, value, args);
    case 'failed':
      return is('failure');
    case 'succeeded':
      return not(is('failure'));
    case 'absent':
      return is('absent');
    case 'present':
      return not(is('absent'));
    case 'same':
    case 'bounds':
    case 'waits':
      lowerAll(low, args);
      // To make something of a result, and drop that, says that it does not matter.
      if (dropped) low.graph.add({ op: 'assign', target: undefined, value, accumulates: false });
      return value;
  }
}

function lowerAll(low: Lowering, args: readonly Item[]): void {
  for (const one of args) lowerExpression(low, one);
}

/** `result.unwrap_or(0)`: something else in place of a failure. It is kept in a place of its own. */
function defaulted(low: Lowering, item: Item, value: Value, args: readonly Item[]): Value {
  const { start, end } = item;
  const name = `?${start}:${end}`;
  const condition: Value = { kind: 'is', what: 'failure', of: value, start, end };
  const { yes, no } = low.graph.when(low.graph.add({ op: 'branch', condition }));
  const ends: Frontier[] = [];
  low.graph.frontier = yes;
  const [instead] = args.map((one) => lowerExpression(low, one));
  low.graph.add({
    op: 'assign',
    target: name,
    value: instead ?? { kind: 'other', operands: [], start, end },
    accumulates: false,
  });
  ends.push(low.graph.frontier);
  low.graph.frontier = no;
  low.graph.add({ op: 'assign', target: name, value, accumulates: false });
  ends.push(low.graph.frontier);
  low.graph.frontier = ends.flat();
  low.graph.add({ op: 'join' });
  return { kind: 'place', name, start, end };
}

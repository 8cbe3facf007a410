/** Lowers properties that do something when they are given a value: calls that are written as assignments. */
import { type Item, partOf } from './item';
import { compact, type Lowering } from './lowerExpression';
import type { CallSite, Value } from './value';

/** The call behind `client.Timeout = 5`, and those behind what an object is given where it is made: `new Client { Timeout = 5 }`. */
export function lowerProperties(low: Lowering, target: Item, place: string | undefined, value: Value): void {
  const { setters } = low;
  if (!setters) return;
  const object = target.kind === 'member' ? partOf(target, 'object') : undefined;
  const name = object && partOf(target, 'name');
  if (object && name && place !== undefined && setters.test(compact(low, name))) {
    const receiver: Value = { kind: 'place', name: ownerOf(place), start: object.start, end: object.end };
    add(low, compact(low, name), receiver, value, { start: target.start, end: value.end });
  }
  if (value.kind !== 'call' || place === undefined) return;
  for (const argument of value.call.arguments) {
    if (argument.name === undefined || !setters.test(argument.name)) continue;
    const receiver: Value = { kind: 'place', name: place, start: target.start, end: target.end };
    add(low, argument.name, receiver, argument.value, argument);
  }
}

/** The path of fields without its last one. */
const ownerOf = (place: string): string => place.replace(/(?:\.|->)\w+$/, '');

function add(
  low: Lowering,
  name: string,
  receiver: Value,
  value: Value,
  { start, end }: { start: number; end: number },
) {
  const at = { start, end };
  const site: CallSite = {
    id: low.calls++,
    callee: name,
    name,
    global: false,
    receiver,
    arguments: [{ value, spread: false, start: value.start, end: value.end }],
    ...at,
    calleeEnd: end,
    statement: low.statement,
    retried: false,
    dropped: true,
  };
  low.graph.add({ op: 'call', call: site });
}

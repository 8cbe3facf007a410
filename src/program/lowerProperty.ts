/** Lowers properties that do something when they are asked for or given a value: calls that are not written as such. */
import type { LanguageManifest } from '../languages/language';
import { type Item, partOf } from './item';
import { compact, type Lowering } from './lowering';
import type { Argument, CallSite, Value } from './value';

/** The call behind `client.Timeout = 5`, and those behind what an object is given where it is made: `new Client { Timeout = 5 }`. */
export function lowerProperties(low: Lowering, target: Item, place: string | undefined, value: Value): void {
  const { setters } = low;
  if (!setters || place === undefined) return;
  const object = target.kind === 'member' ? partOf(target, 'object') : undefined;
  const name = object ? partOf(target, 'name') : target.kind === 'name' ? target : undefined;
  const owner = object ? ownerOf(place) : low.implicit;
  if (name && owner !== undefined && setters.test(compact(low, name))) {
    const { start, end } = object ?? { start: target.start, end: target.start };
    const receiver: Value = { kind: 'place', name: owner, start, end };
    set(low, compact(low, name), receiver, value, { start: target.start, end: value.end });
  }
  if (value.kind !== 'call') return;
  for (const argument of value.call.arguments) {
    if (argument.name === undefined || !setters.test(argument.name)) continue;
    const receiver: Value = { kind: 'place', name: place, start: target.start, end: target.end };
    set(low, argument.name, receiver, argument.value, argument);
  }
}

/** The call behind `connection.responseCode`; nothing where the name is that of a mere field. */
export function lowerGetter(low: Lowering, item: Item, object: Value | undefined): Value | undefined {
  const { getters, implicit } = low;
  if (!getters) return undefined;
  const name = item.kind === 'member' ? partOf(item, 'name') : item;
  if (!name || !getters.test(compact(low, name))) return undefined;
  const at = { start: item.start, end: item.end };
  const isField = object?.kind === 'place' && object.name === low.manifest.self && implicit !== object.name;
  const alone = object === undefined && implicit !== undefined && !low.declared.has(compact(low, name));
  const receiver: Value | undefined = alone ? { kind: 'place', name: implicit, ...at, end: item.start } : object;
  if (!receiver || isField) return undefined;
  const { optionalAccess } = low.manifest;
  const written = partOf(item, 'object');
  const between = written && compact(low, { start: written.end, end: name.start });
  const skipped = between !== undefined && between === optionalAccess;
  const call = add(low, accessorOf(low.manifest, 'get', compact(low, name)), receiver, [], at, skipped);
  return { kind: 'call', call, ...at };
}

/** The name that the model has for what gives a property, or gives it a value. */
function accessorOf({ accessors }: LanguageManifest, kind: 'get' | 'set', property: string): string {
  if (!accessors || (kind === 'get' && saysWhether.test(property))) return property;
  return accessors[kind] + property.charAt(0).toUpperCase() + property.slice(1);
}

/** Properties that say whether something is so have no other name as methods. */
const saysWhether = /^is[A-Z]/;

/** The names of the properties behind which a method of the model stands. */
export function propertiesOf(
  { accessors }: Pick<LanguageManifest, 'accessors'>,
  kind: 'get' | 'set',
  method: string,
): readonly string[] {
  if (!accessors || (kind === 'get' && saysWhether.test(method))) return [method];
  const name = method.startsWith(accessors[kind]) ? method.slice(accessors[kind].length) : '';
  return name === '' ? [] : [name.charAt(0).toLowerCase() + name.slice(1)];
}

/** The path of fields without its last one. */
const ownerOf = (place: string): string => place.replace(/(?:\.|->)\w+$/, '');

function set(low: Lowering, property: string, receiver: Value, value: Value, at: { start: number; end: number }): void {
  const { start, end } = value;
  add(low, accessorOf(low.manifest, 'set', property), receiver, [{ value, spread: false, start, end }], at, false);
}

function add(
  low: Lowering,
  name: string,
  receiver: Value,
  args: readonly Argument[],
  { start, end }: { start: number; end: number },
  skipped: boolean,
): CallSite {
  const site: CallSite = {
    id: low.calls++,
    callee: name,
    name,
    global: false,
    receiver,
    arguments: args,
    start,
    end,
    calleeEnd: end,
    statement: low.statement,
    retried: false,
    dropped: args.length > 0,
    ...(skipped ? { onNothing: 'skipped' } : {}),
  };
  low.graph.add({ op: 'call', call: site });
  return site;
}

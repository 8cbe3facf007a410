/** Lowers what gives places their values. */
import { type Item, partOf, partsOf } from './item';
import { lowerSetter } from './lowerCall';
import { clearPlace, lowerExpression, placeName } from './lowerExpression';
import { compact, type Lowering, other } from './lowering';
import { lowerPattern } from './lowerPattern';
import { lowerProperties } from './lowerProperty';
import type { Value } from './value';

export function assignment(low: Lowering, item: Item): Value {
  const source = partOf(item, 'value');
  const targets = partsOf(item, item.kind === 'field' ? 'declarator' : 'target');
  const [only, ...others] = targets;
  const { into } = low;
  // A variable that is declared here may be another one than that of its name in its value.
  if (source && only?.kind === 'name' && others.length === 0) {
    const place = item.kind === 'declare' ? low.scopes.placeBehind(compact(low, only)) : placeName(low, only);
    low.into = { place, start: source.start, end: source.end };
  }
  const value = source ? lowerExpression(low, source) : other(item);
  low.into = into;
  for (const target of targets) assign(low, target, value, item.kind === 'declare');
  const pattern = partOf(item, 'pattern');
  if (!pattern) return value;
  const { yes, no } = lowerPattern(low, pattern, value);
  const otherwise = partOf(item, 'else');
  low.graph.frontier = no;
  if (otherwise) low.statements.value(otherwise);
  // A pattern that has no alternative always matches.
  low.graph.frontier = otherwise ? yes : [...yes, ...no];
  return value;
}

/** Assigns `value` to what `target` names; a tuple takes the components apart. */
export function assign(low: Lowering, target: Item, value: Value, declares = false): void {
  if (target.kind === 'wildcard') return;
  // What looks like a field may be a method that is given the value.
  if (target.kind === 'call') {
    lowerSetter(low, target, value);
    return;
  }
  if (target.kind === 'tuple') {
    target.children.forEach((child, component) => {
      assign(low, child, componentOf(value, component, target), declares);
    });
    return;
  }
  if (target.kind === 'aggregate') {
    for (const child of target.children) assignField(low, child, value);
    return;
  }
  const written = target.kind === 'name' ? compact(low, target) : undefined;
  if (written !== undefined && written === low.manifest.blank) return;
  if (written !== undefined && declares) low.scopes.declare(written);
  const shared = written !== undefined && low.manifest.declares === true && !low.scopes.isOwn(written);
  const place = targetName(low, target);
  // What is put together in place is there already.
  if (value.kind === 'place' && value.name === place) return;
  low.graph.add({ op: 'assign', target: place, value, accumulates: false, ...(shared ? { shared } : {}) });
  lowerProperties(low, target, place, value);
}

function componentOf(value: Value, component: number, target: Item): Value {
  if (value.kind === 'call') return { ...value, component };
  const part = value.kind === 'tuple' ? value.operands[component] : undefined;
  if (part) return part;
  // The last of several values may be a call that gives all the rest.
  const last = value.kind === 'tuple' ? value.operands.at(-1) : undefined;
  return last?.kind === 'call' && value.kind === 'tuple'
    ? { ...last, component: component - value.operands.length + 1 }
    : other(target, [value]);
}

/** Assigns what one name of `{ name, name: target, target = value }` takes out of a record. */
export function assignField(low: Lowering, item: Item, record: Value): void {
  const name = partOf(item, 'name');
  const given = item.kind === 'keyword' ? partOf(item, 'value') : partOf(item, 'target');
  // A default stands for what the record does not have.
  const target = given?.kind === 'assign' ? partOf(given, 'target') : given;
  const field = compact(low, name ?? target ?? item);
  const at = { start: item.start, end: item.end };
  const value: Value =
    record.kind === 'place' ? { kind: 'place', name: `${record.name}.${field}`, ...at } : other(item, [record]);
  if (target && target.kind !== 'keyword') assign(low, target, value);
  else low.graph.add({ op: 'assign', target: field, value, accumulates: false });
}

/** The place an assignment's target names. In a declarator such as `*p` that is the only name in it. */
function targetName(low: Lowering, target: Item): string | undefined {
  if (target.kind === 'member' && low.manifest.scopes) {
    const object = partOf(target, 'object');
    const { start, end } = target;
    const plain = object?.kind === 'name' || object?.kind === 'member' ? targetName(low, object) : undefined;
    const clear = plain === undefined ? undefined : clearPlace(low, target, { kind: 'place', name: plain, start, end });
    return clear ?? compact(low, target);
  }
  if (target.kind === 'name' && low.fieldsOf !== undefined) return `${low.fieldsOf}.${compact(low, target)}`;
  if (target.kind === 'name' || target.kind === 'member') return placeName(low, target);
  if (target.kind === 'index' || target.kind === 'deref') {
    lowerExpression(low, target);
    return undefined;
  }
  const [first] = target.children;
  return first ? targetName(low, first) : undefined;
}

export function accumulation(low: Lowering, item: Item): Value {
  const source = partOf(item, 'value');
  const target = partOf(item, 'target');
  const value: Value = source
    ? lowerExpression(low, source)
    : { kind: 'number', value: 1, start: item.start, end: item.end };
  const demanded = source && low.manifest.addingNullRaises ? ({ demanded: true } as const) : {};
  if (target) low.graph.add({ op: 'assign', target: targetName(low, target), value, accumulates: true, ...demanded });
  return other(item, target ? [lowerExpression(low, target)] : []);
}

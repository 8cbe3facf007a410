/** What the single components of a result tell of how the call has ended. */
import type { ApiRow, Outcome } from '../languages/api';
import { isDisjoint, shownBy } from './abstract';
import type { ModelledCall } from './program';
import { type CallSite, type Component, mentions, type Value } from './value';

/** Whether a component of the result differs between an outcome and success. A result without components tells everything. */
export function tells({ outcomes }: ApiRow, outcome: Outcome, component: Component | undefined): boolean {
  const showings = outcomes?.[outcome];
  if (typeof showings !== 'object' || component === undefined) return true;
  return isDisjoint(shownBy(showings)?.(component), shownBy(outcomes?.done)?.(component));
}

/** Whether a component is a valid count although the call has ended in an outcome that another component tells. */
export function isCountIn({ outcomes, errorIn }: ApiRow, outcome: Outcome, given: Component | undefined): boolean {
  // Where the error goes into an argument all that is returned is the first component.
  const component = given ?? (errorIn === undefined ? undefined : 0);
  const showings = outcomes?.[outcome];
  if (typeof showings !== 'object' || component === undefined) return false;
  const shown = shownBy(showings)?.(component);
  return shown?.kind === 'number' && shown.low >= 0;
}

/** The components of the result of `site` that a value is made of. */
function componentsIn(
  site: CallSite,
  value: Value,
  bindings: ReadonlyMap<string, Value>,
): readonly (Component | undefined)[] {
  const components: (Component | undefined)[] = [];
  const followed = new Set<string>();
  const pending = [value];
  for (let next = pending.pop(); next; next = pending.pop()) {
    mentions(next, (one) => {
      if (one.kind === 'call' && one.call === site) components.push(one.component);
      if (one.kind !== 'place' || followed.has(one.name)) return false;
      followed.add(one.name);
      const held = bindings.get(one.name);
      if (held) pending.push(held);
      return false;
    });
  }
  return components;
}

/** The places that hold what tells a failure of the call from success; where a failure does not show, anything of the result. */
export function holdersOf(
  { site, row }: ModelledCall,
  bindings: ReadonlyMap<string, Value>,
  shows: boolean,
): readonly string[] {
  return [...bindings].flatMap(([place, value]) =>
    componentsIn(site, value, bindings).some((component) => !shows || tells(row, 'error', component)) ? [place] : [],
  );
}

/** The outcomes, of those that are possible, that somebody can tell from success who has the values. */
export function toldIn(
  { site, row }: ModelledCall,
  values: readonly Value[],
  possible: ReadonlySet<Outcome>,
  bindings: ReadonlyMap<string, Value>,
): ReadonlySet<Outcome> {
  const components = values.flatMap((value) => componentsIn(site, value, bindings));
  if (components.length === 0) return new Set();
  return new Set(
    [...possible].filter((one) => one === 'done' || components.some((component) => tells(row, one, component))),
  );
}

/**
 * Whether a condition only asks for one text, or for what contains one, and `decision` is the side on which neither the end of the
 * connection nor other data is it. A constant is taken for such a text unless its name says that it means the end.
 */
export function missesBoth(condition: Value, decision: boolean | undefined): boolean {
  if (condition.kind === 'not') return missesBoth(condition.operand, decision === undefined ? undefined : !decision);
  if (condition.kind === 'arithmetic') return condition.operator === 'in' || condition.operator === 'not in';
  if (condition.kind !== 'compare' || (condition.operator !== '==' && condition.operator !== '!=')) return false;
  const unequal = condition.operator === '!=';
  return [condition.left, condition.right].some((side) =>
    side.kind === 'text' ? !side.empty && decision === unequal : decision === undefined && isText(side),
  );
}

/** Whether a value is a constant that is no name for the end of something. */
const isText = (value: Value): boolean =>
  value.kind === 'place' && /^[A-Z][A-Z\d_]+$/.test(value.name) && !/EOF|END|EMPTY|NONE|NUL|CLOSE/.test(value.name);

/** Lowers races: several waits of which the first that is over decides what is done. */
import { append, type Frontier, type Loose } from './graph';
import { type Item, partOf } from './item';
import { lowerCondition } from './lowerExpression';
import type { Keep, Lowering } from './lowering';
import type { Jumps } from './lowerLoop';
import { rest, sequence } from './lowerStatement';

export function lowerRace(low: Lowering, jumps: Jumps, item: Item, keep?: Keep): void {
  const cases = item.children.filter(({ kind }) => kind === 'case');
  const ends: Loose[] = [];
  let open = low.graph.frontier;
  for (const [index, one] of cases.entries()) {
    const value = partOf(one, 'value');
    const guard = partOf(one, 'guard');
    const untaken: Loose[] = [];
    low.graph.frontier = open;
    const taken = (edges: { readonly yes: Frontier; readonly no: Frontier }): void => {
      low.graph.frontier = edges.yes;
      append(untaken, edges.no);
    };
    // Nobody knows which wait is over first. What has none is done when there is nothing to wait for.
    if (value && index < cases.length - 1) {
      const condition = { kind: 'other', operands: [], start: one.start, end: one.end } as const;
      taken(low.graph.when(low.graph.add({ op: 'branch', condition })));
    }
    low.scopes.open();
    if (guard) taken(lowerCondition(low, guard));
    // What comes in another form than was asked for leaves the others in the race.
    if (value) taken(lowerCondition(low, value));
    low.graph.add({ op: 'join' });
    sequence(low, jumps, rest(one), keep);
    low.scopes.close();
    append(ends, low.graph.frontier);
    open = untaken;
  }
  low.graph.frontier = open;
  if (open.length > 0) low.graph.add({ op: 'throw' });
  low.graph.frontier = ends;
  if (ends.length > 0) low.graph.add({ op: 'join' });
}

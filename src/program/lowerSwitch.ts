/** Lowers switches: by values that are compared, or by patterns. */
import { append, type Frontier } from './graph';
import { type Item, partOf, partsOf } from './item';
import { lowerCondition, lowerExpression } from './lowerExpression';
import type { Edges, Keep, Lowering } from './lowering';
import { type Jump, type Jumps, takeLabel } from './lowerLoop';
import { lowerPattern } from './lowerPattern';
import { lowerStatement, rest, sequence } from './lowerStatement';
import type { Value } from './value';

export function lowerSwitch(low: Lowering, jumps: Jumps, item: Item, keep?: Keep): void {
  const label = takeLabel(jumps);
  for (const init of partsOf(item, 'init')) lowerStatement(low, jumps, init, 'part');
  const value = partOf(item, 'value');
  const subject = value && lowerExpression(low, value);
  const breaks: Jump = { from: 'switch', label, edges: [] };
  if (!low.manifest.breakPassesSwitch) jumps.breaks.push(breaks);
  let untaken = low.graph.frontier;
  let fallen: Frontier = [];
  let hasDefault = false;
  const cases = casesOf(item);
  for (const [index, one] of cases.entries()) {
    const labels = partsOf(one, 'value');
    const pattern = subject && partOf(one, 'pattern');
    low.graph.frontier = untaken;
    let taken: Frontier = untaken;
    low.scopes.open();
    if (pattern) {
      const edges = guarded(low, one, lowerPattern(low, pattern, subject));
      // What is left for the last pattern has its form where patterns must leave nothing out.
      const last = low.manifest.patternsAreComplete && index === cases.length - 1;
      taken = last ? [...edges.yes, ...edges.no] : edges.yes;
      untaken = last ? [] : edges.no;
      hasDefault ||= untaken.length === 0;
    } else if (labels.length > 0) {
      taken = [];
      for (const label of labels) {
        low.graph.frontier = untaken;
        const { yes, no } = lowerLabel(low, subject, label);
        taken = [...taken, ...yes];
        untaken = no;
      }
    } else {
      hasDefault = true;
      untaken = [];
    }
    low.graph.frontier = [...taken, ...fallen];
    low.graph.add({ op: 'join' });
    const body = partsOf(one, 'body');
    sequence(low, jumps, body.length > 0 ? body : rest(one), keep);
    low.scopes.close();
    if (low.manifest.switchFallsThrough && body.length === 0) fallen = low.graph.frontier;
    else {
      append(breaks.edges, low.graph.frontier);
      fallen = [];
    }
  }
  if (!low.manifest.breakPassesSwitch) jumps.breaks.pop();
  low.graph.frontier = [...breaks.edges, ...fallen, ...(hasDefault ? [] : untaken)];
  if (low.graph.frontier.length > 0) low.graph.add({ op: 'join' });
}

/** A case that also has a condition: where that does not hold, the cases behind it are asked. */
function guarded(low: Lowering, item: Item, { yes, no }: Edges): Edges {
  const guard = partOf(item, 'guard');
  if (!guard) return { yes, no };
  low.graph.frontier = yes;
  const edges = lowerCondition(low, guard);
  return { yes: edges.yes, no: [...no, ...edges.no] };
}

/** The edges of a case: what is looked at is its value, or without anything to look at the value is a condition. */
function lowerLabel(low: Lowering, subject: Value | undefined, label: Item): Edges {
  if (!subject) return lowerCondition(low, label);
  const right = lowerExpression(low, label);
  const { start, end } = label;
  const condition: Value = { kind: 'compare', operator: '==', left: subject, right, start, end };
  return low.graph.when(low.graph.add({ op: 'branch', condition }));
}

/** The cases of a switch, the default last when control does not fall from one into the next. */
function casesOf(item: Item): readonly Item[] {
  const body = partOf(item, 'body') ?? item;
  return body.children.filter(({ kind }) => kind === 'case');
}

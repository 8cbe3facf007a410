/** Turns the items of loops into steps of a control-flow graph. */
import { compiled } from '../base/compiled';
import type { Frontier, Loose } from './graph';
import { type Item, partOf, partsOf } from './item';
import { assign } from './lowerAssign';
import { lowerCondition, lowerExpression } from './lowerExpression';
import type { Edges, Keep, Lowering } from './lowering';
import { lowerStatement, sequence } from './lowerStatement';
import type { StatementPlace, Value } from './value';

/** Edges that leave a loop or a switch, or go on with its next round. */
export interface Jump {
  readonly from: 'loop' | 'switch';
  /** The name of the loop, when it has one. */
  readonly label?: string | undefined;
  /** Takes the value that is given with the jump. */
  readonly keep?: Keep | undefined;
  readonly edges: Loose[];
}

/** Where `break` and `continue` lead to, and the labels of the function. */
export interface Jumps {
  /** Collects the edges that leave the loops and switches around, innermost last. */
  readonly breaks: Jump[];
  /** The steps that the loops around go on with, innermost last. */
  readonly continues: Jump[];
  /** Where the blocks around begin whose handlers may ask for another attempt, innermost last. */
  readonly attempts: number[];
  readonly labels: Map<string, number>;
  /** The label of the statement that is lowered next. */
  label: string | undefined;
  readonly gotos: { readonly label: string; readonly edges: Frontier }[];
}

/** Where a statement stands. */
export const place = (jumps: Jumps, { start, end }: Item, plain: boolean): StatementPlace => ({
  start,
  end,
  plain,
  breaks: jumps.breaks.at(-1)?.from ?? 'nothing',
});

/** Takes the label that stands before a loop or a switch. */
export function takeLabel(jumps: Jumps): string | undefined {
  const { label } = jumps;
  jumps.label = undefined;
  return label;
}

/** Lowers `body` as that of a loop, which may have a label and a value; gives the edges that leave by `break`. */
export function loopBody(
  low: Lowering,
  jumps: Jumps,
  body: readonly Item[],
  onContinue: (edges: Frontier) => void,
  keep?: Keep,
  loop: { readonly label?: string | undefined; readonly keep?: Keep | undefined } = {},
): Frontier {
  const label = loop.label ?? takeLabel(jumps);
  const breaks: Jump = { from: 'loop', edges: [], ...loop, label };
  const continues: Jump = { from: 'loop', edges: [], label, keep };
  jumps.breaks.push(breaks);
  jumps.continues.push(continues);
  sequence(low, jumps, body, keep);
  jumps.breaks.pop();
  jumps.continues.pop();
  onContinue([...low.graph.frontier, ...continues.edges]);
  return breaks.edges;
}

/** The edges on which a loop goes on and ends, which it does while its condition holds or until one does; nothing without one. */
function goesOn(low: Lowering, jumps: Jumps, item: Item): Edges | undefined {
  const until = partOf(item, 'until');
  const condition = until ?? partOf(item, 'condition');
  if (!condition) return undefined;
  low.statement = place(jumps, condition, false);
  const { yes, no } = lowerCondition(low, condition);
  return until ? { yes: no, no: yes } : { yes, no };
}

/** The name of a loop, or of the one that a jump leaves or goes on with. */
export function labelOf(low: Lowering, item: Item): string | undefined {
  const label = partOf(item, 'label');
  return label && labelNamed(low, label);
}

/** A label without the sign that makes it one. */
export const labelNamed = (low: Lowering, { start, end }: Item): string => low.text.slice(start, end).replace(/@$/, '');

export function lowerLoop(low: Lowering, jumps: Jumps, item: Item, keep?: Keep): void {
  for (const init of partsOf(item, 'init')) lowerStatement(low, jumps, init, 'part');
  const head = low.graph.add({ op: 'join' });
  const { yes, no } = goesOn(low, jumps, item) ?? { yes: low.graph.frontier, no: [] };
  low.graph.frontier = yes;
  const nextRound = (edges: Frontier): void => {
    low.graph.frontier = edges;
    if (edges.length > 0) low.graph.add({ op: 'join' });
    for (const update of partsOf(item, 'update')) lowerStatement(low, jumps, update, 'part');
    low.graph.connect(low.graph.frontier, head);
  };
  const left = loopBody(low, jumps, partsOf(item, 'body'), nextRound, undefined, { label: labelOf(low, item), keep });
  low.graph.frontier = no;
  sequence(low, jumps, partsOf(item, 'else'));
  low.graph.frontier = [...low.graph.frontier, ...left];
  if (low.graph.frontier.length > 0) low.graph.add({ op: 'join' });
}

export function lowerDoWhile(low: Lowering, jumps: Jumps, item: Item): void {
  const head = low.graph.add({ op: 'join' });
  let leaves: Frontier = [];
  const nextRound = (edges: Frontier): void => {
    low.graph.frontier = edges;
    if (edges.length === 0) return;
    low.graph.add({ op: 'join' });
    const { yes, no } = goesOn(low, jumps, item) ?? { yes: low.graph.frontier, no: [] };
    low.graph.connect(yes, head);
    leaves = no;
  };
  const left = loopBody(low, jumps, partsOf(item, 'body'), nextRound, undefined, { label: labelOf(low, item) });
  low.graph.frontier = [...leaves, ...left];
  if (low.graph.frontier.length > 0) low.graph.add({ op: 'join' });
}

/** Whether what a loop goes through has no end. */
const isEndless = ({ manifest }: Lowering, elements: Value | undefined): boolean =>
  manifest.endlessSources !== undefined &&
  elements?.kind === 'call' &&
  compiled(manifest.endlessSources).test(elements.call.callee);

export function lowerForEach(low: Lowering, jumps: Jumps, item: Item): void {
  const source = partOf(item, 'source');
  const elements = source ? lowerExpression(low, source) : undefined;
  const at = { start: item.start, end: item.start };
  const head = low.graph.add({ op: 'join' });
  const { yes, no } = low.graph.when(
    low.graph.add({
      op: 'branch',
      condition: { kind: 'other', operands: elements ? [elements] : [], ...at },
      ...(isEndless(low, elements) ? {} : { each: true }),
    }),
  );
  low.graph.frontier = yes;
  const target = partOf(item, 'target');
  const element: Value =
    elements?.kind === 'call' && elements.component === undefined
      ? { ...elements, component: 'each' }
      : { kind: 'other', operands: elements ? [elements] : [], ...at };
  if (target) assign(low, target, element, low.manifest.declares);
  const nextRound = (edges: Frontier): void => low.graph.connect(edges, head);
  const left = loopBody(low, jumps, partsOf(item, 'body'), nextRound, undefined, { label: labelOf(low, item) });
  low.graph.frontier = no;
  sequence(low, jumps, partsOf(item, 'else'));
  low.graph.frontier = [...low.graph.frontier, ...left];
  if (low.graph.frontier.length > 0) low.graph.add({ op: 'join' });
}

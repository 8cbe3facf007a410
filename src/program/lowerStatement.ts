/** Turns the items of statements into steps of a control-flow graph. */
import type { Frontier } from './graph';
import { type Item, partOf, partsOf } from './item';
import { assign, deepest, type Edges, type Lowering, lowerCondition, lowerExpression } from './lowerExpression';
import type { StatementPlace, Value } from './value';

/** Edges that leave a loop or a switch, or go on with its next round. */
interface Jump {
  readonly from: 'loop' | 'switch';
  edges: Frontier;
}

/** Where `break` and `continue` lead to, and the labels of the function. */
interface Jumps {
  /** Collects the edges that leave the loops and switches around, innermost last. */
  readonly breaks: Jump[];
  /** The steps that the loops around go on with, innermost last. */
  readonly continues: Jump[];
  readonly labels: Map<string, number>;
  readonly gotos: { readonly label: string; readonly edges: Frontier }[];
}

/** Lowers the body of a function. */
export function lowerBody(low: Lowering, items: readonly Item[]): void {
  const jumps: Jumps = { breaks: [], continues: [], labels: new Map(), gotos: [] };
  low.graph.add({ op: 'join' });
  for (const item of items) lowerStatement(low, jumps, item, 'body');
  for (const { label, edges } of jumps.gotos) low.graph.connect(edges, jumps.labels.get(label) ?? -1);
  low.graph.connect(low.graph.frontier, -1);
}

function sequence(low: Lowering, jumps: Jumps, items: readonly Item[]): void {
  for (const item of items) lowerStatement(low, jumps, item, 'part');
}

/** The children that play no part: the statements of a case, a handler or a label. */
const rest = (item: Item): readonly Item[] => item.children.filter(({ parts }) => parts.length === 0);

/** Where a statement stands: others can stand beside it in a block and in what is the body of something, not as a part of another. */
type Within = 'block' | 'body' | 'part';

/** Expressions that are statements by themselves where a grammar has no node around them. */
const bareStatements: ReadonlySet<Item['kind']> = new Set<Item['kind']>(['call', 'assign', 'update']);

const isPlain = ({ kind }: Item, within: Within): boolean =>
  kind === 'statement' ? within !== 'part' : within === 'block' && bareStatements.has(kind);

/** Lowers a statement and everything in it. */
function lowerStatement(low: Lowering, jumps: Jumps, item: Item, within: Within): void {
  if (low.depth > deepest) return;
  low.depth++;
  lowerOne(low, jumps, item, within);
  low.depth--;
}

function lowerOne(low: Lowering, jumps: Jumps, item: Item, within: Within): void {
  low.statement = place(jumps, item, isPlain(item, within));
  switch (item.kind) {
    case 'block':
      for (const child of item.children) lowerStatement(low, jumps, child, 'block');
      return;
    case 'if':
      lowerIf(low, jumps, item, partsOf(item, 'else'));
      return;
    case 'loop':
      lowerLoop(low, jumps, item);
      return;
    case 'dowhile':
      lowerDoWhile(low, jumps, item);
      return;
    case 'foreach':
      lowerForEach(low, jumps, item);
      return;
    case 'switch':
      lowerSwitch(low, jumps, item);
      return;
    case 'try':
      lowerTry(low, jumps, item);
      return;
    case 'with':
      for (const value of partsOf(item, 'value')) lowerExpression(low, value);
      sequence(low, jumps, partsOf(item, 'body'));
      return;
    case 'label': {
      const name = partOf(item, 'name');
      const step = low.graph.add({ op: 'join' });
      if (name) jumps.labels.set(low.text.slice(name.start, name.end), step);
      sequence(low, jumps, rest(item));
      return;
    }
    case 'return': {
      const values = item.children.map((child) => lowerExpression(low, child));
      const value: Value | undefined =
        values.length > 1 ? { kind: 'other', operands: values, start: item.start, end: item.end } : values[0];
      low.graph.add({ op: 'return', value });
      low.graph.frontier = [];
      return;
    }
    case 'throw':
      for (const child of item.children) lowerExpression(low, child);
      low.graph.add({ op: 'throw' });
      low.graph.frontier = [];
      return;
    case 'assert': {
      const condition = partOf(item, 'condition');
      if (!condition) return;
      const { yes, no } = lowerCondition(low, condition);
      low.graph.frontier = no;
      low.graph.add({ op: 'throw' });
      low.graph.frontier = yes;
      return;
    }
    case 'break':
      jump(low, jumps.breaks.at(-1));
      return;
    case 'continue':
      jump(low, jumps.continues.at(-1));
      return;
    case 'goto': {
      const label = partOf(item, 'label');
      const name = label ? low.text.slice(label.start, label.end) : '';
      jumps.gotos.push({ label: name, edges: low.graph.frontier });
      low.graph.frontier = [];
      return;
    }
    case 'function':
      low.nested(item);
      return;
    case 'class':
    case 'parameter':
      return;
    case 'statement':
      for (const child of item.children) lowerExpression(low, child);
      return;
    case 'other':
      // A wrapper such as an else clause or the whole file: what is in it decides.
      for (const child of item.children) lowerStatement(low, jumps, child, within);
      return;
    default:
      lowerExpression(low, item);
  }
}

const place = (jumps: Jumps, { start, end }: Item, plain: boolean): StatementPlace => ({
  start,
  end,
  plain,
  breaks: jumps.breaks.at(-1)?.from ?? 'nothing',
});

function jump(low: Lowering, target: Jump | undefined): void {
  if (target) target.edges = [...target.edges, ...low.graph.frontier];
  low.graph.frontier = [];
}

function lowerIf(low: Lowering, jumps: Jumps, item: Item, elses: readonly Item[]): void {
  for (const init of partsOf(item, 'init')) lowerStatement(low, jumps, init, 'part');
  const condition = partOf(item, 'condition');
  const { yes, no } = condition ? lowerCondition(low, condition) : eitherWay(low, item);
  low.graph.frontier = yes;
  // Without a condition of its own, as in conditional compilation, what is no alternative belongs to the first branch.
  const first = condition ? partsOf(item, 'then') : rest(item);
  for (const statement of first) lowerStatement(low, jumps, statement, condition ? 'part' : 'body');
  const done = low.graph.frontier;
  low.graph.frontier = no;
  const [next, ...others] = elses;
  // A chain of `elif` clauses lists all alternatives in its first statement: each one is the else of the one before.
  if (next?.kind === 'if') lowerIf(low, jumps, next, others.length > 0 ? others : partsOf(next, 'else'));
  else sequence(low, jumps, elses);
  low.graph.frontier = [...low.graph.frontier, ...done];
  if (low.graph.frontier.length > 0) low.graph.add({ op: 'join' });
}

/** A branch on something that is not known here. */
function eitherWay(low: Lowering, { start }: Item): Edges {
  const condition: Value = { kind: 'other', operands: [], start, end: start };
  return low.graph.when(low.graph.add({ op: 'branch', condition }));
}

/** Lowers `body` as that of a loop whose next round begins at `head`; gives the edges that leave by `break`. */
function loopBody(low: Lowering, jumps: Jumps, body: readonly Item[], onContinue: (edges: Frontier) => void): Frontier {
  const breaks: Jump = { from: 'loop', edges: [] };
  const continues: Jump = { from: 'loop', edges: [] };
  jumps.breaks.push(breaks);
  jumps.continues.push(continues);
  sequence(low, jumps, body);
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

function lowerLoop(low: Lowering, jumps: Jumps, item: Item): void {
  for (const init of partsOf(item, 'init')) lowerStatement(low, jumps, init, 'part');
  const head = low.graph.add({ op: 'join' });
  const { yes, no } = goesOn(low, jumps, item) ?? { yes: low.graph.frontier, no: [] };
  low.graph.frontier = yes;
  const left = loopBody(low, jumps, partsOf(item, 'body'), (edges) => {
    low.graph.frontier = edges;
    if (edges.length > 0) low.graph.add({ op: 'join' });
    for (const update of partsOf(item, 'update')) lowerStatement(low, jumps, update, 'part');
    low.graph.connect(low.graph.frontier, head);
  });
  low.graph.frontier = no;
  sequence(low, jumps, partsOf(item, 'else'));
  low.graph.frontier = [...low.graph.frontier, ...left];
  if (low.graph.frontier.length > 0) low.graph.add({ op: 'join' });
}

function lowerDoWhile(low: Lowering, jumps: Jumps, item: Item): void {
  const head = low.graph.add({ op: 'join' });
  let leaves: Frontier = [];
  const left = loopBody(low, jumps, partsOf(item, 'body'), (edges) => {
    low.graph.frontier = edges;
    if (edges.length === 0) return;
    low.graph.add({ op: 'join' });
    const { yes, no } = goesOn(low, jumps, item) ?? { yes: low.graph.frontier, no: [] };
    low.graph.connect(yes, head);
    leaves = no;
  });
  low.graph.frontier = [...leaves, ...left];
  if (low.graph.frontier.length > 0) low.graph.add({ op: 'join' });
}

function lowerForEach(low: Lowering, jumps: Jumps, item: Item): void {
  const source = partOf(item, 'source');
  const elements = source ? lowerExpression(low, source) : undefined;
  const at = { start: item.start, end: item.start };
  const head = low.graph.add({ op: 'join' });
  const { yes, no } = low.graph.when(
    low.graph.add({ op: 'branch', condition: { kind: 'other', operands: elements ? [elements] : [], ...at } }),
  );
  low.graph.frontier = yes;
  const target = partOf(item, 'target');
  if (target) assign(low, target, { kind: 'other', operands: elements ? [elements] : [], ...at });
  const left = loopBody(low, jumps, partsOf(item, 'body'), (edges) => low.graph.connect(edges, head));
  low.graph.frontier = no;
  sequence(low, jumps, partsOf(item, 'else'));
  low.graph.frontier = [...low.graph.frontier, ...left];
  if (low.graph.frontier.length > 0) low.graph.add({ op: 'join' });
}

function lowerSwitch(low: Lowering, jumps: Jumps, item: Item): void {
  const value = partOf(item, 'value');
  const subject: Value = value
    ? lowerExpression(low, value)
    : { kind: 'other', operands: [], start: item.start, end: item.start };
  const breaks: Jump = { from: 'switch', edges: [] };
  jumps.breaks.push(breaks);
  let untaken = low.graph.frontier;
  let fallen: Frontier = [];
  let hasDefault = false;
  for (const one of casesOf(item)) {
    const label = partOf(one, 'value');
    low.graph.frontier = untaken;
    let taken: Frontier = untaken;
    if (label) {
      const condition: Value = {
        kind: 'compare',
        operator: '==',
        left: subject,
        right: lowerExpression(low, label),
        start: label.start,
        end: label.end,
      };
      const { yes, no } = low.graph.when(low.graph.add({ op: 'branch', condition }));
      taken = yes;
      untaken = no;
    } else {
      hasDefault = true;
      untaken = [];
    }
    low.graph.frontier = [...taken, ...fallen];
    low.graph.add({ op: 'join' });
    sequence(low, jumps, rest(one));
    if (low.manifest.switchFallsThrough) fallen = low.graph.frontier;
    else breaks.edges = [...breaks.edges, ...low.graph.frontier];
  }
  jumps.breaks.pop();
  low.graph.frontier = [...breaks.edges, ...fallen, ...(hasDefault ? [] : untaken)];
  if (low.graph.frontier.length > 0) low.graph.add({ op: 'join' });
}

/** The cases of a switch, the default last when control does not fall from one into the next. */
function casesOf(item: Item): readonly Item[] {
  const body = partOf(item, 'body') ?? item;
  return body.children.filter(({ kind }) => kind === 'case');
}

function lowerTry(low: Lowering, jumps: Jumps, item: Item): void {
  const outer = low.graph.raiseTo;
  const handlers = partsOf(item, 'handler');
  const before = low.graph.frontier;
  low.graph.frontier = [];
  // The step exceptions go to: from here on they reach a handler, or leave when none wants them.
  const dispatch = low.graph.add({ op: 'join' });
  const caught = low.graph.frontier;
  low.graph.frontier = before;
  low.graph.raiseTo = dispatch;
  sequence(low, jumps, partsOf(item, 'body'));
  low.graph.raiseTo = outer;
  sequence(low, jumps, partsOf(item, 'else'));
  let ends = low.graph.frontier;
  for (const handler of handlers) {
    low.graph.frontier = caught;
    low.graph.add({ op: 'join' });
    sequence(low, jumps, rest(handler));
    ends = [...ends, ...low.graph.frontier];
  }
  if (handlers.length === 0) low.graph.connect(caught, outer);
  low.graph.frontier = ends;
  if (ends.length > 0) low.graph.add({ op: 'join' });
  for (const last of partsOf(item, 'finally')) sequence(low, jumps, last.children);
}

/** Turns the items of statements into steps of a control-flow graph. */
import { append, type Frontier, type Loose } from './graph';
import { type Item, partOf, partsOf } from './item';
import { assignment } from './lowerAssign';
import { eachWay } from './lowerChoice';
import { closureUse, lowerClosure } from './lowerClosure';
import { lowerCondition, lowerExpression } from './lowerExpression';
import { handExportsOut, lowerImport } from './lowerImport';
import { deepest, type Edges, type Keep, type Lowering } from './lowering';
import {
  type Jump,
  type Jumps,
  labelNamed,
  labelOf,
  loopBody,
  lowerDoWhile,
  lowerForEach,
  lowerLoop,
  place,
} from './lowerLoop';
import { lowerRace } from './lowerRace';
import { lowerSwitch } from './lowerSwitch';
import { lowerTry } from './lowerTry';
import type { CallSite, Value } from './value';

/** Lowers the body of a function. */
export function lowerBody(low: Lowering, items: readonly Item[], isFunction: boolean): void {
  const jumps: Jumps = { breaks: [], continues: [], attempts: [], labels: new Map(), label: undefined, gotos: [] };
  low.statements = {
    value: (item) => aside(low, () => statementValue(low, jumps, item)),
    closure: (closure, site) => aside(low, () => closureOf(low, jumps, closure, site)),
  };
  low.graph.add({ op: 'join' });
  const keep: Keep | undefined = isFunction && low.manifest.lastIsValue ? (value) => giveBack(low, value) : undefined;
  items.forEach((item, index) => {
    lowerStatement(low, jumps, item, 'body', index === items.length - 1 ? keep : undefined);
  });
  for (const { label, edges } of jumps.gotos) low.graph.connect(edges, jumps.labels.get(label) ?? -1);
  // What was put off is done last, the latest first.
  for (const item of low.deferred.reverse()) {
    low.statement = { start: item.start, end: item.end, plain: false, breaks: 'nothing' };
    lowerExpression(low, item);
  }
  low.graph.connect(low.graph.frontier, -1);
}

function giveBack(low: Lowering, value: Value): void {
  if (low.graph.frontier.length === 0) return;
  low.graph.add({ op: 'return', value });
  low.graph.frontier = [];
}

/** What stands in an expression leaves what is known of the statement around as it was. */
function aside(low: Lowering, lower: () => Value): Value {
  const { statement, kept, wrapper } = low;
  low.wrapper = undefined;
  const value = lower();
  low.statement = statement;
  low.kept = kept;
  low.wrapper = wrapper;
  return value;
}

/** The value of a statement that stands in an expression: it is kept in a place of its own. */
function statementValue(low: Lowering, jumps: Jumps, item: Item): Value {
  const { start, end } = item;
  const name = `?${start}_${end}`;
  lowerStatement(low, jumps, item, 'part', (value) =>
    low.graph.add({ op: 'assign', target: name, value, accumulates: false }),
  );
  return { kind: 'place', name, start, end };
}

function closureOf(low: Lowering, jumps: Jumps, closure: Item, site: CallSite): Value {
  const use = closureUse(low, site);
  if (use === 'later' || use === 'started') {
    low.graph.add({ op: 'call', call: site });
    low.nested(closure, use === 'started' ? site.arguments.map(({ value }) => value) : undefined);
    return { kind: 'call', call: site, start: site.start, end: site.end };
  }
  low.scopes.open();
  const value = lowerClosure(
    low,
    (body, keep, onContinue) => loopBody(low, jumps, body, onContinue, keep, { label: site.name }),
    closure,
    use,
    site,
  );
  low.scopes.close();
  return value;
}

/** Lowers statements one after the other; the value of the last one is that of all. */
export function sequence(low: Lowering, jumps: Jumps, items: readonly Item[], keep?: Keep): void {
  items.forEach((item, index) => {
    lowerStatement(low, jumps, item, 'part', index === items.length - 1 ? keep : undefined);
  });
}

/** The same where others can stand beside them. */
export function inBlock(low: Lowering, jumps: Jumps, items: readonly Item[], keep?: Keep): void {
  items.forEach((item, index) => {
    lowerStatement(low, jumps, item, 'block', index === items.length - 1 ? keep : undefined);
  });
}

/** The children that play no part: the statements of a case, a handler or a label. */
export const rest = (item: Item): readonly Item[] => item.children.filter(({ parts }) => parts.length === 0);

/** Where a statement stands: others can stand beside it in a block and in what is the body of something, not as a part of another. */
type Within = 'block' | 'body' | 'part';

/** Expressions that are statements by themselves where a grammar has no node around them. */
const bareStatements: ReadonlySet<Item['kind']> = new Set<Item['kind']>(['call', 'assign', 'declare', 'update']);

/** Statements in which variables can be declared that nobody sees outside. */
const scoped: ReadonlySet<Item['kind']> = new Set<Item['kind']>([
  'block',
  'if',
  'loop',
  'dowhile',
  'foreach',
  'switch',
  'race',
  'try',
  'with',
]);

/** Kinds that are statements even where their values are kept. */
const statements: ReadonlySet<Item['kind']> = new Set<Item['kind']>([
  ...scoped,
  'statement',
  'return',
  'throw',
  'break',
  'continue',
  'retry',
]);

const isPlain = ({ kind }: Item, within: Within): boolean =>
  kind === 'statement' ? within !== 'part' : within === 'block' && bareStatements.has(kind);

/** Lowers a statement and everything in it. */
export function lowerStatement(low: Lowering, jumps: Jumps, item: Item, within: Within, keep?: Keep): void {
  if (low.depth > deepest) return;
  low.depth++;
  low.kept = false;
  lowerOne(low, jumps, item, within, keep);
  low.depth--;
}

function lowerOne(low: Lowering, jumps: Jumps, item: Item, within: Within, keep: Keep | undefined): void {
  low.statement = place(jumps, item, isPlain(item, within));
  // The body of a function is where its parameters are declared.
  const opens = scoped.has(item.kind) && !(item.kind === 'block' && within === 'body');
  if (opens) low.scopes.open();
  lowerKind(low, jumps, item, within, keep);
  if (opens) low.scopes.close();
}

function lowerKind(low: Lowering, jumps: Jumps, item: Item, within: Within, keep: Keep | undefined): void {
  switch (item.kind) {
    case 'block':
      inBlock(low, jumps, item.children, keep);
      return;
    case 'if':
      lowerIf(low, jumps, item, keep);
      return;
    case 'loop':
      lowerLoop(low, jumps, item, keep);
      return;
    case 'dowhile':
      lowerDoWhile(low, jumps, item);
      return;
    case 'foreach':
      lowerForEach(low, jumps, item);
      return;
    case 'switch':
      lowerSwitch(low, jumps, item, keep);
      return;
    case 'race':
      lowerRace(low, jumps, item, keep);
      return;
    case 'try':
      lowerTry(low, jumps, item, keep);
      return;
    case 'with':
      low.scope = item;
      for (const value of partsOf(item, 'value')) lowerExpression(low, value);
      low.scope = undefined;
      sequence(low, jumps, partsOf(item, 'body'), keep);
      return;
    case 'label': {
      const name = partOf(item, 'name');
      const step = low.graph.add({ op: 'join' });
      const label = name && low.text.slice(name.start, name.end);
      if (label !== undefined) jumps.labels.set(label, step);
      jumps.label = label;
      sequence(low, jumps, rest(item));
      jumps.label = undefined;
      return;
    }
    case 'return': {
      const label = partOf(item, 'label');
      const given = item.children.filter((child) => child !== label);
      const [only] = given;
      if (!label && only?.kind === 'conditional' && given.length === 1) {
        eachWay(low, only, (value) => giveBack(low, value));
        return;
      }
      const values = given.map((child) => lowerExpression(low, child));
      const named = low.results.map((name): Value => ({ kind: 'place', name, start: item.start, end: item.end }));
      const all = values.length > 0 ? values : named;
      const value: Value | undefined =
        all.length > 1 ? { kind: 'tuple', operands: all, start: item.start, end: item.end } : all[0];
      // What is left by its name may be a closure, whose value is given.
      const closure = label && jumps.continues.findLast((one) => one.label === labelNamed(low, label));
      if (closure) {
        if (value && low.graph.frontier.length > 0) closure.keep?.(value);
        jump(low, closure);
        return;
      }
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
    case 'break': {
      const target = targetOf(low, jumps.breaks, item, levelOf(low, item));
      for (const given of partsOf(item, 'value')) {
        low.kept = target?.keep !== undefined;
        const value = lowerExpression(low, given);
        if (low.graph.frontier.length > 0) target?.keep?.(value);
      }
      jump(low, target);
      return;
    }
    case 'continue':
      jump(low, continueOf(low, jumps, item));
      return;
    case 'retry':
      low.graph.connect(low.graph.frontier, jumps.attempts.at(-1) ?? -1);
      low.graph.frontier = [];
      return;
    case 'goto': {
      const label = partOf(item, 'label');
      const name = label ? low.text.slice(label.start, label.end) : '';
      jumps.gotos.push({ label: name, edges: low.graph.frontier });
      low.graph.frontier = [];
      return;
    }
    case 'function':
    case 'class':
      low.nested(item);
      return;
    case 'defer':
      for (const child of item.children) low.deferred.push(child);
      return;
    case 'parameter':
      return;
    case 'import':
      lowerImport(low, item);
      return;
    case 'export':
      for (const child of item.children) lowerStatement(low, jumps, child, within);
      handExportsOut(low, item);
      return;
    case 'field':
      if (partOf(item, 'value')) assignment(low, item);
      else for (const child of item.children) lowerExpression(low, child);
      return;
    case 'statement':
      for (const child of item.children) lowerExpression(low, child);
      return;
    case 'other':
      // A wrapper such as an else clause or the whole file: what is in it decides.
      if (keep && !item.children.some(({ kind }) => statements.has(kind))) break;
      item.children.forEach((child, index) => {
        lowerStatement(low, jumps, child, within, index === item.children.length - 1 ? keep : undefined);
      });
      return;
  }
  // What a sign ends that belongs to it has no value.
  const taken = low.text[item.end - 1] === ';' ? undefined : keep;
  low.kept = taken !== undefined;
  const value = lowerExpression(low, item);
  taken?.(value);
}

/** What a jump leaves or goes on with: what it names, or else the innermost. */
function targetOf(low: Lowering, jumps: readonly Jump[], item: Item, level = 1): Jump | undefined {
  const label = labelOf(low, item);
  return (label === undefined ? undefined : jumps.findLast((one) => one.label === label)) ?? jumps.at(-level);
}

/** How many loops and switches a `break 2` leaves. */
function levelOf(low: Lowering, item: Item): number {
  const level = partOf(item, 'level');
  return level ? Number(low.text.slice(level.start, level.end)) || 1 : 1;
}

/** Where to go on when that many loops and switches are counted; without a number only loops count. */
function continueOf(low: Lowering, { breaks, continues }: Jumps, item: Item): Jump | undefined {
  const level = levelOf(low, item);
  const inside = level === 1 ? 1 : breaks.slice(-level).filter(({ from }) => from === 'loop').length;
  return targetOf(low, continues, item, inside);
}

function jump(low: Lowering, target: Jump | undefined): void {
  if (target) append(target.edges, low.graph.frontier);
  low.graph.frontier = [];
}

/** An `if` with all its alternatives: one after the other and not one inside the other, since there can be thousands. */
function lowerIf(low: Lowering, jumps: Jumps, first: Item, keep?: Keep): void {
  const done: Loose[] = [];
  let elses = partsOf(first, 'else');
  for (let item: Item | undefined = first; item; ) {
    low.graph.frontier = lowerBranch(low, jumps, item, done, keep);
    const [next, ...others]: readonly Item[] = elses;
    const inner = elseIf(next);
    // A chain of `elif` clauses lists all alternatives in its first statement: each one is the else of the one before.
    if (inner && inner === next) elses = others.length > 0 ? others : partsOf(inner, 'else');
    else if (inner && others.length === 0) {
      low.statement = place(jumps, inner, false);
      low.kept = false;
      elses = partsOf(inner, 'else');
    } else {
      if (next) sequence(low, jumps, elses, keep);
      else keep?.({ kind: 'null', start: item.end, end: item.end });
      break;
    }
    item = inner;
  }
  low.graph.frontier = [...low.graph.frontier, ...done];
  if (low.graph.frontier.length > 0) low.graph.add({ op: 'join' });
}

/** The `if` that an alternative is, or that it holds and nothing else. */
function elseIf(item: Item | undefined): Item | undefined {
  if (item?.kind === 'if') return item;
  const [only] = item?.children ?? [];
  return item?.kind === 'other' && item.children.length === 1 && only?.kind === 'if' ? only : undefined;
}

/** One condition and what is done when it holds, whose end goes to `done`. Gives the edges on which it does not hold. */
function lowerBranch(low: Lowering, jumps: Jumps, item: Item, done: Loose[], keep: Keep | undefined): Frontier {
  for (const init of partsOf(item, 'init')) lowerStatement(low, jumps, init, 'part');
  const unless = partOf(item, 'unless');
  const condition = unless ?? partOf(item, 'condition');
  const edges = condition ? lowerCondition(low, condition) : eitherWay(low, item);
  const { yes, no } = unless ? { yes: edges.no, no: edges.yes } : edges;
  low.graph.frontier = yes;
  // Without a condition of its own, as in conditional compilation, what is no alternative belongs to the first branch.
  const first = condition ? partsOf(item, 'then') : rest(item);
  first.forEach((statement, index) => {
    const last = index === first.length - 1;
    lowerStatement(low, jumps, statement, condition ? 'part' : 'body', last ? keep : undefined);
  });
  append(done, low.graph.frontier);
  return no;
}

/** A branch on something that is not known here. */
function eitherWay(low: Lowering, { start }: Item): Edges {
  const condition: Value = { kind: 'other', operands: [], start, end: start };
  return low.graph.when(low.graph.add({ op: 'branch', condition }));
}

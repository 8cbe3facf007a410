/** Lowers a unit of a file, and every function inside it, to functions with control-flow graphs. */
import type { LanguageManifest } from '../languages/language';
import { type Graph, GraphBuilder } from './graph';
import { deepPart, type Item, partOf } from './item';
import type { Lowering } from './lowerExpression';
import { lowerBody } from './lowerStatement';
import type { Parameter } from './program';
import type { Value } from './value';
import { type Variable, variablesIn } from './variables';

export interface LoweredFunction {
  readonly name: string;
  readonly owner: string;
  readonly parameters: readonly Parameter[];
  readonly start: number;
  readonly end: number;
  readonly head: string;
  readonly body: { readonly start: number; readonly end: number };
  readonly graph: Graph;
  readonly variables: ReadonlyMap<string, Variable>;
}

export interface LoweringContext {
  readonly text: string;
  readonly manifest: LanguageManifest;
  /** How a call never comes back, if it does not. */
  readonly leaves: (callee: string) => 'exit' | 'throw' | undefined;
}

/** All functions at and below `item`; of other items the code that stands outside functions, as one without a name. */
export function lowerFunctions(context: LoweringContext, item: Item, owner = ''): readonly LoweredFunction[] {
  if (item.kind === 'function' || item.kind === 'closure') return lowerFunction(context, item, owner);
  if (item.kind === 'class') {
    const name = partOf(item, 'name');
    const own = name ? context.text.slice(name.start, name.end) : owner;
    return membersOf(item).flatMap((member) => lowerFunctions(context, member, own));
  }
  return lowerCode(context, [item], { item, owner, parameters: [], name: '', head: '' });
}

/** The functions and classes directly inside a class. */
function membersOf(item: Item): readonly Item[] {
  return item.children.flatMap((child) =>
    child.kind === 'function' || child.kind === 'class' ? [child] : membersOf(child),
  );
}

function lowerFunction(context: LoweringContext, item: Item, owner: string): readonly LoweredFunction[] {
  const name = deepPart(item, 'name');
  const body = partOf(item, 'body');
  const outer = deepPart(item, 'owner');
  return lowerCode(context, body ? [body] : [], {
    item,
    owner: outer ? context.text.slice(outer.start, outer.end) : owner,
    name: name ? context.text.slice(name.start, name.end) : '',
    head: context.text.slice(item.start, body?.start ?? item.end).trim(),
    parameters: parametersOf(context, item, body),
  });
}

function lowerCode(
  context: LoweringContext,
  items: readonly Item[],
  about: { item: Item; owner: string; name: string; head: string; parameters: readonly Parameter[] },
): readonly LoweredFunction[] {
  const inner: Item[] = [];
  const graph = new GraphBuilder();
  const low: Lowering = {
    ...context,
    graph,
    nested: (nested) => inner.push(nested),
    transparent: compiled(context.manifest.transparent),
    bounding: compiled(context.manifest.bounding),
    wrapper: undefined,
    retried: false,
    bounded: false,
    kept: false,
    statements: { value: () => unlowered, closure: () => unlowered },
    calls: 0,
    statement: { start: about.item.start, end: about.item.end, plain: false, breaks: 'nothing' },
    depth: 0,
  };
  lowerBody(low, items);
  const [first] = items;
  const { item, ...rest } = about;
  const own: LoweredFunction = {
    ...rest,
    start: item.start,
    end: item.end,
    body: { start: first?.start ?? item.start, end: items.at(-1)?.end ?? item.end },
    graph: graph.finish(),
    variables: variablesIn(context.text, item.kind === 'function' ? item.children : items),
  };
  return [own, ...inner.flatMap((nested) => lowerFunctions(context, nested, about.owner))];
}

const compiled = (pattern: string | undefined): RegExp | undefined =>
  pattern === undefined ? undefined : new RegExp(pattern);

function parametersOf(context: LoweringContext, item: Item, body: Item | undefined): readonly Parameter[] {
  const parameters: Parameter[] = [];
  const visit = (inside: Item): void => {
    for (const child of inside.children) {
      if (child === body) continue;
      if (child.kind === 'parameter') parameters.push(parameterOf(context, child));
      else if (child.kind !== 'function') visit(child);
    }
  };
  visit(item);
  return parameters;
}

function parameterOf({ text }: LoweringContext, item: Item): Parameter {
  const name = deepPart(item, 'name') ?? item;
  const type = deepPart(item, 'type');
  const written = text.slice(name.start, name.end);
  return {
    // A declarator such as `*fd` or `fds[2]` holds the name and nothing else that looks like one.
    name: /[A-Za-z_$][\w$]*/.exec(written)?.[0] ?? '',
    type: type ? text.slice(type.start, type.end) : '',
  };
}

/** Until the body of a function is lowered nobody asks for the value of a statement in it. */
const unlowered: Value = { kind: 'other', operands: [], start: 0, end: 0 };

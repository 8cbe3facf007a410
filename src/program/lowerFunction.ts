/** Lowers a unit of a file, and every function inside it, to functions with control-flow graphs. */
import { compiled } from '../base/compiled';
import type { LanguageManifest } from '../languages/language';
import { type Graph, GraphBuilder } from './graph';
import { below, bodyOf, deepPart, deepPartsOf, type Item, partOf, partsOf } from './item';
import type { Lowering } from './lowering';
import { lowerBody } from './lowerStatement';
import type { Parameter } from './program';
import { Scopes } from './scopes';
import type { Value } from './value';
import { declaredIn, namesDeclaredIn, type Variable, variableOf, variablesIn } from './variables';

export interface LoweredFunction {
  /** Tells the functions of a unit apart. */
  readonly id: number;
  /** That of the function around it. */
  readonly around?: number;
  /** Where functions are written in it, which may look at its variables. */
  readonly inner: readonly { readonly start: number; readonly end: number }[];
  /** Empty for code outside functions and for functions without a name. */
  readonly name: string;
  /** The class the function belongs to, if any. */
  readonly owner: string;
  /** The class that that one adds to. */
  readonly base?: string;
  /** All that the class adds to, as it is written. */
  readonly bases?: readonly string[];
  /** The name under which the function has the object it is called on, where it chooses one itself. */
  readonly self?: string;
  /** The function around it. */
  readonly outer?: LoweredFunction;
  /** What it is called with, by the names of the function around. */
  readonly given?: readonly Value[];
  readonly parameters: readonly Parameter[];
  readonly start: number;
  readonly end: number;
  readonly head: string;
  readonly body: { readonly start: number; readonly end: number };
  readonly graph: Graph;
  readonly variables: ReadonlyMap<string, Variable>;
  /** The names that the function introduces: parameters, variables, functions. */
  readonly declared: ReadonlySet<string>;
  /** The member variables of the class the function belongs to. */
  readonly fields: ReadonlyMap<string, Variable>;
  /** Where variables of a package are followed: its name, and the names that mean something else here. */
  readonly globals?: { readonly of: string; readonly hidden: ReadonlySet<string> };
}

/** A function by itself. */
export type FunctionCode = Omit<LoweredFunction, 'outer'>;

export interface LoweringContext {
  readonly text: string;
  readonly manifest: LanguageManifest;
  /** The package that the file is part of, where its variables are followed. */
  readonly package?: string;
  /** How a call never comes back, if it does not. */
  readonly leaves: (callee: string) => 'exit' | 'throw' | undefined;
  /** Whether objects that the model knows have a method of a name. */
  readonly isMethod: (name: string) => boolean;
}

/** What a nested function sees of the one around it. */
interface Around {
  readonly fn: LoweredFunction;
  /** The places of the names that can be seen where it stands. */
  readonly visible: ReadonlyMap<string, string>;
  /** The place that what stands there is assigned to. */
  readonly place?: string;
  /** What it is called with, by the names of the function around. */
  readonly given?: readonly Value[];
}

/** What is known where a function stands. */
interface Scope extends LoweringContext {
  /** Those of the class around. */
  readonly fields: ReadonlyMap<string, Variable>;
  /** Names that the functions around declare. */
  readonly hidden: readonly string[];
  readonly ids: { next: number };
  /** What the class around adds to. */
  readonly base?: string;
  readonly bases?: readonly string[];
}

/** All functions at and below `item`; of other items the code that stands outside functions, as one without a name. */
export const lowerFunctions = (context: LoweringContext, item: Item): readonly LoweredFunction[] =>
  lowerAny({ ...context, fields: new Map(), hidden: [], ids: { next: 0 } }, item, '');

function lowerAny(context: Scope, item: Item, owner: string, around?: Around): readonly LoweredFunction[] {
  if (item.kind === 'function' || item.kind === 'closure') return lowerFunction(context, item, owner, around);
  if (item.kind === 'class') return lowerClass(context, item, owner, around);
  return lowerCode(context, [item], { item, owner, parameters: [], name: '', head: '' }, [], around);
}

function lowerClass(context: Scope, item: Item, owner: string, around: Around | undefined): readonly LoweredFunction[] {
  const name = partOf(item, 'name');
  const own = name ? context.text.slice(name.start, name.end) : (around?.place ?? owner);
  const bases = partsOf(item, 'base');
  const base = firstName(bases[0]);
  const members = membersOf(item);
  const fields = members.filter(({ kind }) => kind === 'field');
  const { base: _, bases: __, ...outside } = context;
  const inside: Scope = {
    ...outside,
    fields: fieldsIn(context, fields),
    hidden: [],
    ...(base ? { base: context.text.slice(base.start, base.end) } : {}),
    ...(bases.length > 0 ? { bases: bases.map(({ start, end }) => context.text.slice(start, end)) } : {}),
  };
  // Methods see the variables around their class where names are followed, or where the language says so.
  const { scopes, methodsSeeGlobals } = context.manifest;
  const seen = scopes || methodsSeeGlobals ? around && { fn: around.fn, visible: around.visible } : undefined;
  // What fields are given where they stand runs before anything else does.
  const [first] = fields;
  const initial = { owner: own, parameters: [], name: '', head: '' };
  return [
    ...(first
      ? lowerCode(inside, fields, { ...initial, item: { ...first, end: fields.at(-1)?.end ?? first.end } }, [], seen)
      : []),
    ...members.filter(({ kind }) => kind !== 'field').flatMap((member) => lowerAny(inside, member, own, seen)),
  ];
}

/** The first name in what stands for another class, which may have more around it. */
function firstName(item: Item | undefined): Item | undefined {
  return item === undefined || item.kind === 'name' ? item : firstName(item.children[0]);
}

/** The functions, classes and fields directly inside a class. */
function membersOf(item: Item): readonly Item[] {
  const isMember = ({ kind }: Item): boolean => kind === 'function' || kind === 'class' || kind === 'field';
  return [...below(item, (one) => !isMember(one))].filter(isMember);
}

function fieldsIn({ text }: LoweringContext, items: readonly Item[]): ReadonlyMap<string, Variable> {
  const fields = new Map<string, Variable>();
  for (const item of items) {
    const type = partOf(item, 'type');
    for (const declarator of partsOf(item, 'declarator')) {
      const field = variableOf(text, declarator, type);
      if (field) fields.set(field.name, field);
    }
  }
  return fields;
}

function lowerFunction(
  context: Scope,
  item: Item,
  owner: string,
  around: Around | undefined,
): readonly LoweredFunction[] {
  const name = item.kind === 'closure' ? undefined : nameOf(item);
  const given = partOf(item, 'value');
  // The body of a lambda may be either.
  const value = given?.kind === 'block' ? undefined : given;
  const body = given ?? bodyOf(item)[0];
  const head: Item = { ...item, children: item.children.filter((child) => child !== body) };
  const self = deepPart(head, 'self');
  const outer = deepPart(head, 'owner');
  const receiver = partOf(item, 'receiver');
  const written = (part: Item) => context.text.slice(part.start, part.end);
  // What is assigned to the prototype of something is a method of it.
  const path = (around?.place ?? '').split('.');
  const prototype = path.length > 2 && path.at(-2) === 'prototype' ? path.at(-3) : undefined;
  const called = name ? pathOf(context.manifest, written(name)).split('.') : [];
  const [within] = outer ? pathOf(context.manifest, written(outer)).split('.').slice(-1) : [];
  const about = {
    item,
    owner: called.at(-2) ?? within ?? prototype ?? owner,
    ...(self ? { self: written(self) } : {}),
    name: called.at(-1) ?? path.at(-1) ?? '',
    head: context.text.slice(item.start, body?.start ?? item.end).trim(),
    ...(receiver ? { receiver: true as const } : {}),
    parameters: [...selfParameter(context, receiver), ...parametersOf(context, item, body)],
  };
  const results = deepPartsOf(head, 'result').map(written);
  const code = value ? [returning(item, value)] : body ? [body] : [];
  return lowerCode(context, [...partsOf(item, 'init'), ...code], about, results, around);
}

/** A qualified name as a path of plain ones, without what classes in it are made for. */
export function pathOf({ qualifier }: LanguageManifest, written: string): string {
  return qualifier === undefined || !written.includes(qualifier)
    ? written
    : written
        .replace(/<[^<>]*>/g, '')
        .replaceAll(/\s/g, '')
        .replaceAll(qualifier, '.');
}

/** Where the name of a function is written; those of its parameters, and what its body names, are not it. */
function nameOf(item: Item): Item | undefined {
  for (const child of item.children) {
    if (child.parts.includes('name')) return child;
    const declares =
      child.kind === 'name' || child.kind === 'other' || child.kind === 'deref' || child.kind === 'member';
    const found = declares && !child.parts.includes('body') ? nameOf(child) : undefined;
    if (found) return found;
  }
  return undefined;
}

function lowerCode(
  context: Scope,
  items: readonly Item[],
  about: {
    item: Item;
    owner: string;
    self?: string;
    receiver?: true;
    name: string;
    head: string;
    parameters: readonly Parameter[];
  },
  results: readonly string[],
  around: Around | undefined,
): readonly LoweredFunction[] {
  const inner: (Pick<Around, 'visible' | 'given'> & { readonly item: Item })[] = [];
  const { constantPattern } = context.manifest;
  const own = [...about.parameters.map(({ name }) => name), ...(about.self ? [about.self] : []), ...results];
  const scopes = new Scopes(around?.visible ?? new Map(), own);
  const graph = new GraphBuilder();
  const { item, receiver: _, ...rest } = about;
  const declaring = item.kind === 'function' ? item.children : items;
  const hidden = [...context.hidden, ...namesDeclaredIn(context.text, declaring)];
  const id = context.ids.next++;
  const low: Lowering = {
    text: context.text,
    manifest: context.manifest,
    leaves: context.leaves,
    // Without an object a name can only be a field's where the language lets it.
    fields: context.manifest.implicitReceiver
      ? new Set([...context.fields.keys()].filter((name) => !hidden.includes(name)))
      : new Set(),
    graph,
    nested: (nested, given) => inner.push({ item: nested, visible: scopes.visible(), ...(given ? { given } : {}) }),
    scopes,
    constants: optional(constantPattern),
    results,
    deferred: [],
    comment: compiled(context.manifest.comments.pattern, 'g'),
    transparent: optional(context.manifest.transparent),
    bounding: optional(context.manifest.bounding),
    setters: optional(context.manifest.setters),
    getters: optional(context.manifest.getters),
    wrapper: undefined,
    retried: false,
    bounded: false,
    declared: new Set(hidden),
    isMethod: context.isMethod,
    implicit: about.receiver ? context.manifest.self : undefined,
    into: undefined,
    awaits: false,
    fieldsOf: context.manifest.scopes && about.item.kind === 'field' ? context.manifest.self : undefined,
    kept: false,
    scope: undefined,
    statements: { value: () => unlowered, closure: () => unlowered },
    calls: 0,
    statement: { start: about.item.start, end: about.item.end, plain: false, breaks: 'nothing' },
    depth: 0,
  };
  lowerBody(low, items, about.item.kind !== 'other' && about.item.kind !== 'block');
  const first = items.find(({ parts }) => !parts.includes('init'));
  const lowered: LoweredFunction = {
    ...rest,
    id,
    ...(around ? { outer: around.fn, around: around.fn.id } : {}),
    ...(around?.given ? { given: around.given } : {}),
    ...(context.base === undefined ? {} : { base: context.base }),
    ...(context.bases === undefined ? {} : { bases: context.bases }),
    inner: inner.map(({ item: { start, end } }) => ({ start, end })),
    start: item.start,
    end: item.end,
    body: { start: first?.start ?? item.start, end: items.at(-1)?.end ?? item.end },
    graph: graph.finish(),
    variables: variablesIn(context.text, declaring),
    declared: new Set([
      ...(namesMatter(context.manifest) ? declaredIn(context.text, declaring) : []),
      // Nor does the object have a field of the name of a variable around.
      ...(around && context.manifest.implicitReceiver ? namesOfVariables(around.fn) : []),
    ]),
    fields: context.fields,
    ...(context.package === undefined
      ? {}
      : { globals: { of: context.package, hidden: new Set(isOutside(item, around) ? [] : [...hidden, ...own]) } }),
  };
  const given = context.manifest.scopes ? givenNames(lowered, inner) : new Map<Item, string>();
  return [
    lowered,
    ...inner.flatMap(({ item: nested, visible, given: values }) => {
      const target = given.get(nested);
      const self = `${context.manifest.self ?? ''}.`;
      const place = target?.startsWith(self) ? target.slice(self.length) : target;
      // What a function outside classes puts into its own object belongs to what it makes.
      const owner = place !== target && about.owner === '' ? about.name : about.owner;
      const seen: Around = {
        fn: lowered,
        visible,
        ...(place === undefined ? {} : { place }),
        ...(values ? { given: values } : {}),
      };
      return lowerAny({ ...context, hidden }, nested, owner, seen);
    }),
  ];
}

/** Whether an item is code outside all functions, which declares what all of them see. */
const isOutside = ({ kind }: Item, around: Around | undefined): boolean =>
  around === undefined && kind !== 'function' && kind !== 'closure';
const namesOfVariables = ({ declared, parameters }: LoweredFunction): readonly string[] => [
  ...declared,
  ...parameters.map(({ name }) => name),
];

/** The places that functions and classes are assigned to where they stand. */
function givenNames({ graph }: LoweredFunction, inner: readonly { item: Item }[]): ReadonlyMap<Item, string> {
  const byStart = new Map(inner.map(({ item }) => [item.start, item]));
  const names = new Map<Item, string>();
  for (const step of graph.steps) {
    if (step.op !== 'assign' || step.target === undefined) continue;
    const item = byStart.get(step.value.start);
    if (item?.end === step.value.end && !names.has(item)) names.set(item, step.target);
  }
  return names;
}

/** Whether a name that stands alone may be another's than the function's own. */
const namesMatter = ({ scopes, implicitReceiver }: LanguageManifest): boolean =>
  scopes !== undefined || implicitReceiver;

const optional = (pattern: string | undefined): RegExp | undefined =>
  pattern === undefined ? undefined : compiled(pattern);

/** What a function that is a mere expression does: it returns that. */
const returning = (item: Item, value: Item): Item => ({
  kind: 'return',
  start: item.start,
  end: value.end,
  parts: [],
  children: [value],
});

/** A function that is added to a type from outside has an object of it like a parameter. */
const selfParameter = ({ text, manifest }: LoweringContext, type: Item | undefined): readonly Parameter[] =>
  type && manifest.self !== undefined
    ? [{ name: manifest.self, type: text.slice(type.start, type.end), start: type.start, end: type.end }]
    : [];

function parametersOf(context: LoweringContext, item: Item, body: Item | undefined): readonly Parameter[] {
  const inside = below(item, (one) => one !== body && one.kind !== 'parameter' && one.kind !== 'function');
  return [...inside].flatMap((one) => (one !== body && one.kind === 'parameter' ? parametersIn(context, one) : []));
}

/** The parameters that a declaration names, of which all have its type. */
function parametersIn({ text }: LoweringContext, item: Item): readonly Parameter[] {
  const type = deepPart(item, 'type');
  const [first = item, ...others] = deepPartsOf(item, 'name');
  const isInType = ({ start, end }: Item): boolean => type !== undefined && start >= type.start && end <= type.end;
  // Only names that stand beside each other share a declaration, and those in its type name nothing.
  const beside = others.filter((one) => one.kind === 'name' && one.kind === first.kind && !isInType(one));
  return [first, ...beside].map((name) => ({
    // A declarator such as `*fd` or `fds[2]` holds the name and nothing else that looks like one.
    // One that takes a record apart has no name.
    name: /^\s*(?:\.\.\.\s*)?[[{]/.test(text.slice(name.start, name.end))
      ? ''
      : (/[A-Za-z_$][\w$]*/.exec(text.slice(name.start, name.end))?.[0] ?? ''),
    start: name.start,
    end: name.end,
    type: type ? text.slice(type.start, type.end) : '',
  }));
}

/** Until the body of a function is lowered nobody asks for the value of a statement in it. */
const unlowered: Value = { kind: 'other', operands: [], start: 0, end: 0 };

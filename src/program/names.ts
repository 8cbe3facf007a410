/** What names stand for where functions see the variables of those around them and modules have the names that a file gives them. */
import type { LanguageManifest } from '../languages/language';
import type { Step } from './graph';
import type { FunctionCode } from './lowerFunction';
import { type CallSite, type Field, mentions, rootOf, type Value } from './value';

/** How many steps are looked at to follow the objects of a file. Large files that people wrote take a tenth of it. */
const mostSteps = 2_000_000;

/** How many assignments a name is followed through. */
const farthest = 6;

/** A value that a place is given, and the function that gives it. */
interface Given {
  readonly fn: FunctionCode;
  readonly value: Value;
}

/** The values that a step works on. */
function valuesIn(step: Step): readonly Value[] {
  switch (step.op) {
    case 'call':
      return [...step.call.arguments.map(({ value }) => value), ...(step.call.receiver ? [step.call.receiver] : [])];
    case 'assign':
      return [step.value];
    case 'branch':
      return [step.condition];
    case 'return':
      return step.value ? [step.value] : [];
    default:
      return [];
  }
}

export class Names {
  readonly functions: readonly FunctionCode[];
  readonly #functions: ReadonlyMap<number, FunctionCode>;
  /** The classes of the file, and what each adds to. */
  readonly #bases: ReadonlyMap<string, string | undefined>;
  readonly #prefix: string;
  readonly #self: string;
  readonly #exports: readonly string[];
  /** The values that each place is given, by its key. */
  readonly #given = new Map<string, Given[]>();
  readonly #known = new Map<string, readonly string[]>();
  readonly #byStart: ReadonlyMap<number, FunctionCode>;
  /** Functions whose results go nowhere, since they are called by something that has no use for them. */
  readonly heedless: ReadonlySet<number>;
  /** Functions that are given to objects as listeners, and are called when something happens to those. */
  readonly told: ReadonlySet<number>;
  readonly #steps: number;
  readonly #aloof: ReadonlySet<string>;
  readonly #calledOnly = new Map<number, boolean>();
  #spent = 0;
  /** What the functions are called, by the key of the place that holds them. */
  readonly #named = new Map<string, FunctionCode>();

  constructor(manifest: LanguageManifest, functions: readonly FunctionCode[]) {
    this.#functions = new Map(functions.map((fn) => [fn.id, fn]));
    this.functions = functions;
    this.#bases = new Map(functions.flatMap(({ owner, base }) => (owner === '' ? [] : [[owner, base] as const])));
    // Code outside functions may begin where a function does.
    this.#byStart = new Map(functions.filter(({ around }) => around !== undefined).map((fn) => [fn.start, fn]));
    this.#prefix = manifest.scopes?.prefix ?? '';
    this.#self = manifest.self ?? '';
    this.#exports = manifest.scopes?.exports ?? [];
    for (const fn of functions) {
      for (const step of fn.graph.steps) {
        if (step.op === 'assign' && step.target !== undefined && !step.accumulates)
          this.#give(fn, step.target, step.value);
      }
    }
    for (const fn of functions) {
      const around = fn.around === undefined ? undefined : this.#functions.get(fn.around);
      if (fn.name !== '' && fn.owner === (around?.owner ?? '')) this.#named.set(this.key(around ?? fn, fn.name), fn);
    }
    this.#steps = functions.reduce((sum, { graph }) => sum + graph.steps.length, 0);
    const { attach = [], heedless = [], aloof = [] } = manifest.events ?? {};
    this.#aloof = new Set(aloof);
    const calls = functions.flatMap(({ graph }) =>
      graph.steps.flatMap((step) => (step.op === 'call' ? step.call : [])),
    );
    const givenTo = (takes: (call: CallSite) => boolean): number[] =>
      calls.flatMap((call) =>
        takes(call) ? call.arguments.flatMap(({ value }) => this.functionAt(value)?.id ?? []) : [],
      );
    const attaches = ({ name, receiver }: CallSite) => receiver !== undefined && attach.includes(name);
    this.told = new Set(givenTo(attaches));
    this.heedless = new Set(
      givenTo((call) => attach.includes(call.name) || heedless.includes(call.receiver ? call.name : call.callee)),
    );
  }

  #give(fn: FunctionCode, target: string, value: Value): void {
    const key = this.key(fn, target);
    const values = this.#given.get(key);
    if (values) values.push({ fn, value });
    else this.#given.set(key, [{ fn, value }]);
  }

  /** Whether all code may be gone through once more: how often depends on how much of it there is. */
  spend(): boolean {
    this.#spent += this.#steps;
    return this.#spent <= mostSteps || this.#spent === this.#steps;
  }

  /** The function, of this one and those around it, whose variable or parameter `root` is; nothing for a global one. */
  declarerOf(fn: FunctionCode, root: string): FunctionCode | undefined {
    for (let one: FunctionCode | undefined = fn; one; one = this.around(one)) if (one.declared.has(root)) return one;
    return undefined;
  }

  around({ around }: FunctionCode): FunctionCode | undefined {
    return around === undefined ? undefined : this.#functions.get(around);
  }

  /** The same for two places exactly if they are the same variable, or the same field of one class. */
  key(fn: FunctionCode, place: string): string {
    const root = rootOf(place) ?? place;
    if (root === this.#self) return `${this.selfOf(fn)}:${place}`;
    if (root.startsWith('?')) return `${fn.id}:${place}`;
    const declarer = this.declarerOf(fn, root);
    const variable = `${declarer?.id ?? ''}:`;
    // A name that is only another one for the object itself.
    const [given, ...others] = this.#given.get(variable + root) ?? [];
    if (declarer && given?.value.kind === 'place' && given.value.name === this.#self && others.length === 0)
      return `${this.selfOf(declarer)}:${this.#self}${place.slice(root.length)}`;
    return variable + place;
  }

  /** What `this` is in a function: its class, or what a function outside classes makes. */
  selfOf(fn: FunctionCode): string {
    if (fn.owner !== '') return this.#rootClass(fn.owner);
    let outermost = fn;
    for (let one = this.around(fn); one && one.name !== ''; one = this.around(one)) outermost = one;
    return outermost.name;
  }

  /** The first of the classes of the file that a class adds to, directly or not: they share their fields. */
  #rootClass(name: string): string {
    let root = name;
    for (let left = farthest; left > 0; left--) {
      const base = this.#bases.get(root);
      if (base === undefined || !this.#bases.has(base)) break;
      root = base;
    }
    return root;
  }

  /** Whether the class of a function adds to one that is not in view, whose methods may do anything with its fields. */
  hasForeignBase(fn: FunctionCode): boolean {
    const base = fn.owner === '' ? undefined : this.#bases.get(this.#rootClass(fn.owner));
    return base !== undefined && !this.namesOf(fn, base).some((name) => this.#aloof.has(rootOf(name.slice(1)) ?? ''));
  }

  /** Whether a key is that of a field of one's own object. */
  isOwn(key: string): boolean {
    return this.#self !== '' && key.slice(key.indexOf(':') + 1).startsWith(`${this.#self}.`);
  }

  /** The values that a place is given anywhere. */
  valuesOf(fn: FunctionCode, place: string): readonly Given[] {
    return this.#given.get(this.key(fn, place)) ?? [];
  }

  /** What the fields of a place are given one by one. */
  fieldsGiven(fn: FunctionCode, place: string): readonly Field[] {
    const prefix = `${this.key(fn, place)}.`;
    return [...this.#given].flatMap(([key, given]) =>
      key.startsWith(prefix)
        ? given.map(({ value }) => ({ name: key.slice(prefix.length), value, spread: false }))
        : [],
    );
  }

  /** The values that are exported under a name, or as all that the file exports. */
  exported(name: string): readonly Given[] {
    const [fn] = this.functions;
    if (!fn) return [];
    const whole = this.#exports.flatMap((place) => this.valuesOf(fn, place));
    if (name === '' || name === 'default') return whole;
    const fields = whole.flatMap((one) =>
      one.value.kind === 'aggregate' ? one.value.fields.map((field) => ({ ...field, fn: one.fn })) : [],
    );
    return [
      ...this.#exports.flatMap((place) => this.valuesOf(fn, `${place}.${name}`)),
      ...fields.filter((field) => field.name === name),
    ];
  }

  /** The file that a place is imported from, as the import says where it is, and what part of it the place is. */
  importOf(fn: FunctionCode, place: string): { readonly module: string; readonly name: string } | undefined {
    const root = rootOf(place) ?? place;
    const [given, ...others] = this.valuesOf(fn, root);
    if (given?.value.kind !== 'place' || others.length > 0) return undefined;
    const [, module, part = ''] = /^#(.*)#(?:\.(.*))?$/.exec(given.value.name) ?? [];
    const name = [part, place.slice(root.length + 1)].filter((one) => one !== '').join('.');
    return module === undefined ? undefined : { module, name };
  }

  /**
   * The names in the model for what a place may stand for, with `#` before those of modules; none when it is something of the
   * file's own.
   */
  namesOf(fn: FunctionCode, place: string): readonly string[] {
    const key = this.key(fn, place);
    const known = this.#known.get(key);
    if (known) return known;
    // Until it is known: what leads back to itself has no name.
    this.#known.set(key, []);
    const names = this.#resolve(fn, place, farthest);
    this.#known.set(key, names);
    return names;
  }

  #resolve(fn: FunctionCode, place: string, left: number): readonly string[] {
    const root = rootOf(place) ?? place;
    const rest = place.slice(root.length);
    const module = /^#(.*)#$/.exec(root)?.[1];
    if (module !== undefined) {
      return [`#${module.startsWith(this.#prefix) ? module.slice(this.#prefix.length) : module}${rest}`];
    }
    if (left === 0) return [];
    // The longest part of the place that is given a value counts.
    for (let part = place; part !== ''; part = part.slice(0, Math.max(part.lastIndexOf('.'), 0))) {
      const given = this.valuesOf(fn, part);
      if (given.length === 0) continue;
      const fields = place.slice(part.length);
      return [...new Set(given.flatMap((one) => this.#namesOfValue(one.fn, one.value, fields, left - 1)))];
    }
    return root.startsWith('?') || this.declarerOf(fn, root) ? [] : [place];
  }

  #namesOfValue(fn: FunctionCode, value: Value, fields: string, left: number): readonly string[] {
    if (value.kind === 'place') return this.#resolve(fn, value.name + fields, left);
    if (value.kind === 'either') return value.operands.flatMap((one) => this.#namesOfValue(fn, one, fields, left));
    return [];
  }

  /** The function that a value is or names: itself, a function of the file, a method, one that is bound to its object. */
  functionOf(fn: FunctionCode, value: Value | undefined): FunctionCode | undefined {
    if (!value) return undefined;
    if (value.kind === 'call') {
      return value.call.name === 'bind' ? this.functionOf(fn, value.call.receiver) : undefined;
    }
    if (value.kind === 'place') return this.functionNamed(fn, value.name) ?? this.#functionIn(fn, value.name);
    return this.functionAt(value);
  }

  /** The function that a place holds which is given nothing else, as one that is bound to its object. */
  #functionIn(fn: FunctionCode, place: string): FunctionCode | undefined {
    const [given, ...others] = this.valuesOf(fn, place);
    const isBound = given?.value.kind === 'call' && given.value.call.name === 'bind';
    return isBound && others.length === 0 ? this.functionOf(given.fn, given.value) : undefined;
  }

  /** Whether a function is called, and nothing else done with its name, so that all who call it are in view. */
  isCalledOnly(fn: FunctionCode): boolean {
    const known = this.#calledOnly.get(fn.id) ?? this.#isCalledOnly(fn);
    this.#calledOnly.set(fn.id, known);
    return known;
  }

  #isCalledOnly(fn: FunctionCode): boolean {
    const around = this.around(fn);
    if (fn.name === '' || fn.owner !== '' || !around) return false;
    const key = this.key(around, fn.name);
    const isName = (one: FunctionCode, part: Value): boolean =>
      part.kind === 'place' && part.name === fn.name && this.key(one, fn.name) === key;
    const steps = this.functions.flatMap((one) => one.graph.steps.map((step) => ({ one, step })));
    return (
      steps.some(({ one, step }) => step.op === 'call' && this.functionNamed(one, step.call.callee) === fn) &&
      !steps.some(({ one, step }) => valuesIn(step).some((value) => mentions(value, (part) => isName(one, part))))
    );
  }

  /** The function that stands where a value is. */
  functionAt({ start, end }: Value): FunctionCode | undefined {
    const fn = this.#byStart.get(start);
    return fn?.end === end ? fn : undefined;
  }

  /** The function that runs when something of a class, or of what a function outside classes makes, is made. */
  constructorOf(name: string): FunctionCode | undefined {
    return this.functions.find((fn) => fn.owner === name && fn.name === 'constructor');
  }

  /** The function that is called by a name: one around, or a method of the own class. */
  functionNamed(fn: FunctionCode, place: string): FunctionCode | undefined {
    // The object itself may have been given another name, for functions that have one of their own.
    const key = place.includes('.') ? this.key(fn, place) : '';
    const own = this.isOwn(key) ? new RegExp(`:${this.#self}\\.([\\w$]+)$`).exec(key)?.[1] : undefined;
    if (own !== undefined) {
      const self = this.selfOf(fn);
      return this.functions.find((one) => one.name === own && one.owner !== '' && this.selfOf(one) === self);
    }
    for (let one: FunctionCode | undefined = fn; one; one = this.around(one)) {
      const named = this.#named.get(`${one.declared.has(place) ? one.id : ''}:${place}`);
      if (named) return named;
      if (one.declared.has(place)) return undefined;
    }
    return undefined;
  }
}

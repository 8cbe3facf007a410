/**
 * What becomes of an object that tells by events what happens to it: who listens, what is called on it, and whether somebody out of
 * sight has it, who may do the same. Where names can be followed a listener may come before, after, or in another function.
 */
import type { Role } from '../languages/api';
import type { Step } from './graph';
import { type Taker, takerOf } from './handed';
import type { FunctionCode } from './lowerFunction';
import type { Names } from './names';
import { reaches } from './paths';
import type { ModelledCall, Program } from './program';
import { type CallSite, operandsOf, type Value } from './value';

export interface Listener {
  readonly fn: FunctionCode;
  /** Nothing for one whose event is computed. */
  readonly event: string | undefined;
  readonly listener: Value | undefined;
  /**
   * Whether it is attached only when something else has happened: by a listener that the function which has the object attaches, or
   * behind a wait.
   */
  readonly late?: boolean;
}

export interface ObjectUses {
  readonly listeners: readonly Listener[];
  /** The calls on the object, those that attach listeners among them. */
  readonly calls: readonly CallSite[];
  /** Whether code that is not in view has the object. */
  readonly escapes: boolean;
  /** Whether all that code gets it only when something has happened to it, so that nobody is told of what happened before. */
  readonly late?: boolean;
  /** The fields that hold the object. */
  readonly fields?: readonly string[];
}

/** What is done with the object that a value of `fn` is; `call` is the one that makes it. */
export function usesOf(
  program: Program,
  fn: FunctionCode,
  object: { readonly call: CallSite } | { readonly place: string },
): ObjectUses {
  const { names } = program;
  // Where there is no end of objects, as in code that a program wrote, nothing is said of the rest of them.
  return names?.spend()
    ? new Follower(program, names, fn, object).follow()
    : { listeners: [], calls: [], escapes: true };
}

/** Whether somebody may listen to an event. */
export const mayHear = ({ listeners, escapes }: ObjectUses, event: string): boolean =>
  escapes || listeners.some((one) => one.event === undefined || one.event === event);

/** Roles of calls that do nothing to what they are given. */
const harmless: ReadonlySet<Role> = new Set<Role>(['log', 'decode', 'use', 'other']);

class Follower {
  readonly #program: Program;
  readonly #names: Names;
  readonly #made: CallSite | undefined;
  readonly #rows: ReadonlyMap<CallSite, ModelledCall>;
  /** The places that hold the object, by their keys. */
  readonly #held = new Set<string>();
  /** The names of fields that hold it, of whatever. */
  readonly #fields = new Set<string>();
  #changed = true;
  #escapes = false;
  /** The functions in which code that is not in view is given the object, besides the one that makes it. */
  readonly #escapesIn = new Set<FunctionCode>();
  readonly #origin: FunctionCode;
  /** The functions that return it. */
  readonly #returning = new Set<FunctionCode>();
  #kept = false;
  #listeners: Listener[] = [];
  #calls: CallSite[] = [];

  constructor(program: Program, names: Names, fn: FunctionCode, object: { call: CallSite } | { place: string }) {
    this.#program = program;
    this.#names = names;
    this.#origin = fn;
    this.#rows = new Map(program.functions.flatMap(({ calls }) => calls.map((one) => [one.site, one] as const)));
    this.#made = 'call' in object ? object.call : undefined;
    if ('place' in object) this.#hold(fn, object.place);
  }

  follow(): ObjectUses {
    while (this.#changed && !this.#escapes) {
      this.#changed = false;
      this.#listeners = [];
      this.#calls = [];
      for (const fn of this.#names.functions) this.#visit(fn);
    }
    // What is kept among others may be listened to where it is taken out again.
    if (this.#kept && this.#strangersListen()) this.#escapes = true;
    return {
      listeners: this.#listeners.map((one) => ({ ...one, late: one.late || this.#comesLater(one.fn) })),
      calls: this.#calls,
      escapes: this.#escapes || this.#escapesIn.size > 0,
      late: !this.#escapes && this.#escapesIn.size > 0 && this.#isLate(),
      fields: [...this.#fields],
    };
  }

  #escape(fn: FunctionCode): void {
    if (fn === this.#origin) this.#escapes = true;
    else this.#escapesIn.add(fn);
  }

  /** Whether the object is given away in functions alone that are called when something has happened to it. */
  #isLate(): boolean {
    const told = this.#listeners.filter(({ event }) => event !== undefined && event !== 'error');
    const given = [...(this.#made ? [this.#made] : []), ...this.#calls].flatMap((call) =>
      call.arguments.map(({ value }) => ({ fn: this.#origin, listener: value })),
    );
    const later = new Set([...told, ...given].map(({ fn, listener }) => this.#names.functionOf(fn, listener)));
    later.delete(undefined);
    return [...this.#escapesIn].every((fn) => {
      for (let one: FunctionCode | undefined = fn; one; one = this.#names.around(one)) if (later.has(one)) return true;
      return false;
    });
  }

  /** Whether a function inside the one that has the object runs only when some object, this one or another, tells of an event. */
  #comesLater(fn: FunctionCode): boolean {
    let later = false;
    for (let one: FunctionCode | undefined = fn; one && one !== this.#origin; one = this.#names.around(one)) {
      if (!this.#isInside(one)) return false;
      later ||= this.#names.told.has(one.id);
    }
    return later;
  }

  #isInside({ start, end }: FunctionCode): boolean {
    return this.#origin.start <= start && end <= this.#origin.end;
  }

  #visit(fn: FunctionCode): void {
    const heedless = this.#names.heedless.has(fn.id);
    for (const [at, step] of fn.graph.steps.entries()) {
      if (step.op === 'assign') this.#assigned(fn, step.target, step.value);
      else if (step.op === 'call') this.#called(fn, step.call, at);
      else if (step.op === 'return' && step.value && !heedless) {
        if (this.#is(fn, step.value)) this.#returned(fn);
        else if (this.#isPart(fn, step.value)) this.#escape(fn);
      } else if (step.op === 'branch' && step.condition.kind === 'other') {
        // Whoever iterates over it is told of its failure.
        if (step.condition.operands.some((one) => this.#is(fn, one))) this.#escape(fn);
      }
    }
  }

  /** Follows the object to those who call the function that returns it, where all of them are in view. */
  #returned(fn: FunctionCode): void {
    if (!this.#names.isCalledOnly(fn)) this.#escape(fn);
    else if (!this.#returning.has(fn)) {
      this.#returning.add(fn);
      this.#changed = true;
    }
  }

  #assigned(fn: FunctionCode, target: string | undefined, value: Value): void {
    const dot = target?.lastIndexOf('.') ?? -1;
    const event = this.#program.manifest.events?.fields[target?.slice(dot + 1) ?? ''];
    if (target !== undefined && event !== undefined && this.#isHeld(fn, target.slice(0, dot))) {
      this.#listeners.push({ fn, event, listener: value });
    }
    if (this.#is(fn, value)) {
      if (target === undefined || this.#isElsewhere(fn, target)) this.#escape(fn);
      else this.#hold(fn, target);
    } else if (this.#isPart(fn, value)) this.#escape(fn);
  }

  /** Whether a field belongs to something that others have: a global object, or what the caller has passed. */
  #isElsewhere(fn: FunctionCode, target: string): boolean {
    const [root = '', ...fields] = target.split('.');
    if (fields.length === 0) return false;
    if (root === this.#program.manifest.self) return this.#names.hasForeignBase(fn);
    const declarer = this.#names.declarerOf(fn, root);
    return !declarer || declarer.parameters.some(({ name }) => name === root);
  }

  #hold(fn: FunctionCode, place: string): void {
    const key = this.#names.key(fn, place);
    if (this.#held.has(key)) return;
    this.#held.add(key);
    if (place.includes('.')) this.#fields.add(place.slice(place.lastIndexOf('.') + 1));
    this.#changed = true;
  }

  #isHeld(fn: FunctionCode, place: string): boolean {
    const key = this.#names.key(fn, place);
    if (this.#held.has(key)) return true;
    // The fields of one's own object are told apart by its class, those of others only by their names.
    const dot = key.lastIndexOf('.');
    return dot >= 0 && !this.#names.isOwn(key) && this.#fields.has(key.slice(dot + 1));
  }

  /** Whether a value is the object. */
  #is(fn: FunctionCode, value: Value): boolean {
    switch (value.kind) {
      case 'place':
        return this.#isHeld(fn, value.name);
      case 'either':
        return value.operands.some((one) => this.#is(fn, one));
      case 'call': {
        if (value.component !== undefined) return false;
        if (value.call === this.#made) return true;
        const called = this.#returning.size > 0 ? this.#names.functionNamed(fn, value.call.callee) : undefined;
        if (called && this.#returning.has(called)) return true;
        const { attach = [], fluent = [] } = this.#program.manifest.events ?? {};
        const same = attach.includes(value.call.name) || fluent.includes(value.call.name);
        return same && value.call.receiver !== undefined && this.#is(fn, value.call.receiver);
      }
      default:
        return false;
    }
  }

  /** Whether a value holds the object among others. Functions that mention it are looked at by themselves. */
  #isPart(fn: FunctionCode, value: Value): boolean {
    if (value.kind !== 'aggregate' && value.kind !== 'tuple' && value.kind !== 'other') return false;
    if (this.#names.functionAt(value)) return false;
    return operandsOf(value).some((one) => this.#is(fn, one) || this.#isPart(fn, one));
  }

  /** Whether a step of the function that has the object, or of one inside it, comes only when something was waited for. */
  #isBehindWait(fn: FunctionCode, at: number): boolean {
    const waits = (step: Step): boolean => step.op === 'call' && step.call.awaited === true;
    const made = fn.graph.steps.findIndex((step) => step.op === 'call' && step.call === this.#made);
    return this.#isInside(fn) && fn.graph.steps.some(waits) && !reaches(fn.graph, Math.max(made, 0), at, waits);
  }

  #called(fn: FunctionCode, call: CallSite, at: number): void {
    if (call.receiver && this.#is(fn, call.receiver)) {
      this.#calls.push(call);
      if (this.#program.manifest.events?.attach.includes(call.name)) {
        const [event, listener] = call.arguments;
        const late = this.#isBehindWait(fn, at);
        this.#listeners.push({ fn, event: event && this.#written(event.value), listener: listener?.value, late });
      }
    }
    call.arguments.forEach(({ value, spread }, position) => {
      if (this.#is(fn, value)) this.#passed(fn, call, spread ? -1 : position);
      else if (this.#isPart(fn, value)) this.#escape(fn);
    });
  }

  #written(value: Value): string | undefined {
    return value.kind === 'text' ? this.#program.text.slice(value.start + 1, value.end - 1) : undefined;
  }

  #passed(fn: FunctionCode, call: CallSite, position: number): void {
    const row = this.#rows.get(call)?.row;
    if (row && harmless.has(row.role)) return;
    const { keep = [], take = [] } = this.#program.manifest.events ?? {};
    if (call.receiver && take.includes(call.name)) return;
    if (call.receiver && keep.includes(call.name)) {
      this.#kept = true;
      return;
    }
    // What stands before `call` is called, and its first argument is the object that it is called on.
    const indirect = call.name === 'call' && call.receiver ? this.#names.functionOf(fn, call.receiver) : undefined;
    const named = this.#names.functionNamed(fn, call.callee) ?? this.#names.constructorOf(call.callee);
    const called = indirect ?? named;
    const parameter = called?.parameters[indirect ? position - 1 : position];
    if (called && parameter && parameter.name !== '') this.#hold(called, parameter.name);
    else this.#handed(fn, call, called ? undefined : takerOf(this.#program, fn, call.callee, position));
  }

  /** Follows the object into another file, as far as is known what becomes of it there. */
  #handed(fn: FunctionCode, call: CallSite, taker: Taker | undefined): void {
    const isHeard = (field: string): boolean => this.#program.heard?.has(field) === true;
    if (!taker || taker.escapes || taker.fields.some(isHeard)) {
      this.#escape(fn);
      return;
    }
    for (const event of taker.hears) this.#listeners.push({ fn, event: event ?? undefined, listener: undefined });
    if (taker.used) this.#calls.push(call);
    for (const field of taker.fields) {
      if (!this.#fields.has(field)) this.#changed = true;
      this.#fields.add(field);
    }
  }

  /** Whether a listener for errors is attached to something that a function without a name is given, and that may be the object. */
  #strangersListen(): boolean {
    const known = new Map(this.#program.functions.map((fn) => [fn.id, fn.types]));
    return this.#names.functions.some((fn) =>
      fn.graph.steps.some((step) => {
        if (step.op !== 'call' || !this.#program.manifest.events?.attach.includes(step.call.name)) return false;
        const [event] = step.call.arguments;
        const { receiver } = step.call;
        if (!event || !receiver || this.#is(fn, receiver)) return false;
        const name = this.#written(event.value);
        if (name !== undefined && name !== 'error') return false;
        if (receiver.kind !== 'place' || known.get(fn.id)?.has(receiver.name)) return false;
        const given = this.#names.valuesOf(fn, receiver.name);
        return given.length === 0 ? fn.name === '' : given.some(({ value }) => value.kind === 'other');
      }),
    );
  }
}

/**
 * Follows one way a call can have ended along every path of its function. A condition that this decides takes one edge only.
 * On each path whoever asks keeps a mark of his own, such as "the error was overwritten", which steps may change.
 */

import { perObject } from '../base/memo';
import type { Outcome } from '../languages/api';
import { type Abstract, type Assumption, decide, namesOf, resolve, type Shown, shownBy } from './abstract';
import { errorBindings } from './errorPlace';
import type { Step } from './graph';
import { isLastError } from './lastError';
import { mostBindings } from './outcomeState';
import type { FunctionModel, ModelledCall, Program } from './program';
import { tellersOf, toldBy } from './tellers';
import { mentions, operandsOf, type Value } from './value';
import { Worklist } from './worklist';

/** How the call is assumed to have ended. */
export interface Ending {
  readonly outcome: Outcome;
  /** The name of the error, where the language keeps it beside the result. */
  readonly error?: string;
}

/** A step on the way, before what it does is taken into account. */
export interface Passage<Mark extends string> {
  /** Nothing at the end of the function. */
  readonly step: Step | undefined;
  /** The index of the step, or -1. The index of the call itself when control has come back to it. */
  readonly at: number;
  readonly mark: Mark;
  /** Which edge of a branch is taken, and whether the outcome decided it. */
  readonly edge?: boolean;
  readonly decided: boolean;
  /** Whether a value is made of the result. */
  readonly depends: (value: Value) => boolean;
  /** Whether a value is the error beside the result, or a copy of it. */
  readonly isError: (value: Value) => boolean;
}

/** Gives the mark the path goes on with; nothing ends the path here. */
export type Pass<Mark extends string> = (passage: Passage<Mark>) => Mark | undefined;

type Bindings = Map<string, Value>;

const constant: ReadonlySet<Value['kind']> = new Set<Value['kind']>(['number', 'boolean', 'null', 'constant']);

/** Walks from behind `call` with the mark `start`. Each step is passed once for every mark it is reached with, or more often. */
export function trace<Mark extends string>(
  program: Program,
  fn: FunctionModel,
  call: ModelledCall,
  ending: Ending,
  start: Mark,
  pass: Pass<Mark>,
): void {
  const { steps, next } = fn.graph;
  const assumed = assumptionOf(program, fn, call, ending);
  const states = new Map<number, Map<Mark, Bindings>>();
  const pending = new Worklist(steps.length);
  /** The marks with which a step is to be passed. */
  const waiting = new Map<number, Set<Mark>>();
  const flow = (at: number, mark: Mark, bindings: Bindings) => {
    const marks = states.get(at) ?? new Map<Mark, Bindings>();
    states.set(at, marks);
    const known = marks.get(mark);
    if (!known) marks.set(mark, new Map(bindings));
    if (known && !forget(known, bindings)) return;
    pending.add(at);
    const marked = waiting.get(at);
    if (marked) marked.add(mark);
    else waiting.set(at, new Set([mark]));
  };
  const passAt = (at: number, mark: Mark): void => {
    const bindings = states.get(at)?.get(mark) ?? new Map<string, Value>();
    const step = at < 0 ? undefined : steps[at];
    const view = new View(program, call, ending, { ...assumed, bindings });
    const passed = (edge?: boolean, decided = false) =>
      pass({
        step,
        at,
        mark,
        decided,
        ...(edge === undefined ? {} : { edge }),
        depends: (value) => view.depends(value),
        isError: (value) => view.isError(value),
      });
    if (step?.op === 'branch') {
      const holds = view.holds(step.condition);
      for (const edge of [true, false]) {
        const after = holds === !edge ? undefined : passed(edge, holds !== undefined);
        if (after !== undefined) flow(next[at]?.[edge ? 0 : 1] ?? -1, after, bindings);
      }
      return;
    }
    const after = passed();
    if (after === undefined || !step || at === call.step) return;
    const bound = step.op === 'assign' ? view.assigned(step) : bindings;
    if (step.op === 'return') flow(-1, after, bound);
    else if (step.op === 'throw') flow(fn.graph.raises[at] ?? -1, after, bound);
    else for (const target of next[at] ?? []) flow(target, after, bound);
  };
  for (const target of next[call.step] ?? []) flow(target, start, new Map(errorBindings(fn, call, program.text)));
  for (let at = pending.take(); at !== undefined; at = pending.take()) {
    const marks = waiting.get(at) ?? [];
    waiting.delete(at);
    for (const mark of marks) passAt(at, mark);
  }
}

/** Drops what two paths do not agree on; true when that was anything. */
function forget(known: Bindings, other: Bindings): boolean {
  let changed = false;
  for (const [place, value] of known) {
    if (other.get(place) === value) continue;
    known.delete(place);
    changed = true;
  }
  return changed;
}

/** What is known at one step of one path. */
class View {
  readonly #program: Program;
  readonly #call: ModelledCall;
  readonly #ending: Ending;
  readonly #bindings: Assumption['bindings'];
  readonly #assumed: Assumption;

  constructor(program: Program, call: ModelledCall, ending: Ending, assumed: Assumption) {
    this.#program = program;
    this.#call = call;
    this.#ending = ending;
    this.#bindings = assumed.bindings;
    this.#assumed = assumed;
  }

  depends(value: Value): boolean {
    return mentions(resolve(value, this.#bindings), (part) => {
      if (part.kind === 'call') return part.call === this.#call.site;
      const held = part.kind === 'place' ? this.#bindings.get(part.name) : undefined;
      return held !== undefined && !constant.has(held.kind) && !this.isError(held);
    });
  }

  isError(value: Value): boolean {
    return isLastError(this.#program.manifest, resolve(value, this.#bindings));
  }

  /** Whether a condition holds; nothing when it may or may not. */
  holds(condition: Value): boolean | undefined {
    const known = resolve(condition, this.#bindings);
    switch (known.kind) {
      case 'not': {
        const truth = this.holds(known.operand);
        return truth === undefined ? undefined : !truth;
      }
      case 'both':
      case 'either': {
        const settles = known.kind === 'either';
        const truths = known.operands.map((operand) => this.holds(operand));
        if (truths.includes(settles)) return settles;
        return truths.includes(undefined) ? undefined : !settles;
      }
      case 'compare': {
        const same = this.#isNamed(known.left, known.right) ?? this.#isNamed(known.right, known.left);
        if (same === undefined || (known.operator !== '==' && known.operator !== '!=')) break;
        return same === (known.operator === '==');
      }
    }
    return decide(known, this.#assumed);
  }

  /** Whether `value` is the error and `name` what it is called; nothing when it is not the error or the name unknown. */
  #isNamed(value: Value, name: Value): boolean | undefined {
    const { error } = this.#ending;
    if (error === undefined || name.kind !== 'place' || !this.isError(value) || this.isError(name)) return undefined;
    return /^(?:WSA)?E[A-Z0-9]+$/.test(name.name) ? name.name.replace(/^WSA/, '') === error : undefined;
  }

  /** The bindings after an assignment. */
  assigned({ target, value, accumulates }: Extract<Step, { op: 'assign' }>): Bindings {
    const bindings = new Map(this.#bindings);
    if (target === undefined) return bindings;
    for (const [place, held] of bindings) {
      if (place === target || mentions(held, (part) => part.kind === 'place' && part.name === target)) {
        bindings.delete(place);
      }
    }
    if (bindings.size >= mostBindings) return bindings;
    if (!accumulates && (constant.has(value.kind) || this.depends(value) || this.isError(value))) {
      // A value made of the old value of its own place has no end when it is followed.
      const circular = mentions(value, (part) => part.kind === 'place' && part.name === target);
      const { start, end } = value;
      const bound: Value = circular ? { kind: 'other', operands: [value], start, end } : value;
      bindings.set(target, resolve(bound, this.#bindings));
    }
    return bindings;
  }
}

/** What is assumed wherever the path leads. */
function assumptionOf(
  { text }: Program,
  fn: FunctionModel,
  call: ModelledCall,
  { outcome }: Ending,
): Omit<Assumption, 'bindings'> {
  const tellers = tellersOf(fn, call);
  const shown = shownBy(call.row.outcomes?.[outcome]);
  const length = lengthOf(call);
  const asked = length && written(text, length);
  return {
    callId: call.site.id,
    outcome,
    result: shown && positive(shown, outcome),
    names: namesOf(call.row),
    isLength: (value) => asked !== undefined && written(text, value) === asked,
    told: (site, element) => toldBy(tellers.get(site), outcome, element),
  };
}

/** A value as it is written, without white space and what stands around a name. */
const written = (text: string, { start, end }: Value): string =>
  text.slice(start, end).replace(/\(\s*\w+_t\s*\)|[\s()]+/g, '');

/** A descriptor is hardly ever 0, so that code which takes 0 for an error is not spoken of as code that takes success for one. */
const positive =
  (shown: Shown, outcome: Outcome): Shown =>
  (component) => {
    const known: Abstract | undefined = shown(component);
    const wide = outcome === 'done' && known?.kind === 'number' && known.low === 0 && known.high > 0;
    return wide ? { ...known, low: 1 } : known;
  };

function lengthOf({ row, site }: ModelledCall): Value | undefined {
  const position = /^arg (\d+)$/.exec(row.length ?? '')?.[1];
  return position === undefined ? undefined : site.arguments[Number(position)]?.value;
}

/** The calls whose results are tested, kept or returned, and not merely dropped or handed to another call. */
export const consumedCalls = perObject((fn: FunctionModel): ReadonlySet<unknown> => {
  const consumed = new Set<unknown>();
  const visit = (value: Value | undefined): void => {
    if (!value) return;
    if (value.kind === 'call') consumed.add(value.call);
    else for (const operand of operandsOf(value)) visit(operand);
  };
  for (const step of fn.graph.steps) {
    if (step.op === 'branch') visit(step.condition);
    if (step.op === 'assign' || step.op === 'return') visit(step.value);
  }
  return consumed;
});

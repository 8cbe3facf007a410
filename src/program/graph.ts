/** The control-flow graph of one function. */
import type { CallSite, Value } from './value';

export type Step =
  | { readonly op: 'call'; readonly call: CallSite }
  | {
      readonly op: 'assign';
      /** The place, or nothing when the target is not one the analysis can name. */
      readonly target: string | undefined;
      readonly value: Value;
      /** Whether the old value goes into the new one, as in `+=`. */
      readonly accumulates: boolean;
      /** Whether there must be a value: null raises an exception. */
      readonly demanded?: true;
      /** Set when the place is one that code outside the function can look at, too. */
      readonly shared?: true;
    }
  /**
   * Two edges: the first is taken when the condition holds. `demanded`: the condition asks for a failure, and whoever wanted the
   * value leaves then, as where an exception is raised. `each`: a loop asks whether there is one more of the elements it goes through.
   */
  | { readonly op: 'branch'; readonly condition: Value; readonly demanded?: true; readonly each?: true }
  /** An element is taken at a computed position: `buffer[n]`. */
  | { readonly op: 'index'; readonly object: Value; readonly index: Value }
  | { readonly op: 'return'; readonly value: Value | undefined }
  | { readonly op: 'throw' }
  /** A place where paths meet or part; `handles` where a handler begins. */
  | { readonly op: 'join'; readonly handles?: Handled };

/** What a handler is for. */
export interface Handled {
  /** The names of the exceptions it takes, as they are written; empty when it takes all. */
  readonly types: readonly string[];
  readonly start: number;
  readonly end: number;
}

export interface Graph {
  readonly steps: readonly Step[];
  /** The steps that can follow each step; of a branch, [when true, when false]. -1 is the end of the function. */
  readonly next: readonly (readonly number[])[];
  /** Where an exception that is raised in each step goes; -1 leaves the function. */
  readonly raises: readonly number[];
}

/** An edge that waits for its target. `slot` is 0 or 1 for the edges of a branch. */
export interface Loose {
  readonly from: number;
  readonly slot?: 0 | 1;
}

export type Frontier = readonly Loose[];

/** Adds edges in place, since a switch can have thousands of cases. */
export function append(edges: Loose[], more: Frontier): void {
  for (const edge of more) edges.push(edge);
}

/** Grows a graph step by step. The frontier holds the edges that will lead to the next step; without any, the step is unreachable. */
export class GraphBuilder {
  readonly #steps: Step[] = [];
  readonly #next: number[][] = [];
  readonly #raises: number[] = [];
  frontier: Frontier = [];
  /** Where exceptions go at the moment. */
  raiseTo = -1;

  /** Appends a step and makes it the whole frontier; a branch leaves none, its edges are taken with `when`. */
  add(step: Step): number {
    const index = this.#steps.length;
    this.#steps.push(step);
    this.#next.push(step.op === 'branch' ? [-1, -1] : []);
    this.#raises.push(this.raiseTo);
    this.connect(this.frontier, index);
    this.frontier = step.op === 'branch' ? [] : [{ from: index }];
    return index;
  }

  connect(edges: Frontier, target: number): void {
    for (const { from, slot } of edges) {
      const next = this.#next[from];
      if (!next) continue;
      if (slot === undefined) next.push(target);
      else next[slot] = target;
    }
  }

  when(branch: number): { readonly yes: Frontier; readonly no: Frontier } {
    return { yes: [{ from: branch, slot: 0 }], no: [{ from: branch, slot: 1 }] };
  }

  finish(): Graph {
    return { steps: this.#steps, next: this.#next, raises: this.#raises };
  }
}

/** The analyser, replaced by a new one when its WebAssembly memory can no longer be trusted. */
import type { Analyser } from '../analysis/analyser';

export class Engine {
  readonly #create: () => Analyser;
  #analyser: Analyser;

  constructor(create: () => Analyser) {
    this.#create = create;
    this.#analyser = create();
  }

  get analyser(): Analyser {
    return this.#analyser;
  }

  /** To be told of every error that the analyser threw. Gives one line for the log. */
  failed(error: unknown): string {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    // What traps leaves the memory as it was in the middle of something. The class is not known to every host's types.
    if (!(error instanceof Error) || error.name !== 'RuntimeError') return text;
    this.#analyser = this.#create();
    return `${text}\nThe analyser was made anew.`;
  }
}

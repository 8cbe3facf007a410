/** The steps that are still to be looked at, the earliest first: paths that meet have met before anybody goes on from there. */
export class Worklist {
  /** By step; the end of the function stands at 0. */
  readonly #waits: Uint8Array;
  #from = 0;

  /** For a graph of `length` steps. */
  constructor(length: number) {
    this.#waits = new Uint8Array(length + 1);
  }

  add(step: number): void {
    this.#waits[step + 1] = 1;
    if (step + 1 < this.#from) this.#from = step + 1;
  }

  /** The next step, which waits no longer; nothing when none is left. */
  take(): number | undefined {
    const at = this.#waits.indexOf(1, this.#from);
    if (at < 0) return undefined;
    this.#waits[at] = 0;
    this.#from = at;
    return at - 1;
  }
}

/** How the code inside macros is read, whose arguments the grammar leaves as they are written. */

/** How the code inside macros is read, which a grammar leaves as it is written. */
export interface MacroForms {
  /** What makes a program of values with commas between them, of a pattern, and of statements. */
  readonly values: Enclosure;
  readonly patterns: Enclosure;
  readonly statements: Enclosure;
  /** Macros that wait for several things at once, of which the first decides. */
  readonly race?: RaceForm;
  /** Matches macros by which a failure leaves the function, and of a success the value is what goes on. */
  readonly propagates?: string;
  /** Matches macros that ask whether a value has a form. */
  readonly test?: string;
  /** Matches macros that hold the body of a function. */
  readonly body?: string;
}

/** How a race of waits is written: `pattern = value, if guard => body`. */
export interface RaceForm {
  /** Matches the names of macros that are races. */
  readonly names: string;
  readonly binds: string;
  readonly guard: string;
  readonly arrow: string;
}

/** What makes a program of a piece of code. */
export interface Enclosure {
  readonly before: string;
  readonly after: string;
}

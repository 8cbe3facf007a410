/** How a language writes what mends a lost outcome. */

/**
 * The text of a fix. Placeholders are `${name}`; a line break in `lines` starts a new line at the indentation of the statement,
 * a leading tab one level deeper.
 */
export interface Idiom {
  readonly title: string;
  /**
   * Where the text goes: around the statement of the call (`replace-statement`), before or after it, in place of the name of what is
   * called (`name`), in place of the call (`call`), right behind the call (`after-call`), among the flags (`flag`), behind the last argument (`argument`), among the
   * fields of a record of options (`option`), first in the function that is given the object (`body`), or where the program starts
   * (`entry`).
   */
  readonly place:
    | 'replace-statement'
    | 'before-statement'
    | 'after-statement'
    | 'after-call'
    | 'body'
    | 'name'
    | 'call'
    | 'flag'
    | 'argument'
    | 'option'
    | 'entry';
  readonly lines: readonly string[];
  /** Imports the text needs; added where the file's imports end when they are missing. */
  readonly imports?: readonly string[];
  /** Lines added once after the imports, such as a named constant, when their first word is not in the file yet. */
  readonly declares?: readonly string[];
  /** What the socket must be known to be, where the text calls a method that only such objects have. */
  readonly on?: readonly string[];
  readonly safety: 'safe' | 'unsafe';
}

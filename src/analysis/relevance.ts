/** What a file and its project say about a piece of text: only of what it names. */
import { hash } from '../base/hash';
import type { ApiRow } from '../languages/api';
import { lastName } from '../program/apiIndex';
import type { Known } from '../program/knownTypes';
import type { Surroundings } from './unitAnalysis';

const word = /[\p{L}\p{N}_$]+/gu;

/** The names in a piece of text, each once. */
export const namesIn = (text: string): readonly string[] => [...new Set(text.match(word))];

/** By name, for a file can have thousands of functions and as many of them wrap a call. */
export class Relevance {
  readonly #said = new Map<string, unknown[]>();

  constructor(
    rows: readonly ApiRow[],
    { passed, fields, untimed }: Known,
    file?: Pick<Surroundings, 'shadowed' | 'declaredFields'>,
  ) {
    for (const key of untimed) this.#note(/(\w+)(?:\(\d+\))?$/.exec(key)?.[1] ?? '', ['untimed', key]);
    for (const row of rows) this.#note(lastName(row.call), row);
    for (const [name, types] of passed) this.#note(lastName(name), [name, ...types]);
    for (const [key, type] of fields) this.#note(key.slice(key.indexOf('.') + 1).replace('()', ''), [key, type]);
    for (const name of file?.shadowed ?? []) this.#note(name.match(word)?.at(-1) ?? '', ['own', name]);
    for (const [name, type] of file?.declaredFields ?? []) this.#note(name, ['declared', name, type]);
  }

  #note(name: string, what: unknown): void {
    const known = this.#said.get(name);
    if (known) known.push(what);
    else this.#said.set(name, [what]);
  }

  /** The same for two texts with the same names, of which the same is known. */
  keyFor(names: readonly string[]): string {
    if (this.#said.size === 0) return '';
    const said = names.flatMap((name) => this.#said.get(name) ?? []);
    return said.length === 0 ? '' : hash(JSON.stringify(said));
  }
}

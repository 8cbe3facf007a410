/** What the functions of a file and of its project say about a piece of text: only of those that it names. */
import { hash } from '../base/hash';
import type { ApiRow } from '../languages/api';
import { lastName } from '../program/apiIndex';
import type { FieldTypes } from '../program/fields';
import type { PassedTypes } from '../program/passing';

/** By name, for a file can have thousands of functions and as many of them wrap a call. */
export class Relevance {
  readonly #said = new Map<string, unknown[]>();

  constructor(rows: readonly ApiRow[], passed: PassedTypes, fields: FieldTypes) {
    for (const row of rows) this.#note(lastName(row.call), row);
    for (const [name, types] of passed) this.#note(lastName(name), [name, ...types]);
    for (const [key, type] of fields) this.#note(key.slice(key.indexOf('.') + 1).replace('()', ''), [key, type]);
  }

  #note(name: string, what: unknown): void {
    const known = this.#said.get(name);
    if (known) known.push(what);
    else this.#said.set(name, [what]);
  }

  /** The same for two texts that name the same functions of which the same is known. */
  keyFor(text: string): string {
    if (this.#said.size === 0) return '';
    const names = new Set(text.match(/[\p{L}\p{N}_$]+/gu));
    const said = [...names].flatMap((name) => this.#said.get(name) ?? []);
    return said.length === 0 ? '' : hash(JSON.stringify(said));
  }
}

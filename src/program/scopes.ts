/** Which variable a name means where it is written. */

/** The blocks around a piece of code, and the variables that they declare. */
export class Scopes {
  /** What the functions around have declared comes first, then the function itself, then its blocks. */
  readonly #scopes: Map<string, string>[];
  #shadows = 0;

  constructor(outer: ReadonlyMap<string, string>, own: readonly string[]) {
    this.#scopes = [new Map(outer), new Map(own.map((name) => [name, name]))];
  }

  open(): void {
    this.#scopes.push(new Map());
  }

  close(): void {
    this.#scopes.pop();
  }

  /** The place of a name; a variable that hides another one has a place of its own. */
  placeOf(name: string): string {
    return this.#scopes.findLast((scope) => scope.has(name))?.get(name) ?? name;
  }

  /** Whether the function itself has declared a name. */
  isOwn(name: string): boolean {
    return this.#scopes.findLastIndex((scope) => scope.has(name)) > 0;
  }

  /** The place of a variable that the innermost block declares. One that it has declared before is given another value. */
  declare(name: string): string {
    const place = this.placeBehind(name);
    if (place.startsWith(`${this.#shadows + 1}?`)) this.#shadows++;
    this.#scopes.at(-1)?.set(name, place);
    return place;
  }

  /** The place that a variable will have when the innermost block declares it. */
  placeBehind(name: string): string {
    const known = this.#scopes.at(-1)?.get(name);
    if (known !== undefined) return known;
    return this.#scopes.some((scope) => scope.has(name)) ? `${this.#shadows + 1}?${name}` : name;
  }

  /** Lets a name stand for a place of its own in the innermost block. */
  bind(name: string, id: number): string {
    const place = `${id}?${name}`;
    this.#scopes.at(-1)?.set(name, place);
    return place;
  }

  /** The place of every name that can be seen. */
  visible(): ReadonlyMap<string, string> {
    return new Map(this.#scopes.flatMap((scope) => [...scope]));
  }
}

/** A place as the code writes it. */
export const writtenPlace = (place: string): string => place.replace(/^\d+\?/, '');

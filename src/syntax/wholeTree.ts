/** The tree of a whole text, kept in step with its changes. */
import { Edit, type Tree } from 'web-tree-sitter';
import { LineIndex } from '../base/text';
import type { LoadedGrammar } from './grammar';
import { parse } from './parse';
import { type Unit, unitsAt } from './units';

/** A text and its tree. The tree lives outside the garbage collector's reach: whoever makes a WholeTree disposes of it. */
export class WholeTree {
  readonly #grammar: LoadedGrammar;
  #text: string;
  #tree: Tree | undefined;

  constructor(grammar: LoadedGrammar, text: string) {
    this.#grammar = grammar;
    this.#text = text;
    this.#tree = parse(grammar, text);
  }

  /**
   * Takes a new text over and parses what is different. Around errors a parser that reuses a tree may recover in another way than
   * one that starts anew, and whoever types would see findings that depend on the history of the text: then it starts anew.
   */
  update(text: string): void {
    if (text === this.#text) return;
    const previous = this.#tree;
    previous?.edit(difference(this.#text, text));
    this.#text = text;
    this.#tree = parse(this.#grammar, text, previous);
    previous?.delete();
    if (!this.#tree?.rootNode.hasError) return;
    this.#tree.delete();
    this.#tree = parse(this.#grammar, text);
  }

  /** The units around `positions`; none when the text could not be parsed within its budget (see `parsed`). */
  unitsAt(positions: readonly number[]): readonly Unit[] {
    return this.#tree ? unitsAt(this.#grammar, this.#text, this.#tree, positions) : [];
  }

  /** Whether there is a tree: false when parsing took more than its budget. */
  get parsed(): boolean {
    return this.#tree !== undefined;
  }

  /** Whether the node at `offset` lies in a part of the text that the grammar could make nothing of. */
  isLost(offset: number): boolean {
    for (let node = this.#tree?.rootNode.descendantForIndex(offset) ?? null; node; node = node.parent) {
      if (node.isError) return true;
    }
    return false;
  }

  /** The tree as an S-expression, for people who write queries. */
  toString(): string {
    return this.#tree?.rootNode.toString() ?? '';
  }

  dispose(): void {
    this.#tree?.delete();
    this.#tree = undefined;
  }
}

/** The smallest edit that makes one text out of the other. */
function difference(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  const oldEnd = before.length - same;
  const newEnd = after.length - same;
  const old = new LineIndex(before);
  const point = (index: LineIndex, offset: number) => {
    const { line, character } = index.positionAt(offset);
    return { row: line, column: character };
  };
  return new Edit({
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition: point(old, start),
    oldEndPosition: point(old, oldEnd),
    newEndPosition: point(new LineIndex(after), newEnd),
  });
}

/** The tree of one text, kept in step with edits. */
import { Edit, type Node, type Tree } from 'web-tree-sitter';
import { applyEdits, LineIndex, type TextEdit } from '../base/text';
import { type Capture, capturesOf } from './captures';
import type { LoadedGrammar } from './grammar';
import { parse } from './parse';
import { type Unit, unitsAt } from './units';

/** A text and its tree. The tree lives outside the garbage collector's reach: whoever makes a SourceTree disposes of it. */
export class SourceTree {
  readonly #grammar: LoadedGrammar;
  #text: string;
  #tree: Tree | undefined;
  /** Whether edits came since the tree was made; parsing waits until somebody asks. */
  #stale = false;

  constructor(grammar: LoadedGrammar, text: string) {
    this.#grammar = grammar;
    this.#text = text;
    this.#tree = parse(grammar, text);
  }

  get text(): string {
    return this.#text;
  }

  /** Applies one edit to the text and tells the tree. */
  edit(edit: TextEdit): void {
    const before = new LineIndex(this.#text);
    const { start, end } = edit.range;
    const newEnd = start + edit.newText.length;
    this.#text = applyEdits(this.#text, [edit]);
    const point = (index: LineIndex, offset: number) => {
      const { line, character } = index.positionAt(offset);
      return { row: line, column: character };
    };
    this.#tree?.edit(
      new Edit({
        startIndex: start,
        oldEndIndex: end,
        newEndIndex: newEnd,
        startPosition: point(before, start),
        oldEndPosition: point(before, end),
        newEndPosition: point(new LineIndex(this.#text), newEnd),
      }),
    );
    this.#stale = true;
  }

  /** The units around `positions`; none when the text could not be parsed within its budget (see `parsed`). */
  unitsAt(positions: readonly number[]): readonly Unit[] {
    this.#refresh();
    return this.#tree ? unitsAt(this.#grammar, this.#tree, positions) : [];
  }

  capturesOf(unit: Unit): readonly Capture[] {
    return capturesOf(this.#grammar, unit.node);
  }

  /** The names that the given units define: a function of the file's own is not the one of the same name in the API. */
  definedNames(units: readonly Unit[]): readonly string[] {
    return units.filter(({ closed }) => closed).flatMap(({ node }) => nameOf(node) ?? []);
  }

  /** Whether there is a tree: false when parsing took longer than its budget. */
  get parsed(): boolean {
    this.#refresh();
    return this.#tree !== undefined;
  }

  /** The tree as an S-expression, for people who write queries. */
  toString(): string {
    this.#refresh();
    return this.#tree?.rootNode.toString() ?? '';
  }

  dispose(): void {
    this.#tree?.delete();
    this.#tree = undefined;
  }

  /**
   * Parses what changed. Around errors a parser that reuses a tree may recover in another way than one that starts anew, and
   * whoever types would see findings that depend on the history of the text: then it starts anew.
   */
  #refresh(): void {
    if (!this.#stale) return;
    this.#stale = false;
    const previous = this.#tree;
    this.#tree = parse(this.#grammar, this.#text, previous);
    previous?.delete();
    if (!this.#tree?.rootNode.hasError) return;
    this.#tree.delete();
    this.#tree = parse(this.#grammar, this.#text);
  }
}

/** The name of a function: that of the node, or of the declarator in it. */
function nameOf(node: Node): string | undefined {
  const named = node.childForFieldName('name');
  if (named) return named.text;
  const declarator = node.childForFieldName('declarator');
  if (!declarator) return undefined;
  return declarator.childForFieldName('declarator') ? nameOf(declarator) : declarator.text;
}

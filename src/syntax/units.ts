/** Finds the pieces of a file that are worth lowering: the outermost functions and classes around given positions. */
import type { Node, Tree } from 'web-tree-sitter';
import { type Capture, capturesOf } from './captures';
import { readMacros } from './embedded';
import type { LoadedGrammar } from './grammar';

/** A function or class with everything in it, or a statement that stands in none. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** False for a statement outside all functions; all of these together are one body. */
  readonly closed: boolean;
  /** What a closed unit defines: a function of the file's own is not the one of the same name in the API. */
  readonly name?: string;
  /** In the coordinates of the unit; nothing when it takes more work than code should need. */
  readonly captures: () => readonly Capture[] | undefined;
}

/**
 * The units around `positions` (ascending offsets) of a tree of `text`, each once, in order.
 * Where statements can stand outside functions and one of them is asked for, the whole file is one unit.
 */
export function unitsAt(
  grammar: LoadedGrammar,
  text: string,
  tree: Tree,
  positions: readonly number[],
): readonly Unit[] {
  const units: Unit[] = [];
  let end = -1;
  for (const position of positions) {
    if (position < end) continue;
    const found = nodeAt(grammar, tree, position);
    if (!found) continue;
    const { node, closed } = found;
    if (!closed) {
      if (!grammar.language.manifest.topLevelCode) continue;
      return [unitOf(grammar, text, tree.rootNode, false)];
    }
    units.push(unitOf(grammar, text, node, true));
    end = node.endIndex;
  }
  return units;
}

function unitOf(grammar: LoadedGrammar, text: string, node: Node, closed: boolean): Unit {
  const { startIndex: start, endIndex: end } = node;
  const name = closed ? nameOf(node) : undefined;
  const captures = () => {
    const bare = capturesOf(grammar, node);
    const found = bare && readMacros(grammar, text, bare);
    return found?.map((one) => ({ ...one, start: one.start - start, end: one.end - start }));
  };
  return { start, end, closed, ...(name === undefined ? {} : { name }), captures };
}

function nodeAt(
  grammar: LoadedGrammar,
  tree: Tree,
  position: number,
): { readonly node: Node; readonly closed: boolean } | undefined {
  const root = tree.rootNode;
  let outermost: Node | undefined;
  let topLevel: Node | undefined;
  for (let node = root.descendantForIndex(position); node && node.id !== root.id; node = node.parent) {
    if (grammar.unitTypes.has(node.typeId)) outermost = node;
    topLevel = node;
  }
  const node = outermost ?? topLevel;
  return node && { node, closed: outermost !== undefined };
}

/** The name of a function: that of the node, or of the declarator in it. */
function nameOf(node: Node): string | undefined {
  const named = node.childForFieldName('name');
  if (named) return named.text;
  const declarator = node.childForFieldName('declarator');
  if (!declarator) return undefined;
  return declarator.childForFieldName('declarator') ? nameOf(declarator) : declarator.text;
}

/** Finds the pieces of a file that are worth lowering: the outermost functions and classes around given positions. */
import type { Node, Tree } from 'web-tree-sitter';
import type { LoadedGrammar } from './grammar';

/** A function or class with everything in it, or a statement that stands in none. */
export interface Unit {
  readonly node: Node;
  readonly start: number;
  readonly end: number;
  /** False for a statement outside all functions; all of these together are one body. */
  readonly closed: boolean;
}

/**
 * The units around `positions` (ascending offsets), each once, in order.
 * Where statements can stand outside functions and one of them is asked for, the whole file is one unit.
 */
export function unitsAt(grammar: LoadedGrammar, tree: Tree, positions: readonly number[]): readonly Unit[] {
  const units: Unit[] = [];
  let end = -1;
  for (const position of positions) {
    if (position < end) continue;
    const unit = unitAt(grammar, tree, position);
    if (!unit) continue;
    if (!unit.closed) {
      if (!grammar.language.manifest.topLevelCode) continue;
      return [{ node: tree.rootNode, start: tree.rootNode.startIndex, end: tree.rootNode.endIndex, closed: false }];
    }
    units.push(unit);
    end = unit.end;
  }
  return units;
}

function unitAt(grammar: LoadedGrammar, tree: Tree, position: number): Unit | undefined {
  const root = tree.rootNode;
  let outermost: Node | undefined;
  let topLevel: Node | undefined;
  for (let node = root.descendantForIndex(position); node && node.id !== root.id; node = node.parent) {
    if (grammar.unitTypes.has(node.typeId)) outermost = node;
    topLevel = node;
  }
  const node = outermost ?? topLevel;
  return node && { node, start: node.startIndex, end: node.endIndex, closed: outermost !== undefined };
}

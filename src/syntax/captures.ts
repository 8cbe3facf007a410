/** Runs a language's queries over one node and gives the captures as plain data. */
import type { Node } from 'web-tree-sitter';
import type { LoadedGrammar } from './grammar';

/** One captured node: several captures of the same node have the same `node`. */
export interface Capture {
  readonly name: string;
  readonly node: number;
  readonly start: number;
  readonly end: number;
}

/**
 * How often a query may ask whether to go on. Real code takes about 2 questions per kilobyte, code that nests thousands deep a
 * thousand times that.
 */
const questionsFor = (length: number): number => 4000 + length / 8;

/** All captures at and below `node`, in the order of their positions; nothing when that takes more work than code should need. */
export function capturesOf(grammar: LoadedGrammar, node: Node): readonly Capture[] | undefined {
  let left = questionsFor(node.endIndex - node.startIndex);
  // Index ranges are not given: the runtime counts them in bytes of UTF-16, and the node itself already bounds the search.
  const captures = grammar.query.captures(node, { progressCallback: () => --left < 0 });
  if (left < 0) return undefined;
  return captures.map(({ name, node: { id, startIndex, endIndex } }) => ({
    name,
    node: id,
    start: startIndex,
    end: endIndex,
  }));
}

/** The names of all captures that a language's queries can give. */
export const captureNames = (grammar: LoadedGrammar): readonly string[] => grammar.query.captureNames;

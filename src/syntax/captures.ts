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

/** All captures at and below `node`, in the order of their positions. */
export function capturesOf(grammar: LoadedGrammar, node: Node): readonly Capture[] {
  // Index ranges are not given: the runtime counts them in bytes of UTF-16, and the node itself already bounds the search.
  return grammar.query
    .captures(node)
    .map(({ name, node: { id, startIndex, endIndex } }) => ({ name, node: id, start: startIndex, end: endIndex }));
}

/** The names of all captures that a language's queries can give. */
export const captureNames = (grammar: LoadedGrammar): readonly string[] => grammar.query.captureNames;

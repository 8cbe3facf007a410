/** Parses a text within a budget of time. */
import type { Tree } from 'web-tree-sitter';
import type { LoadedGrammar } from './grammar';

/** What a parse may take: 200 ms and 4 ms per kilobyte, many times what real files need; generated monsters stop here. */
const budgetMs = (length: number): number => 200 + length / 256;

/**
 * Parses `text`, reusing what did not change since `previous` (which must have been edited to match).
 * Gives nothing when the budget is used up; the parser stays usable. The caller deletes the tree.
 */
export function parse(grammar: LoadedGrammar, text: string, previous?: Tree): Tree | undefined {
  const deadline = Date.now() + budgetMs(text.length);
  const tree = grammar.parser.parse(text, previous ?? null, { progressCallback: () => Date.now() > deadline });
  if (tree) return tree;
  grammar.parser.reset();
  return undefined;
}

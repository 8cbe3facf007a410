/** Parses a text within a budget of work. */
import type { Tree } from 'web-tree-sitter';
import type { LoadedGrammar } from './grammar';

/**
 * How often the parser may ask whether to go on, which it does after every so many operations. Real code takes 5 to 8 questions
 * per kilobyte, text made to be hard takes hundreds. Counting them gives the same answer on a busy machine as on an idle one.
 */
const questionsFor = (length: number): number => 4000 + length / 8;

/** Where single operations become slow the count does not help. In milliseconds; no real file comes near it. */
const longest = 10_000;

/**
 * Parses `text`, reusing what did not change since `previous` (which must have been edited to match).
 * Gives nothing when the budget is used up; the parser stays usable. The caller deletes the tree.
 */
export function parse(grammar: LoadedGrammar, text: string, previous?: Tree): Tree | undefined {
  const deadline = Date.now() + longest;
  let left = questionsFor(text.length);
  const progressCallback = () => --left < 0 || Date.now() > deadline;
  const tree = grammar.parser.parse(text, previous ?? null, { progressCallback });
  if (tree) return tree;
  grammar.parser.reset();
  return undefined;
}

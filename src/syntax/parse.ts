/** Parses a text within a budget of work. */
import type { Tree } from 'web-tree-sitter';
import type { LoadedGrammar } from './grammar';

/**
 * How often the parser may ask whether to go on, which it does after every so many operations. Real code takes 5 to 8 questions
 * per kilobyte, text made to be hard takes hundreds. Counting them gives the same answer on a busy machine as on an idle one.
 */
const questionsFor = (length: number): number => 4000 + length / 8;

/**
 * How much of the text the parser may read, again and again: a comment that does not end is read to the end of the text from each
 * place that looks like the beginning of one. No file of redis, curl and haproxy needs as much.
 */
const readingFor = (length: number): number => 4_000_000 + 20 * length;

/** The parser asks for the text in pieces of this size. */
const pieceSize = 5120;

/** Where single operations become slow the counts do not help. In milliseconds; no real file comes near it. */
const longest = 10_000;

/**
 * Parses `text`, reusing what did not change since `previous` (which must have been edited to match).
 * Gives nothing when the budget is used up; the parser stays usable. The caller deletes the tree.
 */
export function parse(grammar: LoadedGrammar, text: string, previous?: Tree): Tree | undefined {
  const deadline = Date.now() + longest;
  let left = questionsFor(text.length);
  let unread = readingFor(text.length);
  const read = (index: number): string => {
    const piece = text.slice(index, index + pieceSize);
    unread -= piece.length;
    return piece;
  };
  const progressCallback = () => --left < 0 || unread < 0 || Date.now() > deadline;
  const tree = grammar.parser.parse(read, previous ?? null, { progressCallback });
  if (tree) return tree;
  grammar.parser.reset();
  return undefined;
}

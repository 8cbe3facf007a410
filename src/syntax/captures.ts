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

/** How many matches may be under way at once: where they are many, each step takes long. Redis, curl and haproxy never need 128. */
const matchLimit = 1000;

/** Where nesting makes every match slow the count does not help. In milliseconds. */
const longest = 5000;

/** All captures at and below `node`, in the order of their positions; nothing when that takes more work than code should need. */
export function capturesOf(grammar: LoadedGrammar, node: Node): readonly Capture[] | undefined {
  let left = questionsFor(node.endIndex - node.startIndex);
  const deadline = Date.now() + longest;
  let stopped = false;
  const progressCallback = () => {
    stopped ||= --left < 0 || Date.now() > deadline;
    return stopped;
  };
  // Index ranges are not given: the runtime counts them in bytes of UTF-16, and the node itself already bounds the search.
  const captures = grammar.query.captures(node, { matchLimit, progressCallback });
  if (stopped || grammar.query.didExceedMatchLimit()) return undefined;
  // Where a node ends has to be asked of the parser's memory, and most nodes are captured more than once.
  const ends = new Map<number, number>();
  return captures.map(({ name, node: one }) => {
    const { id } = one;
    const end = ends.get(id) ?? one.endIndex;
    ends.set(id, end);
    return { name, node: id, start: one.startIndex, end };
  });
}

/** The names of all captures that a language's queries can give. */
export const captureNames = (grammar: LoadedGrammar): readonly string[] => grammar.query.captureNames;

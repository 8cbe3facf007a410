/** Comments that ask to leave findings out: `sockeye-ignore RULE[, RULE] -- reason` and `sockeye-ignore-file RULE -- reason`. */
import { compiled } from '../base/compiled';
import type { Range } from '../base/text';
import type { LanguageManifest } from '../languages/language';

export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  /** Where the rule is named. */
  readonly range: Range;
  /** The text the comment speaks for. */
  readonly covers: Range;
}

const directive =
  /\bsockeye-ignore(-file)?[ \t]+([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)(?:[ \t]+--[ \t]*([^\n]*?))?[ \t]*(?:\*\/)?[ \t]*(?=\n|\r|$)/g;

/** All suppressions in `text`, one for each rule that a comment names. */
export function suppressionsIn({ comments }: LanguageManifest, text: string): readonly Suppression[] {
  if (!text.includes('sockeye-ignore')) return [];
  const found: Suppression[] = [];
  const next = nextCodeIn(text);
  for (const comment of text.matchAll(compiled(comments.pattern, 'g'))) {
    for (const match of comment[0].matchAll(directive)) {
      const [whole, file, rules = '', reason = ''] = match;
      const start = comment.index + match.index;
      const listed = start + whole.indexOf(rules, 'sockeye-ignore'.length);
      const covers = file
        ? { start: 0, end: text.length }
        : covered(text, comment.index, comment.index + comment[0].length, next);
      for (const name of rules.matchAll(/[\w-]+/g)) {
        const range = { start: listed + name.index, end: listed + name.index + name[0].length };
        found.push({ rule: name[0], reason: reason.trim(), range, covers });
      }
    }
  }
  return found;
}

/** The line of a comment that follows code, else the next line that holds something besides comments. */
function covered(text: string, start: number, end: number, next: (at: number) => number): Range {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (/\S/.test(text.slice(lineStart, start))) return { start: lineStart, end: endOfLine(text, end) };
  return { start, end: endOfLine(text, next(endOfLine(text, end) + 1)) };
}

/** Gives the first line from a line on that holds something besides comments. Asked in the order of the text, it looks at each once. */
function nextCodeIn(text: string): (at: number) => number {
  let run = { start: 0, end: -1 };
  return (start) => {
    let at = start >= run.start && start <= run.end ? run.end : start;
    while (
      at < text.length &&
      /^[ \t\r]*(?:$|\/\/|#(?!\s*(?:if|define))|\/\*|\*|--)/.test(text.slice(at, endOfLine(text, at)))
    ) {
      at = endOfLine(text, at) + 1;
    }
    run = { start: start <= run.end ? run.start : start, end: at };
    return at;
  };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

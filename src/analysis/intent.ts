/** Reads from the code whether dropping a result is meant. */
import { compiled } from '../base/compiled';
import type { LanguageManifest } from '../languages/language';
import { valueAt } from '../program/bind';
import type { ModelledCall } from '../program/program';

const words =
  /(?<!sockeye-)ignor|best[- ]effort|\btr(?:y|ies|ying) to\b|don'?t care|do not care|deliberate|intentional|on purpose|fire[- ]and[- ]forget|no matter|doesn'?t matter/i;

/** Names of variables for errors that nobody wants to know. */
const unwanted = /ignor|unused|dummy|discard|dontcare/i;

/** The comments in a part of the text. */
export const commentsIn = (
  { comments }: LanguageManifest,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): readonly string[] => text.slice(start, end).match(compiled(comments.pattern, 'g')) ?? [];

/** Whether a cast, an assignment to nothing or a comment beside the call says that its result does not matter. */
export function isMeant(
  { discardPattern, comments }: LanguageManifest,
  text: string,
  { row, site }: ModelledCall,
): boolean {
  const { start, end } = site;
  const error = row.errorIn === undefined ? undefined : valueAt(site, row.errorIn);
  if (error && unwanted.test(text.slice(error.start, error.end))) return true;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (discardPattern && compiled(`(?:${discardPattern})`).test(text.slice(lineStart, start))) return true;
  const above = startAbove(comments, text, lineStart);
  const lineEnd = text.indexOf('\n', end);
  const around = text.slice(above, lineEnd < 0 ? text.length : lineEnd);
  // The line above only speaks for the call when it is a comment and nothing else.
  for (const comment of around.matchAll(compiled(comments.pattern, 'g'))) {
    const at = above + comment.index;
    const alone = text.slice(above, at).trim() === '';
    if ((at >= lineStart || alone) && words.test(comment[0])) return true;
  }
  return false;
}

/** So far up a comment may begin that ends in the line above. */
const commentReach = 600;

/** Where the line above begins, or the comment that ends in it. */
function startAbove({ pattern }: LanguageManifest['comments'], text: string, lineStart: number): number {
  const line = text.lastIndexOf('\n', lineStart - 2) + 1;
  const from = text.lastIndexOf('\n', Math.max(0, lineStart - commentReach)) + 1;
  for (const comment of text.slice(from, lineStart).matchAll(compiled(pattern, 'g'))) {
    const start = from + comment.index;
    const end = start + comment[0].length;
    if (end >= line && start < line && text.slice(end, lineStart).trim() === '') {
      return text.lastIndexOf('\n', start) + 1;
    }
  }
  return line;
}

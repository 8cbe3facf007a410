/** Reads from the code whether dropping a result is meant. */
import type { LanguageManifest } from '../languages/language';
import type { ModelledCall } from '../program/program';

const words =
  /(?<!sockeye-)ignor|best[- ]effort|\btr(?:y|ies|ying) to\b|don'?t care|do not care|deliberate|intentional|on purpose|fire[- ]and[- ]forget|no matter|doesn'?t matter/i;

/** The comments in a part of the text. */
export const commentsIn = (
  { comments }: LanguageManifest,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): readonly string[] => text.slice(start, end).match(new RegExp(comments.pattern, 'g')) ?? [];

/** Whether a cast, an assignment to nothing or a comment beside the call says that its result does not matter. */
export function isMeant({ discardPattern, comments }: LanguageManifest, text: string, { site }: ModelledCall): boolean {
  const { start, end } = site;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (discardPattern && new RegExp(`(?:${discardPattern})`).test(text.slice(lineStart, start))) return true;
  const above = text.lastIndexOf('\n', lineStart - 2) + 1;
  const lineEnd = text.indexOf('\n', end);
  const around = text.slice(above, lineEnd < 0 ? text.length : lineEnd);
  // The line above only speaks for the call when it is a comment and nothing else.
  for (const comment of around.matchAll(new RegExp(comments.pattern, 'g'))) {
    const at = above + comment.index;
    const alone = text.slice(above, at).trim() === '';
    if ((at >= lineStart || alone) && words.test(comment[0])) return true;
  }
  return false;
}

/** Blanks long runs of comment lines before parsing: some grammars look at the whole run again for every line of it. */

/** Fewer lines cost nothing. */
const shortest = 50;

/** `text` with every run of at least so many lines that hold nothing but a comment blanked, so that no offset changes. */
export function withoutCommentRuns(text: string, lineComment: string): string {
  const line = `[ \\t]*${lineComment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[^\\n]*(?:\\n|$)`;
  return text.replace(new RegExp(`^(?:${line}){${shortest},}`, 'gm'), (run) => run.replace(/[^\n\r]/g, ' '));
}

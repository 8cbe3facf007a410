/** How the lines of a text end. Our own editor puts that right in every edit; others insert what they are given. */

export type LineEnd = '\n' | '\r\n';

/** The end of the text's first line counts for all. */
export const lineEndOf = (text: string): LineEnd => (/^[^\n]*\r\n/.test(text) ? '\r\n' : '\n');

export const withLineEnds = (text: string, lineEnd: LineEnd): string => text.replace(/\r?\n/g, lineEnd);

/** Makes text from a file safe to print: an escape sequence in somebody's source must not drive the reader's terminal. */

// Control characters but for tabs, line separators, and the marks that reverse the order of what is shown.
const unprintable = /(?!\t)\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

export const printable = (text: string): string => text.replace(unprintable, '\ufffd');

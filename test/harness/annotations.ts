/**
 * Expectations written into fixtures. A comment line under a line of code marks a finding with carets:
 *
 *     send(fd, text, length, 0);
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-send: part of the message [fix]
 *
 * The text after the colon must be contained in the message; `[fix]` says that at least one fix is offered.
 */

export interface Expectation {
  readonly rule: string;
  readonly text: string;
  readonly fixable: boolean;
  readonly start: number;
  readonly end: number;
}

const mark = /^([ \t]*)(?:\/\/|#)([ \t]*)(\^+) ([\w-]+)(?:: (.*?))?( \[fix\])?$/;

/** The expectations in `text`, in order. */
export function expectationsIn(text: string): readonly Expectation[] {
  const found: Expectation[] = [];
  let offset = 0;
  let code = { start: 0 };
  for (const line of text.split('\n')) {
    const match = mark.exec(line);
    if (match) {
      const [whole, , , carets = '', rule = '', message = '', fix] = match;
      const column = whole.indexOf(carets);
      const start = code.start + column;
      found.push({ rule, text: message, fixable: fix !== undefined, start, end: start + carets.length });
    } else {
      code = { start: offset };
    }
    offset += line.length + 1;
  }
  return found;
}

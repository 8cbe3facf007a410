/**
 * Expectations written into fixtures. A comment line under a line of code marks a finding with carets:
 *
 *     send(fd, text, length, 0);
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-send: part of the message [fix]
 *
 * The text after the colon must be contained in the message; `[fix]` says that at least one fix is offered.
 */
import type { Finding } from '../../src/analysis/finding';
import { LineIndex } from '../../src/base/text';

export interface Expectation {
  readonly rule: string;
  readonly text: string;
  readonly fixable: boolean;
  readonly start: number;
  readonly end: number;
}

const mark = /^([ \t]*)(?:\/\/|#|--)([ \t]*)(\^+) ([\w-]+)(?:: (.*?))?( \[fix\])?$/;

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

/** What is marked and not found, found and not marked, or found with another message or without the fix that is marked. */
export function mismatches(text: string, findings: readonly Finding[]) {
  const lines = new LineIndex(text);
  const at = (start: number, end: number, rule: string): string => {
    const from = lines.positionAt(start);
    return `${from.line + 1}:${from.character + 1}-${lines.positionAt(end).character + 1} ${rule}`;
  };
  const marked = expectationsIn(text).map((one) => ({ ...one, place: at(one.start, one.end, one.rule) }));
  const found = findings.map((one) => ({ ...one, place: at(one.range.start, one.range.end, one.rule) }));
  const missing = marked.filter(({ place }) => !found.some((one) => one.place === place)).map(({ place }) => place);
  const unexpected = found.filter(({ place }) => !marked.some((one) => one.place === place)).map(({ place }) => place);
  const wrong = marked.flatMap(({ place, text: part, fixable }) => {
    const one = found.find((finding) => finding.place === place);
    if (!one) return [];
    const reasons: string[] = [];
    if (!one.message.includes(part)) reasons.push(`${place}: "${one.message}" does not contain "${part}"`);
    if (one.fixes.length > 0 !== fixable)
      reasons.push(`${place}: ${fixable ? 'has no fix' : 'has a fix that is not marked'}`);
    return reasons;
  });
  return { missing, unexpected, wrong };
}

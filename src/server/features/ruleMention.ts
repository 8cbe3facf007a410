/** Finds the rule that is named under the cursor in a suppression comment. */
import type { Position, Range } from 'vscode-languageserver';
import type { OpenDocument } from '../openDocument';

const directive = /\bsockeye-ignore(?:-file)?\b([ \t]+[a-z][a-z0-9-]*(?:[ \t]*,[ \t]*[a-z][a-z0-9-]*)*)/;

export function ruleMention(
  document: OpenDocument,
  { line, character }: Position,
): { readonly rule: string; readonly range: Range } | undefined {
  const text = document.text.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const match = directive.exec(text);
  if (!match?.[1]) return undefined;
  const from = match.index + match[0].length - match[1].length;
  for (const { 0: rule, index } of match[1].matchAll(/[a-z][a-z0-9-]*/g)) {
    const start = from + index;
    const end = start + rule.length;
    if (start <= character && character <= end) {
      return { rule, range: { start: { line, character: start }, end: { line, character: end } } };
    }
  }
  return undefined;
}

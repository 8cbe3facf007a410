/** The diagnostic for a comment that suppresses nothing, faded like other code that has no effect, and the edit that removes it. */
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { UnusedSuppression } from '../analysis/finding';
import { lineComment } from '../analysis/languages';
import type { Range } from '../base/text';
import { toolName } from '../protocol';
import type { DiagnosticData } from './diagnosticData';
import type { OpenDocument } from './openDocument';
import type { ServerTexts } from './texts';
import { toLspRange } from './toLspRange';

export function unusedSuppression(
  document: OpenDocument,
  language: string,
  { range, rule }: UnusedSuppression,
  texts: ServerTexts,
): Diagnostic {
  const superfluous = withoutRule(document.text.getText(), lineComment(language), range);
  const data: DiagnosticData = {
    version: document.version,
    fixes: superfluous
      ? [
          {
            title: texts.removeSuppression(rule),
            safe: true,
            preferred: true,
            edits: [{ range: toLspRange(document, superfluous), newText: '' }],
          },
        ]
      : [],
    errnos: [],
    call: '',
    suppressible: false,
  };
  return {
    range: toLspRange(document, range),
    severity: DiagnosticSeverity.Hint,
    source: toolName,
    code: 'unused-suppression',
    message: texts.unusedSuppression(rule),
    tags: [DiagnosticTag.Unnecessary],
    data,
  };
}

/** What to delete so that the rule at `range` is no longer named: its name, its comment, or its comment's line. */
function withoutRule(text: string, comment: string, { start, end }: Range): Range | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const before = text.slice(lineStart, start);
  const after = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
  const commaAfter = /^[ \t]*,[ \t]*/.exec(after);
  if (commaAfter) return { start, end: end + commaAfter[0].length };
  const commaBefore = /[ \t]*,[ \t]*$/.exec(before);
  if (commaBefore) return { start: start - commaBefore[0].length, end };

  const column = before.lastIndexOf(comment);
  // A comment with an end of its own may go on after the rule, or around other text.
  if (column < 0) return undefined;
  const code = before.slice(0, column).trimEnd();
  const lineEnd = end + after.length;
  if (code !== '') return { start: lineStart + code.length, end: lineEnd };
  const lineBreak = /^(?:\r\n|\n|\r)?/.exec(text.slice(lineEnd))?.[0] ?? '';
  return { start: lineStart, end: lineEnd + lineBreak.length };
}

/** What a fix adds at the head of a file: the imports and declarations that it needs. */
import { compiled } from '../base/compiled';
import { latest, perObject } from '../base/memo';
import type { TextEdit } from '../base/text';
import type { Idiom } from '../languages/idiom';
import type { LanguageManifest } from '../languages/language';
import { matches } from './matches';

/** The imports and declarations an idiom needs and the file does not have, behind the file's last import. */
export function headEdits(text: string, manifest: LanguageManifest, idiom: Idiom, edit: TextEdit): readonly TextEdit[] {
  const has = (line: string) =>
    matches(text, `^[ \\t]*${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s*')}`);
  // An import may stand in a list of several, where only the name of what is imported is written.
  const listed = (line: string) => /^import\s+(".*")$/.exec(line)?.[1];
  const imports = (idiom.imports ?? []).filter((line) => !has(line) && !has(listed(line) ?? line));
  const declared = (line: string) => matches(text, `\\b${/[A-Z][A-Z_]{3,}|\w+(?=\s*=)/.exec(line)?.[0] ?? line}\\b`);
  const declares = (idiom.declares ?? []).filter((line) => !declared(line));
  if (imports.length + declares.length === 0) return [];
  const at = afterImports(text)(manifest);
  if (at > edit.range.start) return [];
  const importText = imports.map((line) => `${line}\n`).join('');
  const declareText = declares.length > 0 ? `\n${declares.join('\n')}\n` : '';
  return [{ range: { start: at, end: at }, newText: importText + declareText }];
}

/** The start of the line behind the last import at the left margin, or the start of the text. */
const afterImports = latest((text: string) =>
  perObject(({ importPattern }: LanguageManifest): number => {
    let at = 0;
    for (const match of text.matchAll(compiled(importPattern, 'gm'))) {
      if (/^[ \t]/.test(text.slice(text.lastIndexOf('\n', match.index - 1) + 1, match.index + 1))) continue;
      // An import may go on over several lines in parentheses.
      const line = text.slice(match.index, lineEnd(text, match.index));
      const close = /\([^)]*$/.test(line) ? text.indexOf(')', match.index) : match.index;
      at = lineEnd(text, close) + 1;
    }
    return Math.min(at, text.length);
  }),
);

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

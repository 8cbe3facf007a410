/** Shows a range in its line, with carets below. */
import type { Colors } from 'picocolors/types';
import type { LineIndex, Range } from '../../base/text';
import { printable } from './printable';

/** Longer lines, as in minified text, are cut around the range. In UTF-16 code units. */
const widest = 140;
const before = 40;

/** Characters that take two columns of a terminal: the wide blocks of East Asian scripts, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Blanks that are as wide as `text`, tabs kept so that they are as wide as those above them. */
const blanks = (text: string): string =>
  Array.from(text, (letter) => (letter === '\t' ? '\t' : wide.test(letter) ? '  ' : ' ')).join('');

function lineAt(text: string, start: number): string {
  const rest = text.slice(start, start + 100_000);
  const end = rest.search(/[\r\n]/);
  return end < 0 ? rest : rest.slice(0, end);
}

export function codeFrame(text: string, lines: LineIndex, range: Range, colors: Colors): string {
  const { line, character } = lines.positionAt(range.start);
  const start = range.start - character;
  const content = lineAt(text, start);
  const endColumn = Math.min(Math.max(range.end - start, character + 1), Math.max(content.length, character + 1));
  const from = content.length > widest ? Math.max(0, character - before) : 0;
  const shown = content.slice(from, from + widest);
  const left = from > 0 ? '…' : '';
  const right = from + widest < content.length ? '…' : '';
  const marked = content.slice(character, Math.min(endColumn, from + widest)) || ' ';
  const number = String(line + 1);
  const gutter = ' '.repeat(number.length);
  const bar = colors.dim('|');
  const padding = blanks(left + content.slice(from, character));
  const carets = '^'.repeat(Math.max(1, blanks(marked).replaceAll('\t', ' ').length));
  return [
    `${gutter} ${bar}`,
    `${colors.dim(number)} ${bar} ${left}${printable(shown)}${right}`,
    `${gutter} ${bar} ${padding}${colors.yellow(carets)}`,
  ].join('\n');
}

/** Writes blocks for a terminal: wrapped plain text, with colours when they are handed in. */
import type { Locale } from '../../../knowledge/locale';
import type { Explanation } from '../explanation';
import { fill, labelled, labelsIn } from '../labels';
import { explanationBlocks } from './content';
import type { Block, Tab } from './document';
import { drawLadder } from './ladder';
import { breakable, displayWidth } from './width';

/** How parts of the text are coloured; each takes text and gives it back with or without escape codes. */
export interface TerminalColors {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  cyan(text: string): string;
}

const same = (text: string): string => text;

export const plainColors: TerminalColors = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

export interface TerminalOptions {
  /** Plain text without it. */
  readonly color?: TerminalColors;
  /** In columns; 80 without it. */
  readonly width?: number;
}

interface Writer {
  readonly color: TerminalColors;
  readonly width: number;
  readonly locale: Locale;
}

/** Breaks `text` between words; the first line starts with `first`, the others with as many spaces. */
export function wrap(text: string, width: number, first = ''): readonly string[] {
  const indent = ' '.repeat(first.length);
  const lines: string[] = [];
  let line = first;
  for (const part of breakable(text)) {
    const word = part.trimStart();
    const gap = line === first || line === indent || word === part ? '' : ' ';
    if (line !== first && line !== indent && displayWidth(line + gap + word) > width) {
      lines.push(line);
      line = indent + word;
    } else {
      line += gap + word;
    }
  }
  return [...lines, line];
}

/** A table as one paragraph per row: it reads well at any width. */
const writeTable = (block: Extract<Block, { kind: 'table' }>, { color, width, locale }: Writer): readonly string[] =>
  block.rows.flatMap(([title = '', ...rest]) => {
    const [first = '', ...more] = wrap(title, width, '• ');
    const details = rest.flatMap((cell, index) =>
      cell === '' ? [] : wrap(labelled(block.head[index + 1] ?? '', cell, locale), width, '    '),
    );
    return [color.bold(first), ...more.map(color.bold), ...details];
  });

function writeBlock(block: Block, writer: Writer): readonly string[] {
  const { color, width, locale } = writer;
  switch (block.kind) {
    case 'heading': {
      const paint = block.level === 1 ? (line: string) => color.bold(color.red(line)) : color.bold;
      return wrap(block.text, width).map(paint);
    }
    case 'paragraph':
      return wrap(block.text, width).map(block.strong ? color.cyan : same);
    case 'list':
      return block.items.flatMap((item) => wrap(item, width, '- '));
    case 'table':
      return writeTable(block, writer);
    case 'command':
      return [color.green(`  $ ${block.command}`), ...wrap(block.note, width, '    ')];
    case 'links':
      return block.urls.map((url) => color.dim(`  ${url}`));
    case 'timeline':
      return drawLadder(block.steps, locale).map((line) =>
        line.includes('>> ') ? color.yellow(`  ${line}`) : color.dim(`  ${line}`),
      );
    case 'tabs':
      return writeFirstTab(block.tabs, writer);
    case 'details':
      // What others fold away would push the answer out of sight here.
      return [];
  }
}

/** A terminal shows the likeliest situation in full; the others were listed before it. */
function writeFirstTab([first, ...others]: readonly Tab[], writer: Writer): readonly string[] {
  if (!first) return [];
  const labels = labelsIn(writer.locale);
  const title = fill(labels.likelyTitle, { situation: first.title });
  const more = others.length > 0 ? ['', ...wrap(fill(labels.moreTabs, { count: others.length }), writer.width)] : [];
  const paint = (line: string): string => writer.color.bold(writer.color.yellow(line));
  return [...wrap(title, writer.width).map(paint), '', ...writeBlocks(first.blocks, writer), ...more];
}

const writeBlocks = (blocks: readonly Block[], writer: Writer): readonly string[] =>
  blocks.flatMap((block, index) => {
    const last = index === blocks.length - 1 || block.kind === 'heading';
    const lines = writeBlock(block, writer);
    return lines.length === 0 || last ? lines : [...lines, ''];
  });

/** A whole explanation; ends with a line break. */
export function renderTerminal(
  explanation: Explanation,
  { color = plainColors, width = 80 }: TerminalOptions = {},
): string {
  const lines = writeBlocks(explanationBlocks(explanation), { color, width, locale: explanation.locale });
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

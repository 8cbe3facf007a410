/** Writes blocks as Markdown. */
import type { Locale } from '../../../knowledge/locale';
import type { Explanation } from '../explanation';
import { explanationBlocks } from './content';
import type { Block } from './document';
import { drawLadder } from './ladder';

/** What would be read as markup in running text and in the cell of a table. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*<>[\]|]/g, '\\$&');

const fence = (lines: readonly string[], language = ''): string => `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``;

const cells = (row: readonly string[]): string => `| ${row.join(' | ')} |`;

function writeBlock(block: Block, locale: Locale): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`;
    case 'paragraph':
      return block.strong ? `**${escapeMarkdown(block.text)}**` : escapeMarkdown(block.text);
    case 'list':
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows.map((row) => row.map(escapeMarkdown))]
        .map(cells)
        .join('\n');
    case 'command':
      return `${fence([block.command], 'sh')}\n\n${escapeMarkdown(block.note)}`;
    case 'links':
      return block.urls.map((url) => `- <${url}>`).join('\n');
    case 'timeline':
      return `${escapeMarkdown(block.title)}\n\n${fence(drawLadder(block.steps, locale), 'text')}`;
    case 'tabs':
      return block.tabs
        .map(({ title, blocks }) => `### ${escapeMarkdown(title)}\n\n${writeMarkdown(blocks, locale)}`)
        .join('\n\n');
    case 'details':
      return `## ${escapeMarkdown(block.title)}\n\n${writeMarkdown(block.blocks, locale)}`;
  }
}

export const writeMarkdown = (blocks: readonly Block[], locale: Locale): string =>
  blocks.map((block) => writeBlock(block, locale)).join('\n\n');

/** A whole explanation. */
export const renderMarkdown = (explanation: Explanation): string =>
  `${writeMarkdown(explanationBlocks(explanation), explanation.locale)}\n`;

/** Writes blocks as the body of an HTML page: everything escaped, no scripts, no styles but classes. */
import type { Locale } from '../../../knowledge/locale';
import type { Explanation } from '../explanation';
import { labelsIn } from '../labels';
import { foldedBlocks } from './content';
import type { Block, Tab } from './document';
import { escapeHtml } from './escape';
import { drawTimeline } from './timeline';

const listOf = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

const tableRow = (tag: 'th' | 'td', row: readonly string[]): string =>
  `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;

/** Tabs of radio buttons: they work without a script and with the keyboard. */
function writeTabs(id: string, tabs: readonly Tab[], locale: Locale): string {
  const group = `tabs-${escapeHtml(id)}`;
  const parts = tabs.map(({ title, blocks }, index) => {
    const tabId = `${group}-${index}`;
    const checked = index === 0 ? ' checked' : '';
    return [
      `<input type="radio" name="${group}" id="${tabId}"${checked}>`,
      `<label for="${tabId}">${escapeHtml(title)}</label>`,
      `<section class="tab" aria-label="${escapeHtml(title)}">${writeHtml(blocks, locale)}</section>`,
    ].join('');
  });
  return `<div class="tabs">${parts.join('')}</div>`;
}

/** What a panel links to comes from the knowledge, but a page must not trust that. */
const link = (url: string): string =>
  url.startsWith('https://') ? `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>` : escapeHtml(url);

function writeBlock(block: Block, locale: Locale): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.strong ? ' class="strong"' : ''}>${escapeHtml(block.text)}</p>`;
    case 'list':
      return listOf(block.items.map(escapeHtml));
    case 'table': {
      const body = block.rows.map((row) => tableRow('td', row)).join('');
      return `<div class="scroll"><table><thead>${tableRow('th', block.head)}</thead><tbody>${body}</tbody></table></div>`;
    }
    case 'command': {
      const copy = escapeHtml(labelsIn(locale).copy);
      const command = escapeHtml(block.command);
      return `<div class="command"><code>${command}</code><button type="button" data-copy="${command}">${copy}</button></div><p class="note">${escapeHtml(block.note)}</p>`;
    }
    case 'links':
      return listOf(block.urls.map(link));
    case 'timeline':
      return drawTimeline(block, locale);
    case 'tabs':
      return writeTabs(block.id, block.tabs, locale);
    case 'details':
      return `<details><summary>${escapeHtml(block.title)}</summary>${writeHtml(block.blocks, locale)}</details>`;
  }
}

const writeHtml = (blocks: readonly Block[], locale: Locale): string =>
  blocks.map((block) => writeBlock(block, locale)).join('\n');

/** A whole explanation, to be put into `<body>`. */
export const renderPanel = (explanation: Explanation): string =>
  `<main class="explanation" lang="${explanation.locale}">\n${writeHtml(foldedBlocks(explanation), explanation.locale)}\n</main>`;

// What a person does in the editor's window, by keyboard as far as possible: the UI tests and the screenshots are made of this.
import { cpSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../../scripts/lifetime.mjs';
import { installExtension } from '../host/installed-extension.mjs';
import { startServer } from '../host/server.mjs';
import { openWorkbench } from '../host/workbench.mjs';

export const exampleWorkspace = fileURLToPath(new URL('workspace', import.meta.url));

/** Opens a copy of `folder` in an editor that has the extension installed, as a user would have it. */
export async function openEditor({ folder = exampleWorkspace, settings, context } = {}) {
  const temporary = temporaryFolder('sockeye-ui');
  const copy = join(temporary.path, basename(folder));
  cpSync(folder, copy, { recursive: true });
  const server = await startServer({ extensions: installExtension(temporary.path), settings });
  const { browser, page } = await openWorkbench(server, { folder: copy, context });
  // Everything below is waited for; this is only how long a slow machine may take.
  page.setDefaultTimeout(30_000);
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  return {
    page,
    folder: copy,
    async close() {
      await browser.close();
      server.stop();
      temporary.remove();
    },
  };
}

/** Opens a file by its name and waits until the editor shows it. */
export async function openFile(page, name) {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget:visible input').fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await editor(page, name).waitFor();
}

/** The open editor of a file. */
export function editor(page, name) {
  return page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`).first();
}

/** Gives the keyboard to the editors on the left. A click would scroll the window's parts about. */
export async function focusEditor(page, name) {
  await page.keyboard.press('Control+1');
  await page.locator(`.monaco-editor.focused[data-uri$="/${name}"]`).waitFor();
}

/** The squiggles of a severity in a file. */
export function squiggles(page, name, severity = 'warning') {
  return editor(page, name).locator(`.squiggly-${severity}`);
}

/** Puts the cursor on the first `text` of the active editor, which shows `file` as it is on the disk. */
export async function goTo(page, file, text) {
  const content = readFileSync(file, 'utf8');
  const before = content.slice(0, content.indexOf(text)).split('\n');
  const line = before.length;
  // The editor counts columns as they are seen, so a tab is as wide as it is shown.
  const column = before.at(-1).replaceAll('\t', '    ').length + 2;
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget:visible input').fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
}

/** Runs a command by the title it has in the palette. */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Opens the Problems panel; gives its rows. */
export async function openProblems(page) {
  await page.keyboard.press('Control+Shift+M');
  const rows = page.locator('.markers-panel .monaco-list-row');
  await rows.first().waitFor();
  return rows;
}

/** Shows the hover at the cursor; gives its content once it speaks of `text`. */
export async function showHover(page, text) {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: text });
  await hover.first().waitFor();
  return hover;
}

/** Opens the lightbulb's menu at the cursor; gives its rows. */
export async function openLightbulb(page) {
  const rows = page.locator('.action-widget .monaco-list-row');
  // The keys are lost while the focus is still on its way to the editor, so they are pressed again, as a person would.
  for (let attempt = 0; attempt < 5 && !(await rows.first().isVisible()); attempt++) {
    await page.keyboard.press('Control+.');
    await rows
      .first()
      .waitFor({ timeout: 5_000 })
      .catch(() => {});
  }
  await rows.first().waitFor();
  return rows;
}

/** The content of the web view that holds `selector`, once it is there. */
export function webView(page, selector) {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator(selector);
}

// Sockeye as a user sees it: one window, from the squiggle to the explanation.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../../scripts/esbuild.mjs';
import {
  focusEditor,
  goTo,
  openEditor,
  openFile,
  openLightbulb,
  openProblems,
  runCommand,
  showHover,
  squiggles,
  webView,
} from '../driver.mjs';

const pictures = join(root, 'dist/ui-failures');

describe('the workbench', { timeout: 180_000 }, () => {
  let window;
  let page;
  let file;

  before(async () => {
    window = await openEditor();
    page = window.page;
    file = join(window.folder, 'greet.c');
    await openFile(page, 'greet.c');
  });
  after(() => window?.close());

  /** A test that leaves a picture of the window behind when it fails. */
  function shown(name, body) {
    it(name, async () => {
      try {
        await body();
      } catch (error) {
        const path = join(pictures, `${name.replaceAll(' ', '-')}.png`);
        await page.screenshot({ path });
        throw new Error(`${error.message}\nThe window: ${path}`, { cause: error });
      }
    });
  }

  shown('underlines what is wrong', async () => {
    await squiggles(page, 'greet.c').first().waitFor();
  });

  shown('lists it in the Problems panel with its rule and its source', async () => {
    const rows = await openProblems(page);
    const row = rows.filter({ hasText: 'unchecked-send' });
    await row.first().waitFor();
    assert.match(await row.first().textContent(), /sockeye/);
    // The same keys close the panel, and give the room back to the editor.
    await page.keyboard.press('Control+Shift+M');
    await rows.first().waitFor({ state: 'hidden' });
  });

  shown('explains an error on hover', async () => {
    await focusEditor(page, 'greet.c');
    await goTo(page, file, 'ECONNRESET');
    const hover = await showHover(page, 'ECONNRESET');
    assert.match((await hover.allInnerTexts()).join('\n'), /reset/i);
    await page.keyboard.press('Escape');
  });

  shown('opens the explanation with a timeline', async () => {
    await focusEditor(page, 'greet.c');
    await goTo(page, file, 'ECONNRESET');
    await runCommand(page, 'Sockeye: Explain Socket Error');
    await webView(page, 'svg').first().waitFor();
    assert.match(await webView(page, 'body').textContent(), /ECONNRESET/);
  });

  shown('offers a fix in the lightbulb, and Enter applies it', async () => {
    await focusEditor(page, 'greet.c');
    await goTo(page, file, 'send(');
    const before = await squiggles(page, 'greet.c').count();
    assert.ok(before > 0, 'something is underlined');
    const rows = await openLightbulb(page);
    assert.ok((await rows.filter({ hasText: /send/ }).count()) > 0, 'a fix that names the call');
    await page.keyboard.press('Enter');
    await page.locator('.action-widget .monaco-list-row').first().waitFor({ state: 'hidden' });
    await page.waitForFunction(
      ([selector, count]) => document.querySelectorAll(selector).length < count,
      ['.monaco-editor[data-uri$="/greet.c"] .squiggly-warning', before],
    );
  });

  shown('explains the same error differently beside each call', async () => {
    const resets = join(window.folder, 'resets.c');
    await openFile(page, 'resets.c');
    const texts = [];
    for (const call of ['connecting', 'sending', 'receiving']) {
      await focusEditor(page, 'resets.c');
      await goTo(page, resets, `ECONNRESET /* while ${call}`);
      const hover = await showHover(page, 'ECONNRESET');
      texts.push((await hover.allInnerTexts()).join('\n'));
      await page.keyboard.press('Escape');
    }
    const [connecting, sending, receiving] = texts;
    assert.match(connecting, /ECONNRESET at connect/);
    assert.match(sending, /ECONNRESET at send/);
    assert.match(receiving, /ECONNRESET at recv/);
    assert.equal(new Set(texts).size, 3);
  });
});

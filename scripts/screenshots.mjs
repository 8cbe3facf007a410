// `npm run screenshots`: makes the README's pictures, in the real editor, of what it really shows.
import { mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  exampleWorkspace,
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
} from '../test/editor/driver.mjs';
import { installHost } from '../test/host/install.mjs';
import { root } from './esbuild.mjs';
import { runToEnd } from './lifetime.mjs';
import { needChromium } from './system.mjs';

const images = join(root, 'docs/images');

/** Nothing in the pictures that is not about Sockeye. */
const settings = {
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.fontSize': 14,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.scrollbar.vertical': 'hidden',
  'editor.stickyScroll.enabled': false,
  'workbench.colorTheme': 'Light Modern',
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
};

const { code, output } = await runToEnd(process.execPath, ['scripts/build.mjs'], { cwd: root });
if (code !== 0) throw new Error(output);
installHost();
if (!needChromium()) throw new Error('there is no Chromium; install one, or name it in CHROMIUM');
mkdirSync(images, { recursive: true });

await inWindow(join(root, 'examples'), async (page, folder) => {
  await openFile(page, 'server.c');
  await goTo(page, join(folder, 'echo-c/server.c'), 'send(');
  await squiggles(page, 'server.c').first().waitFor();
  const rows = await openProblems(page);
  await rows.filter({ hasText: 'unchecked-send' }).first().waitFor();
  await picture(page, 'problems');
});

await inWindow(exampleWorkspace, async (page, folder) => {
  const file = join(folder, 'greet.c');
  await page.setViewportSize({ width: 1080, height: 600 });
  await openFile(page, 'greet.c');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await focusEditor(page, 'greet.c');

  await goTo(page, file, 'send(');
  await squiggles(page, 'greet.c').first().waitFor();
  await openLightbulb(page);
  await picture(page, 'quick-fix');
  await page.keyboard.press('Escape');

  await goTo(page, file, 'ECONNRESET');
  await showHover(page, 'ECONNRESET');
  await picture(page, 'hover');
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 1280, height: 800 });
  await runCommand(page, 'Sockeye: Explain Socket Error');
  const timeline = webView(page, 'svg').first();
  await timeline.waitFor();
  // The page is put together in steps, and each of them may move what was in view.
  await page.waitForTimeout(500);
  await timeline.evaluate((drawn) => drawn.scrollIntoView({ block: 'center' }));
  await picture(page, 'explain');
});

// The same name beside two other calls tells other stories.
await inWindow(exampleWorkspace, async (page, folder) => {
  await page.setViewportSize({ width: 1080, height: 600 });
  // The second file has no findings to wait for, and nobody asks for a hover again that came before the server did.
  await openFile(page, 'greet.c');
  await squiggles(page, 'greet.c').first().waitFor();
  await openFile(page, 'resets.c');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  for (const [call, name] of [
    ['connecting', 'hover-connect'],
    ['sending', 'hover-send'],
  ]) {
    await focusEditor(page, 'resets.c');
    await goTo(page, join(folder, 'resets.c'), `ECONNRESET /* while ${call}`);
    await showHover(page, 'ECONNRESET');
    await picture(page, name);
    await page.keyboard.press('Escape');
  }
});
process.exit(0);

async function inWindow(folder, body) {
  const window = await openEditor({ folder, settings, context: { deviceScaleFactor: 2 } });
  try {
    await body(window.page, window.folder);
  } finally {
    await window.close();
  }
}

/** What is in the window once it stands still: two pictures that are the same. */
async function picture(page, name) {
  const path = join(images, `${name}.png`);
  const take = () => page.screenshot({ path, caret: 'hide', animations: 'disabled' });
  for (let last = await take(), next; ; last = next) {
    next = await take();
    if (last.equals(next)) break;
  }
  console.log(`${relative(root, path)}  ${Math.round(statSync(path).size / 1024)} kB`);
}

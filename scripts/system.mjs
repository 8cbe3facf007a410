// Programs that npm cannot install: finds them, and on Debian as root installs what is missing.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const chromiums = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const compilers = ['gcc', 'cc'];

/** The Chromium to use, or undefined. `CHROMIUM` names one, and then no other is taken. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined) return isExecutable(named) ? named : undefined;
  return findProgram(chromiums);
}

/** The first of `names` that is on the PATH. */
export function findProgram(names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  const candidates = names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
  return candidates.find((path) => isExecutable(path));
}

/** Chromium, installed when it has to be; undefined when there is none and it cannot be. */
export function needChromium() {
  if (!findChromium() && process.env.CHROMIUM === undefined) installPackages('chromium', 'fonts-dejavu-core');
  return findChromium();
}

/** A C compiler, likewise: some unit tests compile the fixes they made. */
export function needCompiler() {
  if (!findProgram(compilers)) installPackages('gcc', 'libc6-dev');
  return findProgram(compilers);
}

function installPackages(...packages) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !findProgram(['apt-get'])) return;
  console.log(`installing ${packages.join(' and ')} from Debian`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...packages]]) {
    const { status, stdout, stderr } = spawnSync('apt-get', ['-qq', ...args], { env: environment, encoding: 'utf8' });
    if (status !== 0) {
      console.error(`apt-get ${args[0]} failed:\n${stdout}${stderr}`);
      return;
    }
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// Programs that npm cannot install: finds them, and on Debian as root installs what is missing.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const chromiums = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const root = fileURLToPath(new URL('..', import.meta.url));

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

/**
 * The programs that check fixtures and the fixes made in them (`test/compilers.json`), likewise.
 * Returns the commands that are still missing: what they would check is only analysed.
 */
export function needCompilers() {
  const compilers = JSON.parse(readFileSync(join(root, 'test/compilers.json'), 'utf8'));
  const missing = () => compilers.filter(({ command: [program] }) => !findProgram([program]));
  const packages = new Set(missing().flatMap(({ packages }) => packages));
  if (packages.size > 0) installPackages(...packages);
  return missing().map(({ command: [program] }) => program);
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

// Runs one of the programs that test in the editor: sees to what it needs, and reads the counts from its last line.
import { existsSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { hostProblem, installHost } from '../test/host/install.mjs';
import { root } from './esbuild.mjs';
import { runToEnd } from './lifetime.mjs';
import { needChromium } from './system.mjs';

const timeout = 15 * 60_000;

/** Runs the program. Without the editor or a browser its tests are skipped, and on CI, where both have to be there, failed. */
export async function runEditorStage(program, filters) {
  const missing = missingPart();
  if (missing !== undefined) {
    const inCI = Boolean(process.env.CI);
    console.log(`${inCI ? 'cannot run' : 'skipping'} ${relative(root, dirname(program))}: ${missing}`);
    return { passed: 0, failed: inCI ? 1 : 0, skipped: inCI ? 0 : 1 };
  }
  const { code, output } = await runToEnd(process.execPath, [program, ...filters], { cwd: root, timeout });
  const counts = countsIn(output);
  // A program that ends badly without having counted a failure is one.
  const failed = counts.failed === 0 && code !== 0 ? 1 : counts.failed;
  if (failed > 0 || process.env.TEST_VERBOSE) process.stdout.write(`\n${output.trimEnd()}\n`);
  return { ...counts, failed };
}

/** What this machine lacks to run the editor, after installing what can be installed. */
function missingPart() {
  const desktop = process.env.TEST_VSCODE;
  if (desktop !== undefined)
    return desktop === 'download' || existsSync(desktop) ? undefined : `there is no ${desktop}`;
  const problem = hostProblem();
  if (problem !== undefined) return `${problem}; TEST_VSCODE=download runs the integration tests in a desktop VS Code`;
  installHost();
  return needChromium() ? undefined : 'there is no Chromium; install one, or name it in CHROMIUM';
}

function countsIn(output) {
  const line = output.trimEnd().split('\n').at(-1) ?? '';
  const [, passed, failed, skipped] = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(line) ?? [];
  return { passed: Number(passed ?? 0), failed: Number(failed ?? 0), skipped: Number(skipped ?? 0) };
}

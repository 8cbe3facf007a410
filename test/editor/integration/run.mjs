// Runs the integration tests in an extension host: of the editor's server, or of a desktop VS Code when TEST_VSCODE says so.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { root, shared } from '../../../scripts/esbuild.mjs';
import { atEnd, temporaryFolder } from '../../../scripts/lifetime.mjs';
import { stageExtension } from '../../host/stage-extension.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const filter = process.argv.slice(2).join(' ');
const temporary = temporaryFolder('sockeye-integration').path;
const workspace = join(temporary, 'workspace');
const extension = join(temporary, 'extension');
const results = join(temporary, 'results.json');
const log = join(temporary, 'server.log');

// The tests change files and settings, so they get copies.
cpSync(join(here, '../workspace'), workspace, { recursive: true });
stageExtension(extension);
const tests = await bundleTests();

try {
  await runTests({
    ...executable(),
    extensionDevelopmentPath: extension,
    extensionTestsPath: join(tests, 'index'),
    launchArgs: [
      workspace,
      `--user-data-dir=${join(temporary, 'user')}`,
      `--extensions-dir=${join(temporary, 'extensions')}`,
    ],
    extensionTestsEnv: { SOCKEYE_TEST_RESULTS: results, SOCKEYE_TEST_FILTER: filter, TEST_HOST_LOG: log },
  });
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
}
report();

/** Which program stands for `code`. */
function executable() {
  const wanted = process.env.TEST_VSCODE;
  if (wanted === 'download') return {};
  return { vscodeExecutablePath: wanted ?? join(root, 'test/host/code.mjs') };
}

/** One bundle per suite, for Mocha to load by itself; Mocha and the editor's interface are there already. */
async function bundleTests() {
  const outdir = join(root, 'dist', `test-${process.pid}`);
  atEnd(() => rmSync(outdir, { recursive: true, force: true }));
  await build({
    ...shared,
    entryPoints: readdirSync(here)
      .filter((name) => name === 'index.ts' || name.endsWith('.test.ts'))
      .map((name) => join(here, name)),
    outdir,
    external: ['vscode', 'mocha'],
  });
  return outdir;
}

/** The tests' own word is the second witness: an exit code of 0 without it is a failure. */
function report() {
  const written = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined;
  const { passed, skipped, failures } = written ?? { passed: 0, skipped: 0, failures: [] };
  for (const { name, reason } of failures) console.log(`\nFAILED ${name}\n${reason}`);
  let failed = failures.length;
  if (!written?.complete || (process.exitCode && failed === 0)) {
    failed++;
    console.log('\nFAILED the extension host did not end as it should');
  }
  const tellAll = failed > failures.length || process.env.TEST_VERBOSE;
  if (tellAll && existsSync(log)) console.log(readFileSync(log, 'utf8'));
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
}

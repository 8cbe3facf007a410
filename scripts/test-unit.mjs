// Bundles test/**/*.test.ts and runs them under Node's test runner. Arguments are parts of file names to run only those.
import { readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { build } from 'esbuild';
import { root, shared } from './esbuild.mjs';

const testDir = join(root, 'test');
const outdir = join(root, 'dist/test');

/** Runs the unit tests whose path contains one of `filters` (all without one) and says how many passed and failed. */
export async function runUnitTests(filters = []) {
  const entryPoints = readdirSync(testDir, { recursive: true })
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith('editor'))
    .filter((name) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
    .map((name) => join(testDir, name));
  rmSync(outdir, { recursive: true, force: true });
  await build({
    ...shared,
    entryPoints,
    outdir,
    outbase: testDir,
    outExtension: { '.js': '.cjs' },
    packages: 'external',
  });
  const files = entryPoints.map((file) => join(outdir, relative(testDir, file)).replace(/\.ts$/, '.cjs'));
  const counts = { passed: 0, failed: 0 };
  const stream = run({ files, concurrency: true });
  stream.on('test:pass', (event) => {
    if (event.details.type !== 'suite' && event.nesting > -1) counts.passed++;
  });
  stream.on('test:fail', (event) => {
    if (event.details.type !== 'suite') counts.failed++;
  });
  await new Promise((resolve) => {
    const report = stream.compose(spec);
    report.on('data', (chunk) => process.stdout.write(chunk));
    report.on('end', resolve);
  });
  return counts;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { passed, failed } = await runUnitTests(process.argv.slice(2));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

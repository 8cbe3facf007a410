// Bundles test/**/*.test.ts and runs them under Node's test runner. Arguments are parts of file names to run only those.
import { readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root, shared } from './esbuild.mjs';
import { atEnd } from './lifetime.mjs';
import { runNodeTests } from './node-tests.mjs';

const testDir = join(root, 'test');

/** Runs the unit tests whose path contains one of `filters` (all without one) and says how many passed, failed and were skipped. */
export async function runUnitTests(filters = []) {
  const sources = readdirSync(testDir, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.test.ts') && !/^(editor|host)\/|node_modules\//.test(name))
    .filter((name) => filters.length === 0 || filters.some((filter) => name.includes(filter)));
  if (sources.length === 0) {
    console.error(`no test file's name contains ${filters.join(' or ') || '.test.ts'}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  // A folder per run: two runs at the same time must not take each other's bundles away.
  const outdir = join(root, 'dist', `test-${process.pid}`);
  atEnd(() => rmSync(outdir, { recursive: true, force: true }));
  await build({
    ...shared,
    entryPoints: sources.map((name) => join(testDir, name)),
    outdir,
    outbase: testDir,
    outExtension: { '.js': '.cjs' },
    packages: 'external',
  });
  return runNodeTests(
    sources.map((name) => join(outdir, name).replace(/\.ts$/, '.cjs')),
    { nameOf: (file) => `test/${relative(outdir, file).replace(/\.cjs$/, '.ts')}` },
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.chdir(root);
  const { passed, failed, skipped } = await runUnitTests(process.argv.slice(2));
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exit(failed > 0 ? 1 : 0);
}

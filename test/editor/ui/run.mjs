// Runs the UI tests: each file opens the editor in a browser of its own, one after the other.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../../scripts/esbuild.mjs';
import { runNodeTests } from '../../../scripts/node-tests.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const filters = process.argv.slice(2);
const files = readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs'))
  .filter((name) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
  .map((name) => join(here, name));
const { passed, failed, skipped } = await runNodeTests(files, {
  concurrency: 1,
  silence: 300_000,
  nameOf: (file) => relative(root, file),
});
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);

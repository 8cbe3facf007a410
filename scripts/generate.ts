/**
 * Writes every generated file of the repository, or with `--check` fails when one is not what it would write.
 * A generator is a file in `generators/` whose default export returns the files it is responsible for.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { generators } from './generators';

/** The repository: this program runs bundled, from `dist/scripts`. */
const root = resolve(__dirname, '../..');
const check = process.argv.includes('--check');
let stale = 0;

for (const generate of generators) {
  for (const { path, content } of generate(root)) {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
    stale++;
    if (check) {
      console.error(`${path} is not fresh: run \`npm run generate\``);
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      console.log(`wrote ${path}`);
    }
  }
}
if (check && stale > 0) process.exitCode = 1;

// Runs a TypeScript program of this repository: `node scripts/run.mjs scripts/look.ts FILE`.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root, shared } from './esbuild.mjs';

const [program, ...rest] = process.argv.slice(2);
if (!program) {
  console.error('usage: node scripts/run.mjs PROGRAM.ts [ARGUMENT...]');
  process.exit(2);
}
const outfile = join(root, 'dist/scripts', `${basename(program, '.ts')}.js`);
mkdirSync(join(root, 'dist/scripts'), { recursive: true });
await build({ ...shared, entryPoints: [program], outfile, external: ['esbuild', 'typescript', '@biomejs/biome'] });
process.argv = [process.argv[0], outfile, ...rest];
createRequire(import.meta.url)(outfile);

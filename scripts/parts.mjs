// Takes a program apart where its sources say `require('./...')`: what stands there is read from a file of its own when it is needed.
// A start of the command line then reads a tenth of what a whole run can need.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { root } from './esbuild.mjs';

const src = join(root, 'src');
const folder = 'parts';

/** `src/languages/c/api.json` as `languages-c-api.json`, and a query, which is text, as JSON as well. */
const nameOf = (path) =>
  relative(src, path)
    .replaceAll(/[\\/]/g, '-')
    .replace(/\.ts$/, '.js')
    .replace(/\.scm$/, '.scm.json');

/**
 * An esbuild plugin that makes the parts of a bundle in `outdir`, which are bundled with `options`. Code that a part shares with
 * others is in each of them: a part must keep no state that others look at.
 */
export function inParts(options, outdir, { isPart = false, made = new Map() } = {}) {
  const prefix = isPart ? './' : `./${folder}/`;
  return {
    name: 'parts',
    setup(bundle) {
      if (!isPart) bundle.onStart(() => made.clear());
      bundle.onResolve({ filter: /^\.\.?\// }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind !== 'require-call' || pluginData === folder || !importer.startsWith(src)) return undefined;
        const found = await bundle.resolve(path, { kind, importer, resolveDir, pluginData: folder });
        if (found.errors.length > 0) return found;
        const name = nameOf(found.path);
        if (!made.has(name)) made.set(name, makePart(found.path, join(outdir, folder, name), options, outdir, made));
        return { path: prefix + name, external: true };
      });
      if (!isPart) {
        bundle.onEnd(async () => {
          // A part may have parts.
          for (const part of made.values()) await part;
        });
      }
    },
  };
}

async function makePart(path, outfile, options, outdir, made) {
  const file = join(root, outfile);
  mkdirSync(dirname(file), { recursive: true });
  if (path.endsWith('.ts')) {
    const plugins = [inParts(options, outdir, { isPart: true, made })];
    await build({ ...options, plugins, entryPoints: [path], outfile });
    return;
  }
  const text = readFileSync(path, 'utf8');
  writeFileSync(file, JSON.stringify(path.endsWith('.json') ? JSON.parse(text) : text));
}

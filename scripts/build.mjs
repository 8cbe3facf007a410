// Bundles the extension, the language server, the command line and the panel into dist/. `--watch` keeps doing so, `--production` minifies.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { context } from 'esbuild';
import { root, shared } from './esbuild.mjs';
import { inParts } from './parts.mjs';

const production = process.argv.includes('--production');
const dist = join(root, 'dist');
mkdirSync(dist, { recursive: true });

const made = { ...shared, minify: production, sourcemap: !production };

const bundles = [
  { entry: 'src/client/extension.ts', out: 'dist/extension.js', options: { external: ['vscode'] } },
  { entry: 'src/server/main.ts', out: 'dist/server.js' },
  {
    entry: 'src/cli/main.ts',
    out: 'dist/cli.js',
    options: {
      banner: { js: `#!/usr/bin/env node\n${shared.banner.js}` },
      plugins: [inParts({ ...made, sourcemap: false }, 'dist')],
    },
  },
  {
    entry: 'src/panel/panel.ts',
    out: 'dist/panel.js',
    options: { platform: 'browser', format: 'iife', target: 'es2022', banner: {}, define: {} },
  },
].filter(({ entry }) => existsSync(join(root, entry)));

// Every grammar is a WebAssembly file inside its npm package; which ones there are is written in the languages' own data.
copyFileSync(join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm'), join(dist, 'web-tree-sitter.wasm'));
const languages = join(root, 'src/languages');
for (const id of readdirSync(languages, { withFileTypes: true })) {
  const manifest = join(languages, id.name, 'language.json');
  if (!id.isDirectory() || !existsSync(manifest)) continue;
  const { grammar } = JSON.parse(readFileSync(manifest, 'utf8'));
  copyFileSync(join(root, 'node_modules', grammar.package, grammar.file), join(dist, grammar.file));
}

const contexts = await Promise.all(
  bundles.map(({ entry, out, options }) => context({ ...made, ...options, entryPoints: [entry], outfile: out })),
);
if (process.argv.includes('--watch')) {
  await Promise.all(contexts.map((bundle) => bundle.watch()));
  console.log('watching src/');
} else {
  await Promise.all(contexts.map((bundle) => bundle.rebuild()));
  await Promise.all(contexts.map((bundle) => bundle.dispose()));
  if (existsSync(join(dist, 'cli.js'))) chmodSync(join(dist, 'cli.js'), 0o755);
}

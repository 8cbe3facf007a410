// What every bundle of this repository has in common: data files are imported as text or JSON.
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** @type {import('esbuild').BuildOptions} */
export const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  logLevel: 'warning',
  loader: { '.scm': 'text', '.md': 'text', '.css': 'text' },
  // CommonJS has no import.meta; web-tree-sitter only asks for it when nobody hands it the bytes of its WebAssembly.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  // Some packages only have their CommonJS build under `main`.
  mainFields: ['module', 'main'],
};

/** Writes the texts of the extension that translations start from, out of its `l10n.t('…')` calls. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generator } from './generator';

export const l10n: Generator = (root) => {
  const folder = join(root, 'src/client');
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/\bl10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)])
    .map(([, text = '']) => text.replaceAll("\\'", "'"));
  const bundle = Object.fromEntries([...new Set(texts)].sort().map((text) => [text, text]));
  return [{ path: 'l10n/bundle.l10n.json', content: `${JSON.stringify(bundle, null, 2)}\n` }];
};

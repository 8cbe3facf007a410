// An extensions folder that has the extension installed, as it would be from its package.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stageExtension } from './stage-extension.mjs';

/** Makes the folder below `parent`, and gives it. */
export function installExtension(parent) {
  const extensions = join(parent, 'extensions');
  const target = join(extensions, 'sockeye.sockeye');
  mkdirSync(target, { recursive: true });
  stageExtension(target);
  return extensions;
}

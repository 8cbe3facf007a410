/** Reads `compile_commands.json`: which files are compiled, and by the place of the object for which target. */
import { isAbsolute } from 'node:path';
import type { BuildFile, BuildTarget, BuildWord } from './target';

interface Entry {
  readonly directory?: unknown;
  readonly file?: unknown;
  readonly output?: unknown;
  readonly command?: unknown;
  readonly arguments?: unknown;
}

/** Directories for the objects of one target, as CMake and Meson name them. */
const objectDirectory = /(?:^|[\\/\s"])(?:CMakeFiles[\\/]([^\\/]+)\.dir|([^\\/\s]+)\.p)[\\/]/;

export function compileCommandTargets({ path, text }: BuildFile): readonly BuildTarget[] {
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    // Half written, or none of ours: as if it were not there.
    return [];
  }
  if (!Array.isArray(entries)) return [];
  const targets = new Map<string, BuildWord[]>();
  for (const entry of entries as readonly (Entry | null)[]) {
    const { directory, file, output, command, arguments: words } = entry ?? {};
    if (typeof file !== 'string' || typeof directory !== 'string') continue;
    const object = outputOf(output, command, words);
    const [, cmake, meson] = objectDirectory.exec(object) ?? [];
    const name = cmake ?? meson;
    if (name === undefined) continue;
    const sources = targets.get(name) ?? [];
    targets.set(name, sources);
    sources.push({ directory: isAbsolute(file) ? '/' : directory.replaceAll('\\', '/'), word: file });
  }
  return [...targets].map(([name, sources]) => ({
    names: [name.replace(/\.(?:a|so|dll|dylib|exe)(?:\.[\d.]+)?$/, '')],
    sources,
    uses: [],
    isLibrary: /^lib|\.(?:a|so)\b/.test(name),
    isWhole: true,
    source: path,
  }));
}

function outputOf(output: unknown, command: unknown, words: unknown): string {
  if (typeof output === 'string') return output;
  if (Array.isArray(words)) return String(words[words.indexOf('-o') + 1] ?? '');
  return typeof command === 'string' ? (/\s-o\s+(\S+)/.exec(command)?.[1] ?? '') : '';
}

/** What a file imports, and under which names. */
import { compiled } from '../base/compiled';
import { perObject } from '../base/memo';
import type { Language, LanguageManifest } from '../languages/language';

/** What the file imports: modules as `socket`, names as `socket:create_connection`. */
export function importsOf({ manifest }: Language, text: string): ReadonlySet<string> {
  const imports = new Set<string>();
  for (const [, module] of text.matchAll(compiled(manifest.importPattern, 'gm'))) {
    if (!module) continue;
    imports.add(module);
    // The name of a file is found on some systems however it is written.
    if (manifest.importsText) imports.add(module.toLowerCase());
  }
  if (manifest.importNamePattern) {
    for (const [, module, names] of text.matchAll(compiled(manifest.importNamePattern, 'gm'))) {
      for (const name of names?.match(/[\w$]+|\*/g) ?? []) imports.add(`${module}:${name}`);
    }
  }
  // A module can be imported as a part of another.
  for (const path of aliasesIn(manifest, text).values()) imports.add(path);
  if (manifest.pathPattern) {
    for (const [, module, name] of text.matchAll(compiled(manifest.pathPattern, 'g'))) {
      if (module) imports.add(module);
      if (name) imports.add(`${module}:${name}`);
    }
  }
  return imports;
}

/** What the names stand for that a file gives to what it imports; of one that stands for different things, the last. */
export function aliasesIn(manifest: LanguageManifest, text: string): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  const { importedAs: word, importNamePattern: named, importPattern } = manifest;
  if (word === undefined) return aliases;
  const renamed = compiled(`^\\s+${word}\\s+(\\w+)`);
  for (const { 1: module = '', index } of text.matchAll(compiled(importPattern, 'gm'))) {
    const name = renamed.exec(text.slice(index + module.length, index + module.length + 100))?.[1];
    if (name !== undefined) aliases.set(name, module);
  }
  for (const [, module, names = ''] of named === undefined ? [] : text.matchAll(compiled(named, 'gm'))) {
    for (const { 0: all, 1: name = '', index } of names.matchAll(/(?:^|[,(])\s*(\w+)/g)) {
      aliases.set(renamed.exec(names.slice(index + all.length))?.[1] ?? name, `${module}.${name}`);
    }
  }
  return aliases;
}

/** What a file imports itself and by the files that it imports. */
export const withImports = perObject((own: ReadonlySet<string>) =>
  perObject((others: readonly string[]): ReadonlySet<string> => new Set([...own, ...others])),
);

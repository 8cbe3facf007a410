/** How many files are off because of what they are, and where most of them lie. */
import { relative, sep } from 'node:path';
import { type Aside, asides, folderAside } from './aside';
import type { AsideFile } from './scan';

export interface AsideCount {
  readonly aside: Aside;
  readonly count: number;
  /** The directories they lie in, as seen from `base`; those with most files first. Without those that are alone by their names. */
  readonly folders: readonly string[];
}

export function countAside(files: readonly AsideFile[], base: string): readonly AsideCount[] {
  return asides.flatMap((aside) => {
    const own = files.filter((one) => one.aside === aside);
    const folders = new Map<string, number>();
    for (const { path } of own) {
      const folder = folderAside(relative(base, path).replaceAll(sep, '/'), aside);
      if (folder !== undefined) folders.set(folder, (folders.get(folder) ?? 0) + 1);
    }
    const sorted = [...folders].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([folder]) => folder);
    return own.length === 0 ? [] : [{ aside, count: own.length, folders: sorted }];
  });
}

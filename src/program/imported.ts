/** How a file names what a row of the API model is about: by what it imports. */
import type { ApiRow } from '../languages/api';
import { lastName } from './apiIndex';

interface Importing {
  readonly imports: ReadonlySet<string>;
  readonly aliases?: ReadonlyMap<string, string>;
}

/** How the file imports what a row needs: by module, by the very `name`, or not at all. */
export function imported(file: Importing, row: ApiRow): 'module' | 'name' | 'no' {
  if (!row.import) return 'module';
  const name = lastName(row.call);
  for (const module of row.import) {
    if (file.imports.has(`${module}:${name}`) || file.imports.has(`${module}:*`)) return 'name';
  }
  return row.import.some((module) => file.imports.has(module)) ? 'module' : 'no';
}

/** Whether a callee is the row's with the path of a module of the row before it, or the end of the path of one that is imported. */
export function isQualified(file: Importing, { call, import: modules }: ApiRow, callee: string): boolean {
  if (!callee.endsWith(`.${call}`)) return false;
  const written = callee.slice(0, -call.length - 1);
  return (modules ?? []).some((module) => {
    const path = module.replaceAll(':', '.');
    if (written === path || written.startsWith(`${path}.`)) return true;
    return path.endsWith(`.${written}`) && file.imports.has(module);
  });
}

/** Whether a callee is that of a row by the whole path of what it begins with, where the file has given that another name. */
export function isAlias(file: Importing, row: ApiRow, callee: string): boolean {
  const dot = callee.indexOf('.');
  const path = dot > 0 ? file.aliases?.get(callee.slice(0, dot)) : undefined;
  const full = path && path + callee.slice(dot);
  return full !== undefined && (full === row.call || isQualified(file, row, full));
}

/** Whether a path is a directory, or lies below it. Both are absolute. */
import { sep } from 'node:path';

export const isWithin = (directory: string, path: string): boolean =>
  path === directory || path.startsWith(directory.endsWith(sep) ? directory : directory + sep);

/** The path of a document on disk, for those that are there: untitled and remote documents have none. */
import { fileURLToPath } from 'node:url';

export function filePath(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    // A file URI with a host, or with an encoded slash, names no file of this machine.
    return undefined;
  }
}

/** Replaces the content of a file at once: a reader, or a crash, sees the old text or the new one and nothing between. */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

export function replaceFile(path: string, content: Uint8Array): void {
  // The file behind a link is replaced, not the link.
  const target = realpathSync(path);
  const { mode } = statSync(target);
  // Renaming over a file needs no right to write to it, but its owner took that right away for a reason.
  accessSync(target, constants.W_OK);
  const temporary = join(dirname(target), `.${basename(target)}.sockeye-${process.pid}`);
  try {
    const file = openSync(temporary, 'wx', mode);
    try {
      writeFileSync(file, content);
      // What is asked for at opening is narrowed by the umask.
      fchmodSync(file, mode);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

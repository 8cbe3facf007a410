/** Reads source files one after the other into one buffer: allocating per file costs more than reading does. */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { ioErrorMessage } from './ioError';
import { decodeSource, type SourceResult } from './sourceFile';

const initialSize = 1 << 18;

export class SourceReader {
  #buffer = Buffer.allocUnsafeSlow(initialSize);

  /** Reads the file at `path`. The text of a source is to be taken before the next call, see `SourceFile.text`. */
  read(path: string, maxFileSize: number): SourceResult {
    try {
      // Asked before it is opened: opening a pipe that nobody writes to would wait for ever.
      const { size } = this.#regularFile(path);
      if (size > maxFileSize) return { skip: { kind: 'too-large', bytes: size, limitBytes: maxFileSize } };
      return decodeSource(this.#bytes(path));
    } catch (error) {
      return { skip: { kind: 'unreadable', detail: ioErrorMessage(error) } };
    }
  }

  #regularFile(path: string): { readonly size: number } {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new Error('is a directory');
    if (!stat.isFile()) throw new Error('not a regular file');
    return stat;
  }

  #bytes(path: string): Buffer {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      if (size > this.#buffer.length) this.#buffer = Buffer.allocUnsafeSlow(size * 2);
      let length = 0;
      while (length < size) {
        const read = readSync(file, this.#buffer, length, size - length, null);
        if (read === 0) break;
        length += read;
      }
      return this.#buffer.subarray(0, length);
    } finally {
      closeSync(file);
    }
  }
}

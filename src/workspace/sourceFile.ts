/** The text of one source file out of its bytes, or why it has none. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { Skip } from '../analysis/finding';

/** How much of a file is searched for a NUL byte. */
const binaryProbe = 8192;

export interface SourceFile {
  /** One character for each byte, for the gate. A byte-order mark is left out, here and in `text`. */
  readonly latin1: string;
  /** Decoded at the first call, which must come before the bytes are used for something else. */
  text(): string;
  /** The bytes that `text`, changed by edits, has to be written back as. */
  encode(text: string): Uint8Array;
}

export type SourceResult = { readonly source: SourceFile } | { readonly skip: Skip };

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/**
 * Reads `bytes` as UTF-8. What is not valid UTF-8 is taken for Latin-1, which gives every byte a character:
 * offsets stay true and the file can be written back without loss.
 */
export function decodeSource(bytes: Buffer): SourceResult {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    return { skip: { kind: 'unreadable', detail: 'UTF-16 text: save it as UTF-8 to have it checked' } };
  }
  if (bytes.subarray(0, binaryProbe).includes(0)) return { skip: { kind: 'binary' } };
  const marked = startsWith(bytes, 0xef, 0xbb, 0xbf);
  const content = marked ? bytes.subarray(3) : bytes;
  const latin1 = content.toString('latin1');
  let decoded: { readonly text: string; readonly encoding: 'utf8' | 'latin1' } | undefined;
  const decode = () => {
    if (isAscii(content)) return { text: latin1, encoding: 'utf8' } as const;
    if (isUtf8(content)) return { text: content.toString('utf8'), encoding: 'utf8' } as const;
    return { text: latin1, encoding: 'latin1' } as const;
  };
  const result = () => {
    decoded ??= decode();
    return decoded;
  };
  const text = (): string => result().text;
  const encode = (changed: string): Uint8Array => {
    return Buffer.from(marked ? `\ufeff${changed}` : changed, result().encoding);
  };
  return { source: { latin1, text, encode } };
}

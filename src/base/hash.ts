/** A short hash for fingerprints and caches; not for secrets. */

/** 64 bits of FNV-1a over the code units of `text`, as 16 hexadecimal digits. */
export function hash(text: string): string {
  // Two interleaved 32-bit lanes, since JavaScript multiplies no 64-bit integers fast.
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code ^ (a >>> 13), 0x85ebca6b);
  }
  return [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}

/** What is hard for parsers, and what is no text at all, ends in a report in every language. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { defaultSettings } from '../src/analysis/settings';
import { decodeSource } from '../src/workspace/sourceFile';
import { SourceReader } from '../src/workspace/sourceReader';
import { samples, survive, times } from './harness/soundness';

/** What hits the parsers of all languages, put into an example. */
const pieces: Readonly<Record<string, (comment: string) => string>> = {
  'generic types without an end': () => `a${times(3000, '<a')}`,
  'open parentheses': () => times(5000, '('),
  'open brackets': () => times(5000, '['),
  'open braces': () => times(5000, '{'),
  'half strings': () => times(1000, '"a '),
  choices: () => times(500, 'a?b:'),
  'comment lines': (comment) => times(2000, `${comment} s.recv(1)\n`),
  'a long line': () => `x = 1${times(3000, ' + 1')}`,
  'NUL bytes, lone surrogates and what no language knows': () => '\0\ud800\udc00\udfff\ud83d\u2028\ufeff\u0085§`´',
};

describe('hostile texts in every language', () => {
  for (const { id, comment, examples } of samples) {
    const [seed = '', other = ''] = examples;
    const middle = Math.floor(seed.length / 2);
    for (const [name, piece] of Object.entries(pieces)) {
      it(`${name} in ${id}`, () =>
        survive(id, `${seed.slice(0, middle)}\n${piece(comment)}\n${seed.slice(middle)}\n${other}`));
    }
    it(`examples many times over in ${id}`, () => survive(id, `${seed}\n`.repeat(100)));
    it(`other ends of lines in ${id}`, async () => {
      for (const end of ['\r\n', '\r', '\n\r', '\u2028']) await survive(id, seed.replaceAll('\n', end));
      await survive(id, `\ufeff${seed}`);
    });
  }
});

describe('bytes', () => {
  const read = (bytes: Buffer) => decodeSource(bytes);
  const { id = '', examples: [text = ''] = [] } = samples[0] ?? {};

  it('of UTF-16 and with NUL are reported, not analysed', () => {
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    const skips = [utf16, Buffer.from(utf16).swap16(), Buffer.from(`\0${text}`)].map(read);
    assert.deepEqual(
      skips.map((one) => ('skip' in one ? one.skip.kind : 'read')),
      ['unreadable', 'unreadable', 'binary'],
    );
  });

  it('of 20 MB are not read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sockeye-hostile-'));
    const path = join(folder, 'large.c');
    writeFileSync(path, text);
    truncateSync(path, 20_000_000);
    const result = new SourceReader().read(path, defaultSettings.maxFileSize);
    rmSync(folder, { recursive: true });
    assert.ok('skip' in result && result.skip.kind === 'too-large');
  });

  it('that are no UTF-8 are read as they are', async () => {
    for (let byte = 1; byte < 256; byte += 5) {
      const bytes = Buffer.concat([Buffer.from(text.slice(0, 100)), Buffer.from([byte]), Buffer.from(text.slice(100))]);
      const result = read(bytes);
      assert.ok('source' in result);
      await survive(id, result.source.text());
    }
  });
});

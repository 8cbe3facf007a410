/** Bytes become text without losing any, or are refused for a reason. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { decodeSource, type SourceFile } from '../../src/workspace/sourceFile';
import { SourceReader } from '../../src/workspace/sourceReader';
import { temporaryTree } from './temporaryTree';

function sourceOf(bytes: Buffer): SourceFile {
  const result = decodeSource(bytes);
  if ('skip' in result) throw new Error(`skipped: ${result.skip.kind}`);
  return result.source;
}

const skipOf = (bytes: Buffer): string => {
  const result = decodeSource(bytes);
  return 'skip' in result ? result.skip.kind : 'none';
};

test('UTF-8 is decoded, and the gate sees one character for each byte', () => {
  const source = sourceOf(Buffer.from('é€😀'));
  assert.equal(source.text(), 'é€😀');
  assert.equal(source.latin1.length, 9);
});

test('a byte-order mark is left out of the text and put back', () => {
  const source = sourceOf(Buffer.from('\ufeffint é;'));
  assert.equal(source.text(), 'int é;');
  assert.equal(source.latin1.startsWith('int'), true);
  assert.deepEqual(Buffer.from(source.encode('int è;')), Buffer.from('\ufeffint è;'));
});

test('bytes that are not UTF-8 keep their offsets and survive a change of the text around them', () => {
  const bytes = Buffer.from([0x61, 0xff, 0xc3, 0x28, 0x80, 0x62]);
  const source = sourceOf(bytes);
  assert.equal(source.text().length, bytes.length);
  assert.deepEqual(Buffer.from(source.encode(`x${source.text()}`)), Buffer.concat([Buffer.from('x'), bytes]));
});

test('UTF-16 and binary files are refused, an empty file and a late NUL are not', () => {
  assert.equal(skipOf(Buffer.from('\ufeffint x;', 'utf16le')), 'unreadable');
  assert.equal(skipOf(Buffer.from([0xfe, 0xff, 0, 0x41])), 'unreadable');
  assert.equal(skipOf(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0])), 'binary');
  assert.equal(skipOf(Buffer.alloc(0)), 'none');
  assert.equal(skipOf(Buffer.from(`${'x'.repeat(9000)}\0`)), 'none');
});

test('files are read one after the other, larger ones after smaller ones', (t) => {
  const large = 'y'.repeat(1_000_000);
  const root = temporaryTree(t, { 'a.c': 'int a;', 'b.c': large, 'empty.c': '' });
  const reader = new SourceReader();
  const textOf = (name: string): string => {
    const result = reader.read(join(root, name), 2_000_000);
    return 'source' in result ? result.source.text() : result.skip.kind;
  };
  assert.equal(textOf('a.c'), 'int a;');
  assert.equal(textOf('b.c'), large);
  assert.equal(textOf('empty.c'), '');
  assert.equal(textOf('a.c'), 'int a;');
});

test('the size limit, directories, pipes and missing files give a skip that says why', (t) => {
  const root = temporaryTree(t, { 'a.c': 'x'.repeat(101) });
  execFileSync('mkfifo', [join(root, 'pipe.c')]);
  const skip = (name: string, limit = 100): unknown => {
    const result = new SourceReader().read(join(root, name), limit);
    return 'skip' in result ? result.skip : undefined;
  };
  assert.deepEqual(skip('a.c'), { kind: 'too-large', bytes: 101, limitBytes: 100 });
  assert.equal(skip('a.c', 101), undefined);
  assert.deepEqual(skip('.'), { kind: 'unreadable', detail: 'is a directory' });
  assert.deepEqual(skip('pipe.c'), { kind: 'unreadable', detail: 'not a regular file' });
  assert.deepEqual(skip('missing.c'), { kind: 'unreadable', detail: 'no such file or directory' });
});

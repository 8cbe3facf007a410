/** What real programs print is read as the error, the call and the platform it stands for: one row per line, in `lines/*.json`. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { explain, type Platform } from '../../src/analysis/explain';

interface Line {
  readonly text: string;
  /** `error@call/platform`; a call or platform that the text does not tell is left out. */
  readonly expect: string;
  /** The thread or page it was read in, `measured` in the lab, or `shape`: the program's own format with made-up names. */
  readonly from: string;
}

/** Tests run from the root of the repository. */
const folder = join(process.cwd(), 'test/knowledge/lines');
const programs = readdirSync(folder).map((file) => ({
  name: basename(file, '.json'),
  lines: JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly Line[],
}));

/** Told for another platform, a text that names its own is still read on that. */
const foreign = (expect: string): Platform | undefined =>
  expect.includes('/') ? (expect.endsWith('/windows') ? 'linux' : 'windows') : undefined;

function read(text: string, expect: string, platform?: Platform): string {
  const [best] = explain({ text, ...(platform && { platform }) }).cases;
  const call = expect.includes('@') ? `@${best?.call}` : '';
  const where = expect.includes('/') ? `/${best?.platform}` : '';
  return `${best?.error}${call}${where}`;
}

for (const { name, lines } of programs) {
  describe(`lines of ${name}`, () => {
    for (const { text, expect } of lines) {
      it(text.slice(0, 90), () => {
        assert.equal(read(text, expect), expect, text);
        assert.equal(read(text, expect, foreign(expect)), expect, text);
      });
    }
  });
}

const all = programs.flatMap(({ lines }) => lines);

describe('the lines', () => {
  it('are at least 150, of at least 12 programs', () => {
    assert.ok(all.length >= 150);
    assert.ok(programs.length >= 12);
  });
  it('say where they come from, and none is there twice', () => {
    for (const { from, text } of all) assert.match(from, /^(?:https?:\/\/\S+|measured|shape)$/, text);
    assert.equal(new Set(all.map(({ text }) => text)).size, all.length);
  });
});

describe('a log of 200 lines', () => {
  const chosen = Array.from({ length: 200 }, (_, index) => all[(index * 7) % all.length]).flatMap((line) => line ?? []);
  const log = chosen
    .map(({ text }, index) => `2026-11-21T05:00:${String(index % 60).padStart(2, '0')}Z worker ${index}: ${text}`)
    .join('\n');
  const { cases } = explain({ text: log });
  it('gives all its errors, what it repeats first', () => {
    const found = new Set(cases.map(({ error }) => error));
    for (const { expect, text } of chosen) assert.ok(found.has(expect.split(/[@/]/)[0] ?? ''), text);
    for (const { error, reason } of cases.slice(0, 3)) assert.match(reason, /It stands on \d\d lines/, error);
    assert.ok(cases.slice(0, 3).some(({ error }) => error === 'ECONNRESET'));
  });
  it('says why only once, however often it says so', () => {
    for (const { reason } of cases) assert.ok(reason.length < 4000, reason);
  });
});

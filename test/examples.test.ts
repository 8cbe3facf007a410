/** The examples are found out: every line marked BUG, and nothing else; and what is mended automatically compiles. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Fix } from '../src/analysis/finding';
import { languageOfPath } from '../src/analysis/languages';
import { applyEdits, LineIndex } from '../src/base/text';
import { analyse, root } from './harness/analyse';
import { Compilers } from './harness/compilers';

const folder = join(root, 'examples');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => languageOfPath(name))
  .sort();
const compilers = new Compilers();
after(() => compilers.dispose());

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** `line rule` for every rule that a comment with the word BUG names, which speaks of the next line. */
function marksIn(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const rules = /(?:\/\/|#) BUG ([\w-]+(?:, [\w-]+)*):/.exec(line)?.[1]?.split(', ') ?? [];
    // A loop that is marked stands between the comment and the receive that spins in it.
    const isLoop = /^\s*(?:for|while)\b/.test(lines[index + 1] ?? '');
    const below = isLoop ? lines.slice(index + 1).findIndex((code) => /\b(?:send|recv|urlopen)\(/.test(code)) : 0;
    return rules.map((rule) => `${index + 2 + below} ${rule}`);
  });
}

describe('examples', () => {
  for (const name of files) {
    it(`${name} has the marked bugs and no others`, async () => {
      const text = read(name);
      const lines = new LineIndex(text);
      const { findings } = await analyse(languageOfPath(name) ?? '', text);
      const found = findings.map(({ range, rule }) => `${lines.positionAt(range.start).line + 1} ${rule}`);
      assert.deepEqual(found.sort(), [...marksIn(text)].sort());
    });
  }

  it('hold at least four programs with bugs', () => {
    assert.ok(files.filter((name) => marksIn(read(name)).length > 0).length >= 4);
  });

  for (const name of files) {
    it(`${name} compiles after its safe fixes, which leave nothing to mend`, async (test) => {
      let text = read(name);
      const safe = async (): Promise<Fix | undefined> =>
        (await analyse(languageOfPath(name) ?? '', text)).findings
          .flatMap(({ fixes }) => fixes)
          .find(({ safety }) => safety === 'safe');
      for (let round = 0; round < 10; round++) {
        const fix = await safe();
        if (!fix) break;
        text = applyEdits(text, fix.edits);
      }
      assert.equal(await safe(), undefined);
      const extension = name.slice(name.lastIndexOf('.') + 1);
      const missing = compilers.missing(extension);
      if (missing) return test.skip(`${missing} is not installed`);
      assert.equal(compilers.complaint(text, extension), undefined, text);
    });
  }
});

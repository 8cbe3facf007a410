/** The examples are found out: every line marked BUG, and nothing else; and what is mended automatically compiles without warnings. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Fix } from '../src/analysis/finding';
import { languageOfPath } from '../src/analysis/languages';
import { applyEdits, LineIndex } from '../src/base/text';
import { analyse, root } from './harness/analyse';

const folder = join(root, 'examples');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => languageOfPath(name))
  .sort();
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** `line rule` for every rule that a comment with the word BUG names, which speaks of the next line. */
function marksIn(text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const rules = /(?:\/\/|#) BUG ([\w-]+(?:, [\w-]+)*):/.exec(line)?.[1]?.split(', ') ?? [];
    // A loop that is marked stands between the comment and the receive that spins in it.
    const below = text
      .split('\n')
      .slice(index + 1)
      .findIndex((code) => /\b(?:send|recv|urlopen)\(/.test(code));
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

  for (const name of files.filter((one) => one.endsWith('.c'))) {
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
      if (spawnSync('gcc', ['--version']).error) return test.skip('gcc is not installed');
      const scratch = mkdtempSync(join(tmpdir(), 'sockeye-examples-'));
      const file = join(scratch, 'fixed.c');
      writeFileSync(file, text);
      const { status, stderr } = spawnSync('gcc', ['-Wall', '-Werror', '-o', join(scratch, 'program'), file], {
        encoding: 'utf8',
      });
      rmSync(scratch, { recursive: true });
      assert.equal(status, 0, `${stderr}\n${text}`);
    });
  }
});

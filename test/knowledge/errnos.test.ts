/** Every errno as the headers and libraries of each system have it, read from a table that the knowledge was not made from. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { explain, type Platform } from '../../src/analysis/explain';
import { platforms } from '../../src/knowledge/platform';

interface Errno {
  readonly name: string;
  /** The name under which the knowledge has it: `EAGAIN` for `EWOULDBLOCK`. */
  readonly error: string;
  readonly numbers: Readonly<Partial<Record<Platform, number>>>;
  readonly windowsCrt?: number;
  readonly architectures: Readonly<Record<string, number>>;
  readonly spellings: readonly string[];
  readonly messages: readonly string[];
}

/** Tests run from the root of the repository. */
const errnos: readonly Errno[] = JSON.parse(readFileSync(join(process.cwd(), 'test/knowledge/errnos.json'), 'utf8'));

const errorsIn = (text: string): readonly string[] => explain({ text }).cases.map(({ error }) => error);

describe('errnos of the systems', () => {
  it('are at least 45', () => assert.ok(errnos.length >= 45));

  for (const { name, error, numbers, windowsCrt, architectures, spellings, messages } of errnos) {
    it(`${name} by its numbers`, () => {
      for (const platform of platforms) {
        const number = numbers[platform];
        if (number === undefined) continue;
        for (const text of [`${number}`, `-${number}`, `errno ${number}`]) {
          const own = explain({ text, platform }).cases.find((one) => one.error === error);
          assert.equal(own?.platform, platform, `${text} on ${platform}`);
          assert.equal(own?.number, number, `${text} on ${platform}`);
        }
      }
      const others = [...Object.values(architectures), ...(windowsCrt === undefined ? [] : [windowsCrt])];
      for (const number of others) assert.ok(errorsIn(`errno ${number}`).includes(error), `errno ${number}`);
    });

    it(`${name} by its spellings and messages`, () => {
      for (const text of [name, ...spellings]) {
        assert.ok(errorsIn(text).includes(error), text);
        assert.ok(errorsIn(`it failed: ${text.toLowerCase()}.`).includes(error), text.toLowerCase());
      }
      for (const text of messages) {
        assert.ok(errorsIn(text).includes(error), text);
        assert.ok(errorsIn(`it failed: ${text.toLowerCase()}.`).includes(error), text.toLowerCase());
      }
    });
  }
});

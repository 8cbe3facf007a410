/** Every text that a user reads exists in Chinese, and no translation is left of a text that is gone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain, localeNamed, renderHover, renderTerminal } from '../../src/analysis/explain';
import { labelsIn, wordsIn } from '../../src/analysis/explain/labels';
import { wrap } from '../../src/analysis/explain/render/terminal';
import { displayWidth } from '../../src/analysis/explain/render/width';
import { errors, failureTables, runtimePatterns } from '../../src/knowledge/index.generated';
import { chinese } from '../../src/knowledge/zh';

/** All prose within a value. */
function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return 'en' in value && typeof value.en === 'string' ? [value.en] : Object.values(value).flatMap(textsIn);
}

const texts = new Set(textsIn([errors, failureTables, runtimePatterns]));

/** The names of what prints something are mostly names, but some are words. */
const printers = new Set(runtimePatterns.map(({ by }) => by));

/** What a translation must keep: numbers, names of errors, options and packets. */
const kept = (text: string): readonly string[] => text.match(/[A-Z][A-Z0-9_]{2,}|\d+(?:\.\d+)?/g) ?? [];

describe('the knowledge in Chinese', () => {
  it('lacks no text', () => {
    const missing = [...texts].filter((text) => !chinese.has(text));
    assert.deepEqual(missing, [], 'add these to src/knowledge/zh/');
  });
  it('has no text that the knowledge no longer has', () => {
    const stale = [...chinese.keys()].filter((text) => !texts.has(text) && !printers.has(text));
    assert.deepEqual(stale, [], 'take these out of src/knowledge/zh/');
  });
  it('keeps every number and every name', () => {
    for (const [text, translated] of chinese) {
      for (const name of kept(text)) assert.ok(translated.includes(name), `${name} of: ${text}`);
    }
  });
  it('is Chinese wherever the English is a sentence', () => {
    for (const [text, translated] of chinese) {
      if (/[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text)) assert.match(translated, /\p{Script=Han}/u, text);
      assert.equal(/[.]$/.test(text), /[。]$/.test(translated), text);
    }
  });
});

describe('the labels in Chinese', () => {
  const english = labelsIn('en');
  const translated = labelsIn('zh');
  const keys = Object.keys(english).filter((key): key is keyof typeof english => key in english);
  it('have the same places to fill in', () => {
    const places = (label: string): readonly string[] => [...(label.match(/\{\w+\}/g) ?? [])].sort();
    for (const key of keys) assert.deepEqual(places(translated[key]), places(english[key]), key);
  });
  it('name every actor, kind of evidence and lane', () => {
    for (const words of Object.values(wordsIn('zh'))) {
      for (const word of Object.values(words)) assert.match(String(word), /\p{Script=Han}/u);
    }
  });
});

/** Words that stand in no name, number, command, address or link. */
const englishProse = /(?<![\w./-])[a-z]{2,} [a-z]{2,} [a-z]{2,}(?![\w./-])/;

describe('an explanation in Chinese', () => {
  for (const error of errors) {
    it(`${error.id} has no English sentence left`, () => {
      const explanation = explain({ text: error.id, locale: 'zh', platform: 'linux' });
      for (const { headline, meaning, reason, rows, retry, confusedWith } of explanation.cases) {
        const prose = [headline, meaning, reason, retry.advice, ...confusedWith.map(({ why }) => why)];
        const ofRows = rows.flatMap((row) => [row.situation, row.trigger, row.note ?? '', ...row.fix, ...row.avoid]);
        for (const text of [...prose, ...ofRows]) assert.doesNotMatch(text, englishProse);
      }
    });
  }
  it('fits the width of the terminal, where a Chinese character takes two columns', () => {
    const lines = renderTerminal(explain({ text: 'ECONNRESET', locale: 'zh' }), { width: 60 }).split('\n');
    for (const line of lines.filter((one) => !/https?:|[|$]/.test(one))) assert.ok(displayWidth(line) <= 60, line);
  });
  it('says in the hover what is ambiguous', () => {
    assert.match(renderHover(explain({ text: 'Error: socket hang up', locale: 'zh' })), /有序结束（FIN）/);
  });
});

describe('wrapping', () => {
  it('breaks between Chinese characters, but not before a mark that closes', () => {
    assert.deepEqual(wrap('连接被对端重置，recv 返回 0。', 14), ['连接被对端重', '置，recv 返回', '0。']);
  });
  it('breaks English between words', () => {
    assert.deepEqual(wrap('the connection is gone', 10, '- '), ['- the', '  connection', '  is gone']);
  });
});

describe('names of languages', () => {
  for (const name of ['zh', 'zh-cn', 'zh_CN.UTF-8', 'zh-Hans', 'ZH_TW']) {
    it(`${name} is Chinese`, () => assert.equal(localeNamed(name), 'zh'));
  }
  for (const name of ['', 'C', 'en_US.UTF-8', 'de', 'zha']) {
    it(`${name || 'none'} is answered in English`, () => assert.equal(localeNamed(name), 'en'));
  }
});

/** Every error is found by every one of its names, numbers, messages and spellings. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain, type Platform } from '../../src/analysis/explain';
import { errors } from '../../src/knowledge/index.generated';
import { platforms } from '../../src/knowledge/platform';

const found = (text: string, platform?: Platform): readonly string[] =>
  explain(platform ? { text, platform } : { text }).cases.map((one) => one.error);

const errnos = errors.filter(({ kind }) => kind === 'errno');

describe('every error by its names', () => {
  for (const error of errors) {
    it(error.id, () => {
      for (const name of [error.id, ...error.aliases]) {
        assert.equal(found(name)[0], error.id, name);
        assert.equal(found(name.toLowerCase())[0], error.id, name.toLowerCase());
        assert.equal(found(`  ${name}\n`)[0], error.id);
      }
    });
  }
  it('with the prefix of Windows, on Windows', () => {
    for (const error of errnos.filter(({ numbers }) => numbers.windows !== undefined)) {
      const [best] = explain({ text: `WSA${error.aliases[0] === 'EWOULDBLOCK' ? 'EWOULDBLOCK' : error.id}` }).cases;
      assert.equal(best?.error, error.id);
      assert.equal(best?.platform, 'windows');
      assert.equal(best?.number, error.numbers.windows);
    }
  });
});

describe('every error by its numbers', () => {
  for (const error of errnos) {
    it(error.id, () => {
      for (const platform of platforms) {
        const number = error.numbers[platform];
        if (number === undefined) continue;
        for (const text of [`${number}`, `0x${number.toString(16)}`, `errno == ${number}`, `os error ${number}`]) {
          const { cases } = explain({ text, platform });
          const own = cases.find((one) => one.error === error.id);
          assert.ok(own, `${text} on ${platform}`);
          assert.equal(own.platform, platform);
          assert.equal(cases[0]?.number, number, `${text} on ${platform}: the best case has the number`);
        }
        assert.ok(found(`[Errno ${number}]`).includes(error.id), `[Errno ${number}]`);
      }
    });
  }
  it('as Node.js numbers them on Windows', () => {
    for (const error of errnos.filter(({ numbers }) => numbers.libuvWindows !== undefined)) {
      const [best] = explain({ text: `errno: ${error.numbers.libuvWindows}` }).cases;
      assert.equal(best?.error, error.id);
      assert.equal(best?.platform, 'windows');
    }
  });
  it('side by side: 104, 54, 10054 and -4077 are the same error on different platforms', () => {
    const readings = ['104', '54', '10054', '-4077'].map((text) => explain({ text }).cases[0]);
    assert.deepEqual(
      readings.map((one) => [one?.error, one?.platform, one?.number]),
      [
        ['ECONNRESET', 'linux', 104],
        ['ECONNRESET', 'macos', 54],
        ['ECONNRESET', 'windows', 10054],
        ['ECONNRESET', 'windows', 10054],
      ],
    );
  });
  it('an HRESULT that wraps a Windows error', () => assert.equal(found('0x80072746')[0], 'ECONNRESET'));
  it('resolver codes, which are negative on Linux', () => {
    assert.equal(found('-2')[0], 'EAI_NONAME');
    assert.equal(found('getaddrinfo: errno -3')[0], 'EAI_AGAIN');
  });
  it('is honest when a number means several things', () => {
    const { cases, notes } = explain({ text: '35' });
    assert.equal(cases[0]?.error, 'EAGAIN');
    assert.equal(cases[0]?.platform, 'macos');
    const both = explain({ text: '110' });
    assert.deepEqual(
      [...new Set(both.cases.map((one) => one.error))],
      ['ETIMEDOUT', 'EHOSTUNREACH'],
      `${notes} ${both.notes}`,
    );
    assert.match(both.notes.join(' '), /different platforms/);
  });
  it('a number that no table has', () => {
    const { cases, notes } = explain({ text: '99999' });
    assert.equal(cases.length, 0);
    assert.match(notes.join(' '), /99999/);
  });
});

describe('every error by its messages and spellings', () => {
  for (const error of errors) {
    it(error.id, () => {
      for (const { text } of error.messages) {
        assert.ok(found(text).includes(error.id), text);
        assert.ok(found(`${text}.`).includes(error.id), `${text}.`);
        assert.ok(found(text.toUpperCase()).includes(error.id), text.toUpperCase());
      }
      const tooWide = ['OSError', 'java.net.SocketException', 'SocketError.SocketError'];
      for (const { text } of error.spellings) {
        if (!tooWide.includes(text)) assert.ok(found(text).includes(error.id), text);
      }
    });
  }
});

describe('what was probably meant', () => {
  const typos: readonly (readonly [string, string])[] = [
    ['ECONRESET', 'ECONNRESET'],
    ['econnrest', 'ECONNRESET'],
    ['CONNRESET', 'ECONNRESET'],
    ['ECONNREFUSE', 'ECONNREFUSED'],
    ['ETIMEOUT', 'ETIMEDOUT'],
    ['ETIMEDOUTT', 'ETIMEDOUT'],
    ['EHOSTUNREACHABLE', 'EHOSTUNREACH'],
    ['EADDRINUSED', 'EADDRINUSE'],
    ['EWOULDBLOK', 'EAGAIN'],
    ['conection refused', 'ECONNREFUSED'],
    ['Conection reset by pear', 'ECONNRESET'],
    ['Brokn pipe', 'EPIPE'],
    ['ConnectionResetEror', 'ECONNRESET'],
    ['econrefused', 'ECONNREFUSED'],
    ['EPIEP', 'EPIPE'],
    ['eaddrinsue', 'EADDRINUSE'],
    ['WSAECONRESET', 'ECONNRESET'],
    ['brokenpipeeror', 'EPIPE'],
    ['No rout to host', 'EHOSTUNREACH'],
    ['conection timed out', 'ETIMEDOUT'],
    ['Adress already in use', 'EADDRINUSE'],
    ['ErrorKind::ConnectionRefussed', 'ECONNREFUSED'],
  ];
  for (const [typed, meant] of typos) {
    it(`${typed} is ${meant}`, () => {
      const { cases, didYouMean } = explain({ text: typed });
      assert.equal(cases[0]?.error, meant);
      assert.ok(didYouMean.length > 0);
    });
  }
  for (const nothing of ['', '   ', 'hello world', 'The quick brown fox', '\u0000\u{1F600}', 'x'.repeat(5000)]) {
    it(`nothing in ${JSON.stringify(nothing.slice(0, 20))}`, () => assert.deepEqual(found(nothing), []));
  }
});

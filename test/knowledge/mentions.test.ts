/** Hovers find what names a socket error in any file, and stay away from everything else. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain, findMentions, type Mention, mentionAt } from '../../src/analysis/explain';

const textOf = (text: string, { range }: Mention): string => text.slice(range.start, range.end);
const found = (text: string): readonly string[] => findMentions(text).map((mention) => textOf(text, mention));
const errorOf = (mention: Mention | undefined): string | undefined => mention && explain(mention.query).cases[0]?.error;

describe('mentions', () => {
  const texts: readonly (readonly [string, string, string])[] = [
    ['if (errno == ECONNRESET) retry();', 'ECONNRESET', 'ECONNRESET'],
    ['if (errno == 104) retry();', 'errno == 104', 'ECONNRESET'],
    ['case WSAECONNRESET:', 'WSAECONNRESET', 'ECONNRESET'],
    ["err.code === 'EPIPE'", 'EPIPE', 'EPIPE'],
    ['except BrokenPipeError:', 'BrokenPipeError', 'EPIPE'],
    ['Err(e) if e.kind() == ErrorKind::ConnectionReset => {}', 'ErrorKind::ConnectionReset', 'ECONNRESET'],
    ['errors.Is(err, syscall.ECONNREFUSED)', 'ECONNREFUSED', 'ECONNREFUSED'],
    ['catch (java.net.UnknownHostException e)', 'java.net.UnknownHostException', 'EAI_NONAME'],
    ['when SocketError.TimedOut', 'SocketError.TimedOut', 'ETIMEDOUT'],
    ['rescue Errno::EHOSTUNREACH', 'EHOSTUNREACH', 'EHOSTUNREACH'],
    ['// the log says connection refused', 'connection refused', 'ECONNREFUSED'],
    ['Error: socket hang up', 'socket hang up', 'EOF'],
    ['WSAGetLastError() == 10054', 'WSAGetLastError() == 10054', 'ECONNRESET'],
    ['errno = -110', 'errno = -110', 'ETIMEDOUT'],
  ];
  for (const [text, part, error] of texts) {
    it(`${part} in ${text}`, () => {
      const mention = mentionAt(text, text.indexOf(part) + 2);
      assert.ok(mention);
      assert.equal(textOf(text, mention), part);
      assert.equal(errorOf(mention), error);
    });
  }

  const nothing: readonly string[] = [
    'int port = 104;',
    'return 10054 + x;',
    'for (let i = 0; i < 32; i++) sum += i;',
    'while ((c = getchar()) != EOF) putchar(c);',
    'raise EOFError',
    'Permission denied for this folder',
    'epipe and econnreset are words in lower case',
    'MY_ECONNRESET_COUNT = 3',
    'ECONNRESETS',
    'The invalid argument was ignored; try again.',
    'set errno to zero: errno = 0',
    'error: expected 3 arguments, got 104',
    'version 10.0.5.4',
    'except FileNotFoundError:',
    'except PermissionError as error:',
    'Err(e) if e.kind() == ErrorKind::NotFound => {}',
    'the request timed out',
    'genericerror(1, "x")',
    'error(1, errno, "cannot open %s", name);',
    'See the footnote [1] for more.',
    'pairs = {"a": (104, "x"), "b": (11, "y")}',
    'items[104] = next',
  ];
  for (const text of nothing) it(`none in: ${text}`, () => assert.deepEqual(found(text), []));

  it('carry the call that stands beside them', () => {
    const text = 'n = recv(fd, buf, sizeof buf, 0);\nif (n < 0 && errno == ECONNRESET) fail();';
    assert.equal(mentionAt(text, text.indexOf('ECONNRESET'))?.query.call, 'recv');
    assert.equal(mentionAt(text.replace('recv', 'send'), text.indexOf('ECONNRESET'))?.query.call, 'send');
  });
  it('keep what the editor knows', () => {
    const mention = mentionAt('EPIPE', 0, { platform: 'macos', language: 'go', call: 'send' });
    assert.deepEqual(mention?.query, { platform: 'macos', language: 'go', call: 'send', text: 'EPIPE' });
  });
  it('are found at both ends of a word and not beyond', () => {
    const text = 'a EPIPE b';
    assert.ok(mentionAt(text, 2));
    assert.ok(mentionAt(text, 7));
    assert.equal(mentionAt(text, 1), undefined);
    assert.equal(mentionAt(text, 8), undefined);
  });
  it('are in the order of the text and do not overlap', () => {
    const text = '[Errno 104] Connection reset by peer, then EPIPE (32: Broken pipe) and ETIMEDOUT';
    const mentions = findMentions(text);
    assert.ok(mentions.length >= 5);
    mentions.reduce((end, { range }) => {
      assert.ok(range.start >= end);
      return range.end;
    }, 0);
  });
  it('cost little in a file that is one line of a million characters', () => {
    const text = 'const x = "abc def 104"; '.repeat(40_000);
    const start = performance.now();
    assert.equal(mentionAt(text, 500_000), undefined);
    assert.ok(performance.now() - start < 50);
    assert.deepEqual(findMentions(text), []);
    assert.ok(performance.now() - start < 1500);
  });
});

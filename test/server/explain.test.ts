/** Hovers and explanations: the same error means different things next to different calls. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  type ErrorListItem,
  type ExplainParams,
  type ExplainResult,
  errorListMethod,
  explainMethod,
} from '../../src/protocol';
import { ServerProcess } from './serverProcess';
import { placeOf, uncheckedSend, unhandledEof } from './texts';

describe('hovers', () => {
  let server: ServerProcess;
  let count = 0;
  before(async () => {
    server = await ServerProcess.start({ settings: { platform: 'linux' } });
  });
  after(() => server.stop());

  const hoverOn = async (text: string, word: string, languageId: string) => {
    const uri = `untitled:hover-${count++}`;
    await server.open(uri, languageId, text);
    return server.hover(uri, placeOf(text, word));
  };

  const around = (call: string) => `ssize_t n = ${call};\nif (n == -1 && errno == ECONNRESET)\n\treturn -1;\n`;

  it('tells the calls apart that ECONNRESET stands next to', async () => {
    const texts = await Promise.all([
      hoverOn(around('recv(fd, buffer, size, 0)'), 'ECONNRESET', 'c'),
      hoverOn(around('send(fd, buffer, size, 0)'), 'ECONNRESET', 'c'),
      hoverOn(around('connect(fd, address, size)'), 'ECONNRESET', 'c'),
    ]);
    for (const text of texts) assert.match(text, /ECONNRESET/);
    assert.equal(new Set(texts).size, 3);
    assert.match(texts[0] ?? '', /recv/);
    assert.match(texts[1] ?? '', /send/);
    assert.match(texts[2] ?? '', /connect/);
  });

  it('works in logs, in notes and in languages that are not checked', async () => {
    const log = 'recvfrom(3, "", 4096, 0, NULL, NULL) = -1 ECONNRESET (Connection reset by peer)\n';
    assert.match(await hoverOn(log, 'ECONNRESET', 'plaintext'), /recv/);
    assert.match(await hoverOn('# What EPIPE means\n', 'EPIPE', 'markdown'), /EPIPE/);
    assert.match(await hoverOn('(raise ECONNREFUSED)\n', 'ECONNREFUSED', 'cobol'), /ECONNREFUSED/);
  });

  it('says nothing where nothing is', async () => {
    assert.equal(await hoverOn(around('recv(fd, buffer, size, 0)'), 'return', 'c'), '');
    assert.equal(await server.hover('untitled:nowhere', { line: 0, character: 0 }), '');
    assert.equal(await server.hover('untitled:hover-0', { line: 9999, character: 9999 }), '');
  });

  it('shows on a call what it can give on the platform of the project', async () => {
    const table = await hoverOn(uncheckedSend, 'send', 'c');
    assert.match(table, /^\*\*All failures of send on Linux\*\*/);
    assert.match(table, /EPIPE \(32\) and SIGPIPE/);
    const python = await hoverOn(unhandledEof, 'recv', 'python');
    assert.match(python, /^\*\*All failures of recv on Linux\*\*/);
    assert.match(await hoverOn(unhandledEof, 'create_connection', 'python'), /^\*\*All failures of connect/);
  });

  it('shows it on a wrapper of a call, and not on a call of that name that is something else', async () => {
    const wrapper =
      '#include <sys/socket.h>\nssize_t put(int fd, const char *p, size_t n)\n{\n\treturn send(fd, p, n, 0);\n}\nint main(void)\n{\n\tput(3, "x", 1);\n}\n';
    assert.match(await hoverOn(wrapper, 'send(fd', 'c'), /All failures of send/);
    const own = 'def send(text):\n    print(text)\n\n\nsend("hello")\n';
    assert.equal(await hoverOn(own, 'send("', 'python'), '');
    const file = 'with open("x") as f:\n    text = f.read()\n';
    assert.equal(await hoverOn(file, 'read()', 'python'), '');
  });

  it('says nothing on words that are no calls, in comments, in strings and in languages without a model', async () => {
    const text =
      '#include <sys/socket.h>\n/* send (2) and recv() */\nint send_count, recv;\nint f(int fd)\n{\n\tputs("send(x)");\n\treturn send(fd, "x", 1, 0) == -1;\n}\n';
    for (const word of ['send (2)', 'recv()', 'send_count', 'recv;', 'send(x)', 'fd, "x"', 'puts']) {
      assert.equal(await hoverOn(text, word, 'c'), '', word);
    }
    assert.match(await hoverOn(text, 'send(fd', 'c'), /All failures of send/);
    assert.equal(await hoverOn('Call send(fd) and recv(fd).\n', 'send', 'markdown'), '');
  });

  it('never repeats the diagnostic of the call', async () => {
    await server.open('untitled:both.c', 'c', uncheckedSend);
    const [diagnostic] = await server.diagnostics('untitled:both.c');
    const hover = await server.hover('untitled:both.c', placeOf(uncheckedSend, 'send'));
    assert.ok(diagnostic && hover !== '');
    assert.ok(!hover.includes(String(diagnostic.message)) && !hover.includes(String(diagnostic.code)));
  });

  it('reads numbers, messages and exceptions, in source, output and Markdown', async () => {
    const texts: readonly (readonly [string, string, string, RegExp])[] = [
      ['if e.errno == 104:\n', 'errno', 'python', /ECONNRESET/],
      ['case WSAECONNRESET:\n', 'WSAE', 'csharp', /10054/],
      ['Error: connect ECONNREFUSED 127.0.0.1:8080\n', 'ECONNREFUSED', 'log', /ECONNREFUSED at connect/],
      ['except BrokenPipeError:\n', 'Broken', 'python', /EPIPE at send/],
      ['curl: (56) Recv failure: Connection reset by peer\n', 'Connection', 'shellscript', /ECONNRESET at recv/],
      ['> The log says "No route to host".\n', 'No route', 'markdown', /EHOSTUNREACH/],
      ['let port = 104; // timed out waiting\n', '104', 'rust', /^$/],
      ['let port = 104; // timed out waiting\n', 'timed', 'rust', /^$/],
    ];
    for (const [text, word, language, expected] of texts) {
      assert.match(await hoverOn(text, word, language), expected, `${word} in ${text}`);
    }
  });

  it('finds the mention in a line of a megabyte', async () => {
    const text = `${'x '.repeat(500_000)} ECONNRESET ${' y'.repeat(500_000)}`;
    assert.match(await hoverOn(text, 'ECONNRESET', 'plaintext'), /ECONNRESET/);
  });
});

describe('explanations', () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start({ settings: { platform: 'linux' } });
  });
  after(() => server.stop());

  const explain = (params: ExplainParams) => server.connection.sendRequest<ExplainResult | null>(explainMethod, params);

  it('answers a name with a title, a page and Markdown', async () => {
    const result = await explain({ text: 'ECONNRESET', call: 'recv' });
    assert.equal(result?.title, 'ECONNRESET · recv');
    assert.match(result.html, /ECONNRESET/);
    assert.match(result.markdown, /ECONNRESET/);
    assert.doesNotMatch(result.html, /<script|\sstyle=|\son\w+=/);
  });

  it('looks at the code around a selection', async () => {
    const text = 'if (connect(fd, address, size) == -1 && errno == ETIMEDOUT)\n\treturn -1;\n';
    await server.open('untitled:selection.c', 'c', text);
    const place = placeOf(text, 'ETIMEDOUT');
    const result = await explain({ text: 'ETIMEDOUT', uri: 'untitled:selection.c', position: place });
    assert.equal(result?.title, 'ETIMEDOUT · connect');
  });

  it('without a selection explains the finding at the cursor', async () => {
    await server.open('untitled:cursor.c', 'c', uncheckedSend);
    await server.diagnostics('untitled:cursor.c');
    const result = await explain({ text: '', uri: 'untitled:cursor.c', position: placeOf(uncheckedSend, 'send') });
    assert.match(result?.title ?? '', / · send$/);
  });

  it('knows nothing about nothing', async () => {
    assert.equal(await explain({ text: 'no such thing' }), null);
    assert.equal(await explain({ text: '' }), null);
    assert.equal(await explain({ text: '', uri: 'untitled:cursor.c', position: { line: 0, character: 0 } }), null);
  });

  it('lists at least fifteen errors to choose from', async () => {
    const items = await server.connection.sendRequest<readonly ErrorListItem[]>(errorListMethod);
    assert.ok(items.length >= 15);
    const reset = items.find(({ text }) => text === 'ECONNRESET');
    assert.match(reset?.description ?? '', /104/);
  });
});

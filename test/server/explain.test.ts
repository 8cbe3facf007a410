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
import { placeOf, uncheckedSend } from './texts';

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
    assert.equal(await hoverOn(uncheckedSend, 'send', 'c'), '');
    assert.equal(await server.hover('untitled:nowhere', { line: 0, character: 0 }), '');
    assert.equal(await server.hover('untitled:hover-0', { line: 9999, character: 9999 }), '');
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

/** Input that nobody meant, after each of which the server still does its work. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ServerProcess } from './serverProcess';
import { uncheckedSend } from './texts';

describe('bad input', () => {
  let server: ServerProcess;
  let folder: string;
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sockeye-server-'));
    writeFileSync(join(folder, 'sockeye.json'), '{}');
    server = await ServerProcess.start({ folderUri: pathToFileURL(folder).href });
  });
  after(async () => {
    await server.stop();
    assert.equal(server.exitCode, 0);
    rmSync(folder, { recursive: true });
  });

  const stillWorks = async (name: string) => {
    await server.open(uriOf(name), 'c', uncheckedSend);
    assert.equal((await server.diagnostics(uriOf(name))).length, 1);
  };

  const texts: readonly (readonly [name: string, languageId: string, text: string, state: string | undefined])[] = [
    ['empty.c', 'c', '', 'checked'],
    ['binary.c', 'c', `\u0000\u0001\ufffd${'\u0000'.repeat(1000)}send(`, 'skipped'],
    ['surrogates.c', 'c', `int f(void) { send(\ud800, "\udc00${'\ud83d\ude00'.repeat(100)}`, 'checked'],
    ['large.c', 'c', `${uncheckedSend}\n`.repeat(30_000), 'skipped'],
    ['long-line.py', 'python', `x = [${'1, '.repeat(16_000)}]`, 'checked'],
    // No person writes such lines: as a generated file it is off by default.
    ['longer-line.py', 'python', `x = [${'1, '.repeat(200_000)}]`, 'off'],
    ['deep.c', 'c', `int f(void) { return ${'('.repeat(5000)}0${')'.repeat(5000)}; }`, undefined],
    ['unknown.cobol', 'cobol', 'SEND DATA.', 'checked'],
    ['returns.c', 'c', uncheckedSend.replaceAll('\n', '\r'), 'checked'],
  ];
  for (const [name, languageId, text, state] of texts) {
    it(`survives ${name}`, async () => {
      await server.open(uriOf(name), languageId, text);
      const report = await server.pull(uriOf(name));
      assert.equal(report.kind, 'full');
      if (state !== undefined) assert.equal(server.statuses.get(uriOf(name))?.state, state);
      await server.codeActions(uriOf(name), { start: { line: 0, character: 0 }, end: { line: 9, character: 9 } }, []);
      await server.hover(uriOf(name), { line: 0, character: 0 });
      await stillWorks(`after-${name}.c`);
    });
  }

  it('checks a file again that shrank below the limit', async () => {
    await server.change(uriOf('large.c'), 2, [{ text: uncheckedSend }]);
    assert.equal((await server.diagnostics(uriOf('large.c'))).length, 1);
  });

  it('takes changes outside of the text', async () => {
    const uri = uriOf('outside.c');
    await server.open(uri, 'c', uncheckedSend);
    const far = { line: 5000, character: 5000 };
    await server.change(uri, 2, [{ range: { start: far, end: far }, text: '\n' }]);
    await server.change(uri, 3, [{ range: { start: far, end: { line: 0, character: 0 } }, text: uncheckedSend }]);
    assert.equal((await server.diagnostics(uri)).length, 1);
  });

  it('says in a broken sockeye.json what is wrong with it, and goes on', async () => {
    const uri = uriOf('sockeye.json');
    for (const [text, message] of [
      ['{ "profile": "recommended", ', /JSON/],
      ['{ "rules": { "unchecked-sent": "off" } }', /unchecked-send/],
      ['{ "maxFileSize": "big" }', /maxFileSize/],
    ] as const) {
      writeFileSync(join(folder, 'sockeye.json'), text);
      server.published.delete(uri);
      await server.fileChanged(uri);
      await server.until(() => (server.published.get(uri)?.length ?? 0) > 0, 'the file has a problem');
      assert.match(server.published.get(uri)?.[0]?.message ?? '', message);
      await stillWorks(`broken-${message.source}.c`);
      assert.match(
        server.statuses.get(uriOf(`broken-${message.source}.c`))?.warning ?? '',
        /sockeye\.json has problems/,
      );
    }
  });

  it('uses sockeye.json as soon as it is right again', async () => {
    const uri = uriOf('sockeye.json');
    writeFileSync(join(folder, 'sockeye.json'), '{ "rules": { "unchecked-send": "off" } } // with a comment');
    await server.fileChanged(uri);
    await server.until(() => server.published.get(uri)?.length === 0, 'the file has no problem');
    await server.open(uriOf('quiet.c'), 'c', uncheckedSend);
    assert.deepEqual(await server.diagnostics(uriOf('quiet.c')), []);

    writeFileSync(join(folder, 'sockeye.json'), '{ "exclude": ["quiet.c"] }');
    await server.fileChanged(uri);
    assert.deepEqual(await server.diagnostics(uriOf('quiet.c')), []);
    assert.match(server.statuses.get(uriOf('quiet.c'))?.message ?? '', /left out by .*sockeye\.json/);
  });

  it('says of a test in a folder of the workspace that it is off, until the settings ask for it', async () => {
    mkdirSync(join(folder, 'test'), { recursive: true });
    const uri = uriOf('test/net.c');
    writeFileSync(join(folder, 'sockeye.json'), '{}');
    await server.fileChanged(uriOf('sockeye.json'));
    await server.open(uri, 'c', uncheckedSend);
    assert.deepEqual(await server.diagnostics(uri), []);
    assert.match(server.statuses.get(uri)?.message ?? '', /tests are off by default/);
    await server.open(uriOf('made.c'), 'c', `// Code generated by a script. DO NOT EDIT.\n${uncheckedSend}`);
    assert.deepEqual(await server.diagnostics(uriOf('made.c')), []);
    assert.match(server.statuses.get(uriOf('made.c'))?.message ?? '', /generated files are off by default/);

    writeFileSync(join(folder, 'sockeye.json'), '{ "alsoCheck": ["tests", "generated"] }');
    await server.fileChanged(uriOf('sockeye.json'));
    assert.equal((await server.diagnostics(uri)).length, 1);
    assert.equal((await server.diagnostics(uriOf('made.c'))).length, 1);
  });

  it('shows what is wrong while sockeye.json is being written', async () => {
    const uri = uriOf('sockeye.json');
    await server.open(uri, 'jsonc', '{ "profile": "loud" }');
    await server.until(() => (server.published.get(uri)?.length ?? 0) > 0, 'the value is refused');
    await server.change(uri, 2, [{ text: '{ "profile": "strict" }' }]);
    await server.until(() => server.published.get(uri)?.length === 0, 'the value is taken');
    await server.close(uri);
  });
});

/** Diagnostics as an editor gets them: pulled, pushed, unchanged, cancelled, after changed settings. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  CancellationTokenSource,
  DiagnosticRefreshRequest,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import { ServerProcess } from './serverProcess';
import { uncheckedSend, unhandledEof } from './texts';

describe('diagnostics', () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server.stop());

  it('says in which documents it finds problems', () => {
    const provider = server.initialized?.capabilities.diagnosticProvider;
    assert.ok(provider && 'documentSelector' in provider);
    assert.equal(provider.interFileDependencies, false);
    const languages = (provider.documentSelector ?? []).map((filter) =>
      typeof filter === 'object' && 'language' in filter ? filter.language : '',
    );
    assert.ok(languages.includes('c') && languages.includes('python'));
  });

  it('finds a dropped result in C, with the page of the rule', async () => {
    await server.open('untitled:a.c', 'c', uncheckedSend);
    const [found, ...others] = await server.diagnostics('untitled:a.c');
    assert.deepEqual(others, []);
    assert.equal(found?.code, 'unchecked-send');
    assert.equal(found.source, 'sockeye');
    assert.match(found.codeDescription?.href ?? '', /\/unchecked-send\.md$/);
    assert.equal(found.range.start.line, 5);
    assert.equal(server.statuses.get('untitled:a.c')?.message, '1 problem');
  });

  it('finds an unnoticed end of file in Python', async () => {
    await server.open('untitled:a.py', 'python', unhandledEof);
    const codes = (await server.diagnostics('untitled:a.py')).map(({ code }) => code);
    assert.deepEqual(codes, ['unhandled-eof']);
  });

  it('answers `unchanged` until something changes', async () => {
    await server.open('untitled:b.c', 'c', uncheckedSend);
    const first = await server.pull('untitled:b.c');
    assert.equal(first.kind, 'full');
    const second = await server.pull('untitled:b.c', first.resultId);
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    const start = { line: 0, character: 0 };
    await server.change('untitled:b.c', 2, [{ range: { start, end: start }, text: '\n' }]);
    const third = await server.pull('untitled:b.c', first.resultId);
    assert.ok(third.kind === 'full' && third.items[0]?.range.start.line === 6);
    assert.notEqual(third.resultId, first.resultId);
  });

  it('does not take a reopened document for the one before', async () => {
    await server.open('untitled:c.c', 'c', uncheckedSend);
    const first = await server.pull('untitled:c.c');
    await server.close('untitled:c.c');
    await server.open('untitled:c.c', 'c', `\n${uncheckedSend}`);
    assert.equal((await server.pull('untitled:c.c', first.resultId)).kind, 'full');
  });

  it('gives up when the request is cancelled, and asks to be asked again', async () => {
    await server.open('untitled:d.c', 'c', uncheckedSend);
    const source = new CancellationTokenSource();
    const start = { line: 0, character: 0 };
    // Both arrive before the first is answered, as when somebody types.
    void server.change('untitled:d.c', 2, [{ range: { start, end: start }, text: '\n' }]);
    const request = server.connection.sendRequest(
      DocumentDiagnosticRequest.type,
      { textDocument: { uri: 'untitled:d.c' } },
      source.token,
    );
    source.cancel();
    await assert.rejects(request, (error) => {
      assert.ok(error instanceof ResponseError);
      assert.equal(error.code, LSPErrorCodes.ServerCancelled);
      assert.deepEqual(error.data, { retriggerRequest: true });
      return true;
    });
    assert.equal((await server.diagnostics('untitled:d.c')).length, 1);
  });

  it('follows the settings at once', async () => {
    await server.open('untitled:e.c', 'c', uncheckedSend);
    const first = await server.pull('untitled:e.c');
    const { refreshes } = server;
    await server.changeSettings({ rules: { 'unchecked-send': 'off' } });
    await server.until(() => server.refreshes > refreshes, 'the editor is asked to refresh');
    assert.deepEqual(await server.diagnostics('untitled:e.c'), []);

    await server.changeSettings({ rules: { 'unchecked-send': 'error' } });
    assert.equal((await server.diagnostics('untitled:e.c'))[0]?.severity, 1);

    await server.changeSettings({ enable: false });
    assert.deepEqual(await server.diagnostics('untitled:e.c'), []);
    assert.equal(server.statuses.get('untitled:e.c')?.state, 'off');

    await server.changeSettings({});
    const last = await server.pull('untitled:e.c');
    assert.ok(first.kind === 'full' && last.kind === 'full');
    assert.deepEqual(last.items, first.items);
  });

  it('survives settings that make no sense', async () => {
    await server.changeSettings({ rules: 7, profile: ['strict'], maxProblems: -1, run: null, platform: 'amiga' });
    assert.equal((await server.diagnostics('untitled:e.c')).length, 1);
    await server.changeSettings({});
  });

  it('checks again only when the document is saved, if that was asked for', async () => {
    await server.changeSettings({ run: 'onSave' });
    await server.open('untitled:f.c', 'c', '');
    assert.deepEqual(await server.diagnostics('untitled:f.c'), []);
    await server.change('untitled:f.c', 2, [{ text: uncheckedSend }]);
    assert.deepEqual(await server.diagnostics('untitled:f.c'), []);
    await server.save('untitled:f.c');
    assert.equal((await server.diagnostics('untitled:f.c')).length, 1);
    await server.changeSettings({});
  });

  it('shows as many problems as are wanted, the rest as a number', async () => {
    const line = '\tsend(fd, "hello\\n", 6, MSG_NOSIGNAL);\n';
    await server.changeSettings({ maxProblems: 2 });
    await server.open('untitled:g.c', 'c', uncheckedSend.replace(line, line.repeat(3)));
    assert.equal((await server.diagnostics('untitled:g.c')).length, 2);
    assert.match(server.statuses.get('untitled:g.c')?.message ?? '', /^3 problems, 2 of them shown/);
    await server.changeSettings({});
  });
});

describe('an editor that does not ask', () => {
  it('is sent the diagnostics', async () => {
    const server = await ServerProcess.start({ pulls: false });
    const uri = 'untitled:pushed.c';
    await server.open(uri, 'c', uncheckedSend);
    await server.until(() => server.published.get(uri)?.length === 1, 'the problem is pushed');
    await server.change(uri, 2, [{ text: '' }]);
    await server.until(() => server.published.get(uri)?.length === 0, 'the problem is gone');
    await server.stop();
  });
});

describe('an editor that refuses to refresh', () => {
  it('is served all the same', async () => {
    const server = await ServerProcess.start();
    const uri = 'untitled:refused.c';
    let refused = false;
    server.connection.onRequest(DiagnosticRefreshRequest.type, () => {
      refused = true;
      return new ResponseError(LSPErrorCodes.RequestFailed, 'not now');
    });
    await server.open(uri, 'c', uncheckedSend);
    await server.changeSettings({ profile: 'strict' });
    await server.until(() => refused, 'the editor refuses');
    assert.equal((await server.diagnostics(uri)).length, 1);
    await server.stop();
    assert.equal(server.exitCode, 0);
  });
});

/** The server speaks the language of the editor, or the one of the setting. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ErrorListItem, type ExplainResult, errorListMethod, explainMethod } from '../../src/protocol';
import { textsIn } from '../../src/server/texts';
import { ServerProcess } from './serverProcess';
import { placeOf, uncheckedSend, wholeText } from './texts';

const chinese = /\p{Script=Han}/u;

describe('an editor in Chinese', () => {
  let server: ServerProcess;
  const uri = 'untitled:zh.c';
  before(async () => {
    server = await ServerProcess.start({ locale: 'zh-cn', settings: { platform: 'linux' } });
    await server.open(uri, 'c', `${uncheckedSend}/* ECONNRESET */\n`);
  });
  after(() => server.stop());

  it('has hovers on errors and on calls in Chinese', async () => {
    assert.match(
      await server.hover(uri, placeOf(`${uncheckedSend}/* ECONNRESET`, 'ECONNRESET')),
      /发送时连接早已被重置/,
    );
    assert.match(await server.hover(uri, placeOf(uncheckedSend, 'send')), /^\*\*Linux 上 send 的所有失败情形\*\*/);
  });
  it('has actions and the state of a file in Chinese', async () => {
    const diagnostics = await server.diagnostics(uri);
    assert.ok(diagnostics.length > 0);
    for (const { message } of diagnostics) assert.match(message, chinese);
    const actions = await server.codeActions(uri, wholeText, diagnostics);
    const own = actions.filter(({ command, title }) => command !== undefined || title.includes(' unchecked-send'));
    assert.ok(own.length >= 2);
    for (const { title } of actions) assert.match(title, chinese);
    await server.until(() => server.statuses.has(uri), 'the state of the file is told');
    assert.match(server.statuses.get(uri)?.message ?? '', /^\d 个问题$/);
  });
  it('has explanations and the list of errors in Chinese', async () => {
    const result = await server.connection.sendRequest<ExplainResult | null>(explainMethod, { text: 'EPIPE' });
    assert.match(result?.html ?? '', /<main class="explanation" lang="zh">/);
    const items = await server.connection.sendRequest<readonly ErrorListItem[]>(errorListMethod);
    assert.ok(items.every(({ detail }) => chinese.test(detail)));
  });
  it('speaks English once the setting says so, and follows the setting back', async () => {
    await server.changeSettings({ platform: 'linux', locale: 'en' });
    assert.match(await server.hover(uri, placeOf(uncheckedSend, 'send')), /^\*\*All failures of send on Linux/);
    const english = await server.diagnostics(uri);
    assert.ok(english.every(({ message }) => !chinese.test(message)));
    await server.changeSettings({ platform: 'linux', locale: 'auto' });
    assert.match(await server.hover(uri, placeOf(uncheckedSend, 'send')), /^\*\*Linux 上/);
  });
});

describe('the texts of the server', () => {
  const { switchedOff, fixAll, selectReason, openPanel, openRule, ...others } = textsIn('zh');
  it('are Chinese', () => {
    for (const text of [switchedOff, fixAll, selectReason, openPanel, openRule]) assert.match(text, chinese);
    for (const make of [others.suppress, others.openPage, others.removeSuppression, others.unusedSuppression]) {
      assert.match(make('some-rule'), chinese);
      assert.match(make('some-rule'), /some-rule/);
    }
  });
});

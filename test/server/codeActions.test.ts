/** Code actions: what they are called, and that taking them does what they say. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ServerProcess } from './serverProcess';
import { applied, editsOf, placeOf, uncheckedSend, unhandledEof, wholeText } from './texts';

describe('code actions', () => {
  let server: ServerProcess;
  let count = 0;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server.stop());

  /** Opens a text under a new name, and gives its problems and what can be done about them. */
  const actionsFor = async (text: string, languageId: string) => {
    const uri = `untitled:actions-${count++}`;
    await server.open(uri, languageId, text);
    const diagnostics = await server.diagnostics(uri);
    return {
      uri,
      diagnostics,
      actions: await server.codeActions(uri, diagnostics[0]?.range ?? wholeText, diagnostics),
    };
  };

  const codesIn = async (text: string, languageId: string) => {
    const uri = `untitled:again-${count++}`;
    await server.open(uri, languageId, text);
    return (await server.diagnostics(uri)).map(({ code }) => code);
  };

  for (const [languageId, text, rule] of [
    ['c', uncheckedSend, 'unchecked-send'],
    ['python', unhandledEof, 'unhandled-eof'],
  ] as const) {
    it(`offers fixes in ${languageId} that remove the finding`, async () => {
      const { diagnostics, actions } = await actionsFor(text, languageId);
      const fixes = actions.filter((action) => action.edit && !action.title.startsWith('Suppress'));
      assert.ok(fixes.length > 0);
      for (const fix of fixes) {
        assert.equal(fix.kind, 'quickfix');
        assert.deepEqual(fix.diagnostics, diagnostics);
        assert.deepEqual((await codesIn(applied(text, editsOf(fix)), languageId)).includes(rule), false, fix.title);
      }
    });

    it(`suppresses in ${languageId}, with a reason to fill in`, async () => {
      const { uri, actions } = await actionsFor(text, languageId);
      const action = actions.find(({ title }) => title.startsWith('Suppress'));
      const suppressed = applied(text, editsOf(action));
      assert.match(suppressed, new RegExp(`^[ \\t]*(//|#) sockeye-ignore ${rule} -- reason$`, 'm'));
      assert.deepEqual(await codesIn(suppressed, languageId), []);
      const [target] = action?.command?.arguments ?? [];
      const line: string = suppressed.split('\n')[target.start.line] ?? '';
      assert.equal(line.slice(target.start.character, target.end.character), 'reason');
      assert.equal(target.uri, uri);
    });

    it(`fixes everything at once in ${languageId}`, async () => {
      const { uri, diagnostics } = await actionsFor(text, languageId);
      const [action] = await server.codeActions(uri, wholeText, diagnostics, ['source.fixAll']);
      if (!action) return;
      assert.equal(action.kind, 'source.fixAll.sockeye');
      assert.deepEqual((await codesIn(applied(text, editsOf(action)), languageId)).includes(rule), false);
    });
  }

  it('has one preferred fix at most, and marks nothing else', async () => {
    const { actions } = await actionsFor(uncheckedSend, 'c');
    assert.ok(actions.filter(({ isPreferred }) => isPreferred).length <= 1);
    assert.ok(actions.every(({ title, isPreferred }) => !isPreferred || !/^(Suppress|Explain|Open)/.test(title)));
  });

  it('orders them: fixes, suppress, explain, page', async () => {
    const { actions } = await actionsFor(uncheckedSend, 'c');
    const last = actions.slice(-3).map(({ title }) => title.split(' ')[0]);
    assert.deepEqual(last, ['Suppress', 'Explain', 'Open']);
    const explain = actions.at(-2)?.command;
    assert.equal(explain?.command, 'sockeye.explain');
    assert.equal(explain.arguments?.[0].call, 'send');
  });

  it('fixes several places in one go, sharing what they need', async () => {
    const line = '\tsend(fd, "hello\\n", 6, MSG_NOSIGNAL);\n';
    const text = uncheckedSend.replace(line, line.repeat(3));
    const { uri, diagnostics } = await actionsFor(text, 'c');
    const [action] = await server.codeActions(uri, wholeText, diagnostics, ['source.fixAll.sockeye']);
    const fixed = applied(text, editsOf(action));
    assert.deepEqual((await codesIn(fixed, 'c')).includes('unchecked-send'), false);
    const includes = fixed.split('\n').filter((candidate) => candidate.startsWith('#include'));
    assert.equal(new Set(includes).size, includes.length, 'an include was added twice');
  });

  it('ends lines as the document does', async () => {
    const { uri, diagnostics, actions } = await actionsFor(uncheckedSend.replaceAll('\n', '\r\n'), 'c');
    const all = await server.codeActions(uri, wholeText, diagnostics, ['source.fixAll']);
    const texts = [...actions, ...all].flatMap((action) => editsOf(action).map(({ newText }) => newText));
    assert.ok(texts.some((text) => text.includes('\r\n')));
    for (const text of texts) assert.doesNotMatch(text, /[^\r]\n/);
  });

  it('keeps to what it is asked for', async () => {
    const { uri, diagnostics } = await actionsFor(uncheckedSend, 'c');
    assert.deepEqual(await server.codeActions(uri, wholeText, diagnostics, ['refactor']), []);
    const foreign = diagnostics.map(({ range, message }) => ({
      range,
      message,
      source: 'other',
      data: { version: 1, fixes: [] },
    }));
    assert.deepEqual(await server.codeActions(uri, wholeText, foreign), []);
  });

  it('offers no edits for a text that is no longer there', async () => {
    const { uri, diagnostics } = await actionsFor(uncheckedSend, 'c');
    const start = { line: 0, character: 0 };
    await server.change(uri, 2, [{ range: { start, end: start }, text: '\n' }]);
    const actions = await server.codeActions(uri, wholeText, diagnostics);
    assert.ok(actions.length > 0 && actions.every(({ edit }) => edit === undefined));
  });

  it('reports a suppression that suppresses nothing, and removes it', async () => {
    const text = 'int f(void)\n{\n\t// sockeye-ignore unchecked-send -- there was one\n\treturn 0;\n}\n';
    const { diagnostics, actions } = await actionsFor(text, 'c');
    assert.deepEqual(
      diagnostics.map(({ code, tags }) => [code, tags]),
      [['unused-suppression', [1]]],
    );
    assert.equal(applied(text, editsOf(actions[0])), 'int f(void)\n{\n\treturn 0;\n}\n');
  });

  it('explains the rule that a comment names', async () => {
    const uri = 'untitled:named.c';
    const text = uncheckedSend.replace('\tsend', '\t// sockeye-ignore unchecked-send -- tried\n\tsend');
    await server.open(uri, 'c', text);
    assert.match(await server.hover(uri, placeOf(text, 'unchecked-send')), /unchecked-send\.md/);
  });
});

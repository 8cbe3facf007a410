/** Functions that users describe in `sockeye.json` are found, checked and followed like those of a language. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAnalyser } from '../src/analysis/analyser';
import { joinFacts, unknownProject, withModels } from '../src/analysis/facts';
import type { ApiRow } from '../src/analysis/modelWords';
import { defaultSettings } from '../src/analysis/settings';
import { parseConfig } from '../src/workspace/parseConfig';
import { analyser, contextFor, readWasm } from './harness/analyse';

const put: ApiRow = {
  call: 'net_put',
  role: 'send',
  socket: 'arg 0',
  data: 'arg 1',
  length: 'arg 2',
  outcomes: { error: '-1', partial: 'short', done: 'full' },
  see: 'net.h',
  wraps: 'net_put',
};

const caller = `#include "net.h"

void greet(struct link *link, const char *text)
{
	net_put(link, text, 5);
}

int tell(struct link *link, const char *text)
{
	if (net_put(link, text, 5) < 0)
		return -1;
	return 0;
}
`;

const found = async (language: string, text: string, models: readonly ApiRow[]): Promise<string[]> => {
  const { findings } = await analyser.analyse(
    language,
    text,
    contextFor(language, text, { ...defaultSettings, models }),
  );
  return findings.map(({ rule, range }) => `${rule} ${text.slice(range.start, range.end)}`);
};

describe('models', () => {
  it('make functions that are nothing to us into calls of the model', async () => {
    assert.deepEqual(await found('c', caller, []), []);
    assert.deepEqual(await found('c', caller, [put]), ['unchecked-send net_put(link, text, 5)']);
  });

  it('let files pass the gate that hold nothing else of interest', () => {
    assert.equal(analyser.mayMatter('c', caller, []), false);
    assert.equal(analyser.mayMatter('c', caller, [put]), true);
    assert.equal(analyser.mayMatter('c', caller, [{ ...put, role: 'log' }]), false);
    assert.equal(analyser.callsWrapper('c', caller, withModels(unknownProject, [put])), true);
  });

  it('say more than what is found of a function by itself, in its file and in others', async () => {
    const wrapper =
      'int net_say(int fd, const char *text, int size)\n{\n\treturn send(fd, text, size, MSG_NOSIGNAL);\n}\n';
    const use = '\nvoid greet(int fd)\n{\n\tnet_say(fd, "hello", 5);\n}\n';
    const says: ApiRow = { call: 'net_say', role: 'log', see: 'net.h', wraps: 'net_say' };
    const call = 'unchecked-send net_say(fd, "hello", 5)';
    assert.deepEqual(await found('c', wrapper + use, []), [call]);
    assert.deepEqual(await found('c', wrapper + use, [says]), []);
    const project = joinFacts([['net.c', await analyser.summarise('c', wrapper, unknownProject)]], true);
    const elsewhere = async (models: readonly ApiRow[]) =>
      (await analyser.analyse('c', use, { path: 'a.c', project, settings: { ...defaultSettings, models } })).findings;
    assert.equal((await elsewhere([])).length, 1);
    assert.equal((await elsewhere([says])).length, 0);
  });

  it('come before the language where they say something of the same call', async () => {
    const text = 'void f(int fd)\n{\n\tsend(fd, "a", 1, MSG_NOSIGNAL);\n}\n';
    assert.equal((await found('c', text, [])).length, 1);
    assert.deepEqual(await found('c', text, [{ call: 'send', arity: 4, role: 'other', see: '', wraps: 'send' }]), []);
    assert.equal(
      (await found('c', text, [{ call: 'send', arity: 3, role: 'other', see: '', wraps: 'send' }])).length,
      1,
    );
  });

  it('are followed into functions that wrap them', async () => {
    const text = 'int net_hello(struct link *link, int size)\n{\n\treturn net_put(link, "hello", size);\n}\n';
    const facts = await analyser.summarise('c', text, withModels(unknownProject, [put]));
    assert.deepEqual(
      facts.wrappers?.map(({ call, role, wraps }) => ({ call, role, wraps })),
      [{ call: 'net_hello', role: 'send', wraps: 'net_put' }],
    );
  });

  it('count for methods and for modules', async () => {
    const text = 'import bus\n\ndef f(link):\n    bus.push(link, b"x")\n    sock = bus.dial()\n    sock.recv(1)\n';
    const push: ApiRow = {
      call: 'bus.push',
      import: ['bus'],
      needsImport: true,
      role: 'send',
      socket: 'arg 0',
      outcomes: { error: '-1', done: '0' },
      see: '',
      wraps: 'bus.push',
    };
    assert.deepEqual(await found('python', text, [push]), ['unchecked-send bus.push(link, b"x")']);
  });

  it('change what an open file is told, in both directions', async () => {
    const file = await createAnalyser({ readWasm }).open('c', caller);
    const count = async (models: readonly ApiRow[]) =>
      (await file.report(contextFor('c', caller, { ...defaultSettings, models }))).findings.length;
    assert.deepEqual([await count([]), await count([put]), await count([])], [0, 1, 0]);
    const unchecked: ApiRow = { ...put, outcomes: { error: 'raises', done: 'null' } };
    assert.deepEqual([await count([put]), await count([unchecked]), await count([put])], [1, 0, 1]);
    const at = caller.indexOf('net_put') + 2;
    assert.equal((await file.calledAt(at, withModels(unknownProject, [put])))?.call, 'net_put');
    assert.equal(await file.calledAt(at, unknownProject), undefined);
    file.dispose();
  });

  it('survive whatever can be written into them', async () => {
    const roles = ['send', 'recv', 'connect', 'wait', 'set-timeout', 'decode', 'request', 'watch', 'exit'];
    const models = roles.flatMap((role) => [
      { call: 'net_put', role },
      { call: 'net_put', role, socket: 'result 1', data: 'arg size', length: 'arg 9', flags: 'this' },
      { call: 'net_put', role, on: 'nothing', gives: { type: 'x', as: 'arg 0' }, outcomes: { done: '0' } },
      { call: 'net_put', role, timeout: { access: 'result', infinite: ['('] }, fixes: { 'no-rule': ['no-idiom'] } },
    ]);
    for (const model of models) {
      assert.ok('config' in parseConfig(JSON.stringify({ models: [model] }), [], 'en'), JSON.stringify(model));
      const row = { see: '', ...model, wraps: model.call } as ApiRow;
      const report = await analyser.analyse(
        'c',
        caller,
        contextFor('c', caller, { ...defaultSettings, models: [row] }),
      );
      assert.equal(report.skip, undefined, JSON.stringify(model));
    }
  });
});

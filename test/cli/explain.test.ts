/** `sockeye explain`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from './runCommand';

test('explains a name, in every format', async () => {
  const json = await runCommand('/', [
    'explain',
    'ECONNRESET',
    '--call',
    'recv',
    '--platform',
    'linux',
    '--format',
    'json',
  ]);
  const { schemaVersion, query, cases } = JSON.parse(json.out);
  assert.equal(schemaVersion, 1);
  assert.deepEqual(query, { text: 'ECONNRESET', call: 'recv', platform: 'linux', locale: 'en' });
  assert.deepEqual([cases[0].error, cases[0].call, cases[0].platform], ['ECONNRESET', 'recv', 'linux']);
  assert.deepEqual([json.code, json.err], [0, '']);
  assert.match((await runCommand('/', ['explain', 'ECONNRESET'])).out, /ECONNRESET/);
  assert.match((await runCommand('/', ['explain', 'ECONNRESET', '--format', 'markdown'])).out, /ECONNRESET/);
});

test('takes several words, or standard input', async () => {
  const words = JSON.parse((await runCommand('/', ['explain', '--format', 'json', 'broken', 'pipe'])).out);
  assert.equal(words.query.text, 'broken pipe');
  const piped = await runCommand('/', ['explain', '--format', 'json', '-'], { stdin: '  EPIPE\n' });
  assert.equal(JSON.parse(piped.out).cases[0].error, 'EPIPE');
});

test('colours only what goes to a terminal', async () => {
  const colored = await runCommand('/', ['explain', 'EPIPE'], { outIsTerminal: true });
  assert.equal(colored.out.includes('\u001b['), true);
  assert.equal((await runCommand('/', ['explain', 'EPIPE'])).out.includes('\u001b['), false);
});

test('an unknown error ends with 1, nothing to explain with 2', async () => {
  const unknown = await runCommand('/', ['explain', 'no', 'such', 'thing']);
  assert.deepEqual([unknown.code, unknown.out], [1, '']);
  assert.match(unknown.err, /^sockeye: no socket error that is known in "no such thing"/);
  const data = await runCommand('/', ['explain', '--format', 'json', 'qwertyuiop']);
  assert.deepEqual([data.code, JSON.parse(data.out).cases], [1, []]);
  const empty = await runCommand('/', ['explain', '-'], { stdin: ' \n' });
  assert.deepEqual([empty.code, empty.err], [2, 'sockeye: nothing to explain: standard input is empty\n']);
  assert.equal((await runCommand('/', ['explain'])).code, 2);
});

test('answers in the language that was asked for, or that the environment says', async () => {
  const inChinese = /对端丢弃了这个连接/;
  assert.match((await runCommand('/', ['explain', 'ECONNRESET', '--locale', 'zh'])).out, inChinese);
  assert.match((await runCommand('/', ['explain', 'ECONNRESET'], { env: { LANG: 'zh_CN.UTF-8' } })).out, inChinese);
  const overruled = { env: { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' } };
  assert.doesNotMatch((await runCommand('/', ['explain', 'ECONNRESET'], overruled)).out, inChinese);
  const asked = await runCommand('/', ['explain', 'ECONNRESET', '--locale', 'en'], { env: { LANG: 'zh_CN.UTF-8' } });
  assert.doesNotMatch(asked.out, inChinese);
  const unknown = await runCommand('/', ['explain', 'no', 'such', 'thing', '--locale', 'zh']);
  assert.equal(unknown.err, 'sockeye: “no such thing”中没有已知的套接字错误\n');
});

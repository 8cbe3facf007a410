/** What a sockeye.json says, where it holds, and how its mistakes are told. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { defaultSettings } from '../../src/analysis/settings';
import { Configs, configMessages } from '../../src/workspace/config';
import { parseConfig } from '../../src/workspace/parseConfig';
import { temporaryTree } from './temporaryTree';

const rules = [
  { id: 'unchecked-send', summary: 'A send is not checked' },
  { id: 'short-recv', summary: 'A record is read in one go' },
];

function problems(text: string): string[] {
  const parsed = parseConfig(text, rules, 'en');
  if (!('problems' in parsed)) return [];
  return parsed.problems.map(({ line, column, pointer, message }) => `${line}:${column} ${pointer}: ${message}`);
}

test('comments and trailing commas are allowed, and every key is optional', () => {
  const parsed = parseConfig('// ours\n{ "profile": "strict", "rules": { "short-recv": "off", }, }', rules, 'en');
  assert.deepEqual(parsed, { config: { profile: 'strict', rules: { 'short-recv': 'off' } } });
  assert.deepEqual(parseConfig('{}', rules, 'en'), { config: {} });
});

test('a misspelt rule, setting or value is told with its place and what was probably meant', () => {
  assert.deepEqual(problems('{\n  "rules": { "uncheckd-send": "off" },\n  "profil": "strict"\n}'), [
    '2:14 rules.uncheckd-send: unknown rule; did you mean unchecked-send?',
    '3:3 profil: unknown setting; did you mean profile?',
  ]);
  assert.deepEqual(problems('{ "rules": { "something-else-entirely": "off" } }'), [
    '1:14 rules.something-else-entirely: unknown rule',
  ]);
  assert.deepEqual(problems('{ "rules": { "short-recv": "loud" } }'), [
    '1:14 rules.short-recv: must be one of off, hint, info, warning, error',
  ]);
});

test('values of the wrong kind are told in words', () => {
  assert.deepEqual(problems('{ "exclude": ["a", 3], "maxFileSize": 0.5 }'), [
    '1:20 exclude[1]: must be a string',
    '1:24 maxFileSize: must be an integer',
  ]);
  assert.deepEqual(problems('{ "maxFileSize": -1 }'), ['1:3 maxFileSize: must be more than 0']);
  assert.deepEqual(problems('{ "exclude": [""] }'), ['1:15 exclude[0]: must not be empty']);
  assert.deepEqual(problems('[]'), ['1:1 : must be an object']);
});

test('models are rows of an API model, and their mistakes are told where they are', () => {
  const model = { call: 'net_send', role: 'send', socket: 'arg 0', outcomes: { error: '-1', done: '>=0' } };
  assert.deepEqual(parseConfig(JSON.stringify({ models: [model] }), rules, 'en'), { config: { models: [model] } });
  const text = `{
  "models": [
    { "call": "net_send", "role": "send", "errnos": ["EPIP"] },
    { "call": "net send", "role": "sned", "sokcet": "arg 0" },
    { "role": "recv", "arity": [1], "socket": "argument 0", "outcomes": { "error": "minus one", "lost": "0" } },
    { "call": "f", "role": "log", "when": { "arg 0": ["a b"] }, "timeout": { "access": "arg 1", "forever": ["0"] } },
    "net_recv"
  ]
}`;
  assert.deepEqual(problems(text), [
    '3:54 models[0].errnos[0]: not a known name; did you mean EPIPE?',
    '4:7 models[1].call: must be a name, or names with dots between them',
    '4:27 models[1].role: not a known name; did you mean send?',
    '4:43 models[1].sokcet: unknown key; did you mean socket?',
    '5:5 models[2].call: is missing',
    '5:23 models[2].arity: must be a number, or the least and the greatest',
    '5:37 models[2].socket: must be `this`, `result` or `arg` and its number or name',
    '5:75 models[2].outcomes.error: must be a number, <0, <=0, >=0, >0, !=0, short, full, empty, nonempty, null, object, true, false, raises, failure or `is` and a name',
    '5:97 models[2].outcomes.lost: unknown key',
    '6:55 models[3].when.arg 0[0]: must be one word',
    '6:65 models[3].timeout.infinite: is missing',
    '6:97 models[3].timeout.forever: unknown key',
    '7:5 models[4]: must be an object',
  ]);
});

test('text that is not JSON is told with the place of the first mistake', () => {
  assert.deepEqual(problems('{ "profile": }'), ['1:14 : not valid JSON: value expected']);
  assert.deepEqual(problems('{\n "rules": {}'), ['2:13 : not valid JSON: close brace expected']);
  assert.deepEqual(problems(''), ['1:1 : not valid JSON: value expected']);
});

test('the nearest file wins as a whole; what is above and below any file is joined with it', (t) => {
  const root = temporaryTree(t, {
    'sockeye.json': '{ "profile": "strict", "rules": { "short-recv": "off" } }',
    'sub/sockeye.json': '\ufeff{ "rules": { "unchecked-send": "error" } }',
    'sub/deep/a.c': '',
    'other/a.c': '',
  });
  const configs = new Configs({ rules, base: { maxFileSize: 5 }, override: { rules: { 'short-recv': 'hint' } } });
  assert.deepEqual(configs.configFor(join(root, 'other')).settings, {
    ...defaultSettings,
    profile: 'strict',
    maxFileSize: 5,
    rules: { 'short-recv': 'hint' },
  });
  assert.deepEqual(configs.configFor(join(root, 'sub/deep')).settings, {
    ...defaultSettings,
    maxFileSize: 5,
    rules: { 'unchecked-send': 'error', 'short-recv': 'hint' },
  });
  assert.equal(configs.configFor(join(root, 'sub/deep')).file, join(root, 'sub/sockeye.json'));
});

test('a given file holds everywhere, and none at all can be asked for', (t) => {
  const root = temporaryTree(t, {
    'sockeye.json': '{ "profile": "strict" }',
    'ci/config.json': '{ "profile": "minimal" }',
    'sub/a.c': '',
  });
  const given = new Configs({ rules, source: { kind: 'file', path: join(root, 'ci/config.json') } });
  assert.equal(given.configFor(join(root, 'sub')).settings.profile, 'minimal');
  assert.equal(given.configFor(join(root, 'ci')).settings.profile, 'minimal');
  const none = new Configs({ rules, source: { kind: 'none' } });
  assert.deepEqual(none.configFor(join(root, 'sub')), { settings: defaultSettings, problems: [] });
});

test('a given file that is not there is a problem', (t) => {
  const path = join(temporaryTree(t, {}), 'none.json');
  const configs = new Configs({ rules, source: { kind: 'file', path } });
  assert.deepEqual(configMessages(configs.configFor('/')), [`${path}:1:1: no such file or directory`]);
});

test('patterns to exclude are relative to the directory of their file', (t) => {
  const root = temporaryTree(t, { 'sub/sockeye.json': '{ "exclude": ["/gen", "*.pb.c", "!keep.pb.c"] }' });
  const configs = new Configs({ rules });
  const excluded = (path: string): boolean => configs.excludesFile(join(root, path));
  assert.deepEqual(
    ['sub/gen/a.c', 'sub/x/gen/a.c', 'sub/x/a.pb.c', 'sub/x/keep.pb.c', 'a.pb.c', 'sub/a.c'].map(excluded),
    [true, false, true, false, false, false],
  );
});

test('a broken file is reported once, however many directories it holds for, until it is mended', (t) => {
  const root = temporaryTree(t, { 'sockeye.json': '{ "profile": "loud" }', 'a/b/x.c': '', 'a/c/x.c': '' });
  const configs = new Configs({ rules });
  for (const directory of ['a', 'a/b', 'a/c']) configs.configFor(join(root, directory));
  assert.deepEqual(configs.broken().flatMap(configMessages), [
    `${join(root, 'sockeye.json')}:1:3: profile: must be one of minimal, recommended, strict`,
  ]);
  writeFileSync(join(root, 'sockeye.json'), '{ "profile": "minimal" }');
  configs.invalidate();
  assert.equal(configs.configFor(join(root, 'a/b')).settings.profile, 'minimal');
  assert.deepEqual(configs.broken(), []);
});

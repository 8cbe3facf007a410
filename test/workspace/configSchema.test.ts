/** The JSON schema that editors use agrees with what is read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv';
import schema from '../../schemas/sockeye.schema.json';
import { ruleInfos } from '../../src/analysis/rules';
import { parseConfig } from '../../src/workspace/parseConfig';

// The two keys are for editors that read JSON with comments.
const validate = new Ajv({ keywords: ['allowComments', 'allowTrailingCommas'] }).compile(schema);

const [rule] = ruleInfos();

const good: readonly unknown[] = [
  {},
  { $schema: './sockeye.schema.json', profile: 'strict', platform: 'macos', maxFileSize: 1, exclude: ['*.pb.c'] },
  { rules: { [rule?.id ?? '']: 'off' } },
  { models: [] },
  {
    models: [{ call: 'net.send', role: 'send', arity: [2, 3], socket: 'this', outcomes: { error: '-1', done: '>=0' } }],
  },
  { models: [{ call: 'f', role: 'recv', when: { 'arg 0': ['AF_INET'] }, errnos: ['EPIPE'] }] },
];

const bad: readonly unknown[] = [
  [],
  { profile: 'loud' },
  { profil: 'strict' },
  { rules: { 'no-such-rule': 'off' } },
  { rules: { [rule?.id ?? '']: 'loud' } },
  { exclude: '*.c' },
  { exclude: [''] },
  { maxFileSize: 0 },
  { maxFileSize: 1.5 },
  { platform: 'beos' },
  { models: {} },
  { models: [{ call: 'f' }] },
  { models: [{ call: 'f(', role: 'send' }] },
  { models: [{ call: 'f', role: 'shout' }] },
  { models: [{ call: 'f', role: 'send', errnos: ['EPIP'] }] },
  { models: [{ call: 'f', role: 'send', outcomes: { error: 'minus one' } }] },
  { models: [{ call: 'f', role: 'send', when: { first: ['a'] } }] },
  { models: [{ call: 'f', role: 'send', wraps: 'send' }] },
];

test('both accept the same documents', () => {
  for (const document of good) {
    assert.equal(validate(document), true, JSON.stringify(document));
    assert.equal('config' in parseConfig(JSON.stringify(document), ruleInfos(), 'en'), true, JSON.stringify(document));
  }
  for (const document of bad) {
    assert.equal(validate(document), false, JSON.stringify(document));
    assert.equal('config' in parseConfig(JSON.stringify(document), ruleInfos(), 'en'), false, JSON.stringify(document));
  }
});

test('every rule can be set, and its summary is shown where it is', () => {
  const { properties } = schema.properties.rules;
  assert.deepEqual(
    Object.entries(properties).map(([id, { description }]) => [id, description]),
    ruleInfos().map(({ id, summary }) => [id, summary]),
  );
});

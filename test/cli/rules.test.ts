/** `sockeye rules`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeRules } from './fakeAnalyser';
import { runCommand } from './runCommand';

test('lists all rules, as columns or as data', async () => {
  const { code, out } = await runCommand('/', ['rules']);
  assert.equal(code, 0);
  assert.deepEqual(out.split('\n')[1], 'unsafe-rule  warning  recommended  Summary of unsafe-rule');
  const listed = JSON.parse((await runCommand('/', ['rules', '--format', 'json'])).out);
  assert.deepEqual(listed, { schemaVersion: 1, rules: fakeRules });
});

test('describes one rule, or says which was probably meant', async () => {
  const { out } = await runCommand('/', ['rules', 'plain-rule']);
  assert.match(out, /^plain-rule: Summary of plain-rule\n\nWhat `plain-rule` is about\./);
  assert.match(out, /\nhttps:\/\/example\.org\/plain-rule\.md\n$/);
  const unknown = await runCommand('/', ['rules', 'plan-rule']);
  assert.deepEqual([unknown.code, unknown.out], [2, '']);
  assert.equal(unknown.err, 'sockeye: unknown rule plan-rule; did you mean plain-rule?\n');
});

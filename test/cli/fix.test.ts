/** `--fix` and `--diff`: what is changed, and what is left as it is. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Finding } from '../../src/analysis/finding';
import { fixText, selectEdits } from '../../src/analysis/fixText';
import type { TextEdit } from '../../src/base/text';
import { temporaryTree } from '../workspace/temporaryTree';
import { runCommand } from './runCommand';

const replace = (start: number, end: number, newText: string): TextEdit => ({ range: { start, end }, newText });
const insert = (at: number, newText: string): TextEdit => replace(at, at, newText);

const finding = (rule: string, ...edits: readonly TextEdit[]): Finding => ({
  rule,
  severity: 'error',
  confidence: 'high',
  range: { start: 0, end: 0 },
  message: '',
  related: [],
  errnos: [],
  call: '',
  fixes: [{ title: '', safety: 'safe', preferred: true, edits }],
  fingerprint: rule,
});

test('safe fixes are made and counted, unsafe ones only on request', async (t) => {
  const root = temporaryTree(t, { 'a.c': 'SAFE\nUNSAFE\n' });
  const read = (): string => readFileSync(join(root, 'a.c'), 'utf8');
  const safe = await runCommand(root, ['check', '--fix']);
  assert.equal(read(), 'fixed\n\nUNSAFE\n');
  assert.match(safe.out, /1 problem \(0 errors, 1 warning, 0 infos\) in 1 file, 1 fixed\n$/);
  assert.equal(safe.code, 1);
  const unsafe = await runCommand(root, ['check', '--fix', '--unsafe-fixes']);
  assert.equal(read(), 'fixed\n\nfixed\n\n');
  assert.equal(unsafe.code, 0);
});

test('a fix that does not help is not made, and does not keep others from being made', async (t) => {
  const root = temporaryTree(t, { 'a.c': 'STUBBORN\nSAFE\n' });
  const { code, out } = await runCommand(root, ['check', '--fix', '--format', 'concise']);
  assert.equal(readFileSync(join(root, 'a.c'), 'utf8'), 'STUBBORN\nfixed\n\n');
  assert.match(out, /^a\.c:1:1: error safe-rule: Here is STUBBORN.*\n$/);
  assert.equal(code, 1);
});

test('what a rule reports one at a time is fixed one after the other', async (t) => {
  const root = temporaryTree(t, { 'a.c': 'ONCE\n'.repeat(12) });
  const { code } = await runCommand(root, ['check', '--fix']);
  assert.equal(readFileSync(join(root, 'a.c'), 'utf8'), 'fixed\n\n'.repeat(12));
  assert.equal(code, 0);
});

test('two fixes that undo one another come to an end', async () => {
  const rule = (text: string): string => (text.includes('A') ? 'rule-a' : 'rule-b');
  let analyses = 0;
  const { text } = await fixText('A', false, async (given) => {
    analyses++;
    const edit = replace(0, 1, given === 'A' ? 'B' : 'A');
    return { findings: [finding(rule(given), edit)], suppressed: [], unusedSuppressions: [] };
  });
  assert.equal(/^[AB]$/.test(text), true);
  assert.equal(analyses < 100, true);
});

test('line endings, the byte-order mark, odd bytes, the mode and links are kept', async (t) => {
  const root = temporaryTree(t, {
    'crlf.c': '\ufeffint é;\r\nSAFE\r\n',
    'latin1.c': Buffer.from('// \xe9\nSAFE\n', 'latin1'),
  });
  chmodSync(join(root, 'crlf.c'), 0o751);
  symlinkSync('crlf.c', join(root, 'link.c'));
  await runCommand(root, ['check', '--fix', 'link.c', 'latin1.c']);
  assert.equal(readFileSync(join(root, 'crlf.c'), 'utf8'), '\ufeffint é;\r\nfixed\r\n\r\n');
  assert.deepEqual(readFileSync(join(root, 'latin1.c')), Buffer.from('// \xe9\nfixed\n\n', 'latin1'));
  assert.equal(statSync(join(root, 'crlf.c')).mode & 0o777, 0o751);
  assert.equal(lstatSync(join(root, 'link.c')).isSymbolicLink(), true);
  assert.deepEqual(readdirSync(root).sort(), ['crlf.c', 'latin1.c', 'link.c']);
});

test('--diff changes nothing and prints what git can apply', async (t) => {
  const files = { 'sub/a.c': 'one\ntwo\nSAFE\nlast', 'b.c': 'PLAIN\n' };
  const root = temporaryTree(t, files);
  const { code, out } = await runCommand(root, ['check', '--diff']);
  assert.equal(code, 1);
  assert.equal(readFileSync(join(root, 'sub/a.c'), 'utf8'), files['sub/a.c']);
  assert.match(out, /^--- a\/sub\/a\.c\n\+\+\+ b\/sub\/a\.c\n@@ /);
  execFileSync('git', ['apply', '-'], { cwd: root, input: out });
  assert.equal(readFileSync(join(root, 'sub/a.c'), 'utf8'), 'one\ntwo\nfixed\n\nlast');
  assert.deepEqual(await runCommand(root, ['check', '--diff', 'b.c']), { code: 0, out: '', err: '' });
});

test('the fixed text of standard input goes to standard output, what is left to say beside it', async (t) => {
  const root = temporaryTree(t, {});
  const args = ['check', '--fix', '--stdin-filename', 'a.c', '--format', 'concise'];
  const { code, out, err } = await runCommand(root, args, { stdin: 'SAFE\nPLAIN\n' });
  assert.equal(out, 'fixed\n\nPLAIN\n');
  assert.match(err, /^a\.c:3:1: info plain-rule/);
  assert.equal(code, 1);
  assert.equal((await runCommand(root, args, { stdin: 'int x;\n' })).out, 'int x;\n');
});

test('fixes share equal edits, and of two that collide the second waits', () => {
  const include = insert(0, '#include <errno.h>\n');
  const first = finding('x', include, replace(10, 14, 'a'));
  const second = finding('x', include, replace(20, 24, 'b'));
  const overlapping = finding('x', include, replace(12, 22, 'c'));
  const otherInsert = finding('x', insert(0, '#include <stdio.h>\n'), replace(30, 34, 'd'));
  const { edits, fixed } = selectEdits([first, second, overlapping, otherInsert], false);
  assert.deepEqual(edits, [include, replace(10, 14, 'a'), replace(20, 24, 'b')]);
  assert.deepEqual(fixed, [first, second]);
});

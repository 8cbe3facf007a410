/** Every format of `sockeye check`, on one small run. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import type { Log } from 'sarif';
import { temporaryTree } from '../workspace/temporaryTree';
import { runCommand } from './runCommand';

const source = 'int 变量;\n\tSAFE PLAIN\n// QUIET\nPLAIN\n';

function tree(t: TestContext): string {
  const root = temporaryTree(t, { 'src/a b#.c': source, 'src/binary.c': 'x\0' });
  mkdirSync(join(root, '.git'));
  return root;
}

async function sarifOf(root: string, ...args: string[]): Promise<Log> {
  return JSON.parse((await runCommand(root, ['check', '--format', 'sarif', ...args])).out);
}

test('human: message, code with carets, notes and help, then a summary', async (t) => {
  const { out } = await runCommand(tree(t), ['check']);
  const [first = ''] = out.split('\n\n');
  assert.equal(
    first,
    [
      'src/a b#.c:2:2 error safe-rule Here is SAFE, 100% sure: one, two.',
      '  |',
      '2 | \tSAFE PLAIN',
      '  | \t^^^^',
      'note: src/a b#.c:1:1: It starts here',
      'help: Fix SAFE (--fix)',
      'help: https://example.org/safe-rule.md',
    ].join('\n'),
  );
  assert.match(out, /\n\n3 problems \(1 error, 0 warnings, 2 infos\) in 1 file, 1 fixable with --fix\n$/);
});

test('human: colours follow the option, then NO_COLOR, then the terminal', async (t) => {
  const root = tree(t);
  const colored = async (args: readonly string[], env: Record<string, string>, outIsTerminal: boolean) =>
    (await runCommand(root, ['check', ...args], { env, outIsTerminal })).out.includes('\u001b[');
  assert.equal(await colored([], {}, true), true);
  assert.equal(await colored([], {}, false), false);
  assert.equal(await colored([], { NO_COLOR: '1' }, true), false);
  assert.equal(await colored([], { TERM: 'dumb' }, true), false);
  assert.equal(await colored(['--color', 'always'], { NO_COLOR: '1' }, false), true);
  assert.equal(await colored(['--color', 'never'], {}, true), false);
});

test('human: an escape sequence in the source does not reach the terminal, and long lines are cut', async (t) => {
  const root = temporaryTree(t, { 'a.c': `\u001b[2J ${'x'.repeat(5000)} PLAIN ${'y'.repeat(5000)}\n` });
  const { out } = await runCommand(root, ['check']);
  assert.equal(out.includes('\u001b'), false);
  const [, , code = '', carets = ''] = out.split('\n');
  assert.equal(code.length < 200, true);
  assert.equal(code.indexOf('PLAIN'), carets.indexOf('^^^^^'));
});

test('json: positions from 1, skips, suppressions and the summary', async (t) => {
  const { out } = await runCommand(tree(t), ['check', '--format', 'json']);
  const { schemaVersion, tool, results, skipped, summary } = JSON.parse(out);
  assert.equal(schemaVersion, 1);
  assert.equal(tool.name, 'sockeye');
  assert.deepEqual(results[0], {
    rule: 'safe-rule',
    severity: 'error',
    confidence: 'high',
    message: 'Here is SAFE, 100% sure: one, two.',
    path: 'src/a b#.c',
    range: { start: { line: 2, column: 2 }, end: { line: 2, column: 6 } },
    call: 'send',
    errnos: ['EPIPE'],
    related: [{ message: 'It starts here', range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } } }],
    fixes: [
      {
        title: 'Fix SAFE',
        safety: 'safe',
        edits: [{ range: { start: { line: 2, column: 2 }, end: { line: 2, column: 6 } }, newText: 'fixed\n' }],
      },
    ],
    fingerprint: 'print-SAFE:1',
    docUrl: 'https://example.org/safe-rule.md',
  });
  assert.deepEqual(
    results.map((result: { suppressed?: unknown }) => result.suppressed),
    [undefined, undefined, undefined, { reason: 'best effort' }],
  );
  assert.deepEqual(skipped, [
    { path: 'src/binary.c', kind: 'binary', message: 'a binary file: it has a NUL byte near its start' },
  ]);
  assert.deepEqual(summary, {
    problems: 3,
    errors: 1,
    warnings: 0,
    infos: 2,
    hints: 0,
    suppressed: 1,
    fixable: 1,
    fixed: 0,
    filesChecked: 1,
    filesWithProblems: 1,
    filesSkipped: 1,
  });
});

test('github: one escaped workflow command for each finding, relative to the repository', async (t) => {
  const { out } = await runCommand(join(tree(t), 'src'), ['check', '--format', 'github', '--min-severity', 'error']);
  assert.equal(
    out,
    '::error file=src/a b#.c,line=2,endLine=2,col=2,endColumn=6,title=sockeye safe-rule::Here is SAFE, 100%25 sure: one, two.\n',
  );
});

test('sarif: follows the schema of the standard', async (t) => {
  const require = createRequire(join(process.cwd(), 'package.json'));
  const path = require
    .resolve('@microsoft/jest-sarif/package.json')
    .replace('package.json', 'lib/schemas/sarif-2.1.0-rtm.5.json');
  // The schema is of an older draft, of which these are all the differences that it uses.
  const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  const isUri = (text: string): boolean => URL.canParse(text);
  const isReference = (text: string): boolean => URL.canParse(text, 'file:///x/') && !/[\s#]/.test(text);
  const ajv = new Ajv({
    strict: false,
    unicodeRegExp: false,
    formats: {
      uri: isUri,
      'uri-reference': isReference,
      'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
    },
  });
  const validate = ajv.compile(schema);
  const root = tree(t);
  const log = await sarifOf(root, '--report-unused-suppressions', '.', 'missing.c');
  assert.equal(validate(log), true, JSON.stringify(validate.errors));
  assert.equal(validate({ ...log, runs: [{}] }), false);
});

test('sarif: bare rule ids, relative URIs, whole regions, related places, fixes and suppressions', async (t) => {
  const root = tree(t);
  const log = await sarifOf(join(root, 'src'));
  const run = log.runs[0];
  assert.deepEqual(run?.originalUriBaseIds, { SRCROOT: { uri: `${pathToFileURL(root).href}/` } });
  const [first, , , suppressed] = run?.results ?? [];
  assert.equal(first?.ruleId, 'safe-rule');
  assert.equal(run?.tool.driver.rules?.[first?.ruleIndex ?? -1]?.id, 'safe-rule');
  assert.deepEqual(first?.locations?.[0]?.physicalLocation, {
    artifactLocation: { uri: 'src/a%20b%23.c', uriBaseId: 'SRCROOT' },
    region: { startLine: 2, startColumn: 2, endLine: 2, endColumn: 6 },
  });
  assert.equal(first?.relatedLocations?.[0]?.message?.text, 'It starts here');
  assert.deepEqual(first?.fixes?.[0]?.artifactChanges[0]?.replacements, [
    {
      deletedRegion: { startLine: 2, startColumn: 2, endLine: 2, endColumn: 6 },
      insertedContent: { text: 'fixed\n' },
    },
  ]);
  assert.deepEqual(first?.suppressions, []);
  assert.deepEqual(suppressed?.suppressions, [{ kind: 'inSource', justification: 'best effort' }]);
  assert.equal(
    run?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text,
    'not checked: a binary file: it has a NUL byte near its start',
  );
});

test('sarif: fingerprints survive moved lines and tell equal findings apart', async (t) => {
  const root = temporaryTree(t, { 'before.c': 'PLAIN\nPLAIN\n', 'after.c': '\n\n// new\nPLAIN\n\nPLAIN\n' });
  const prints = async (file: string): Promise<unknown[]> =>
    (await sarifOf(root, file)).runs[0]?.results?.map(({ partialFingerprints }) => partialFingerprints) ?? [];
  const before = await prints('before.c');
  assert.deepEqual(before, [
    { primaryLocationLineHash: 'print-PLAIN:1', 'sockeye/v1': 'print-PLAIN:1' },
    { primaryLocationLineHash: 'print-PLAIN:2', 'sockeye/v1': 'print-PLAIN:2' },
  ]);
  assert.deepEqual(await prints('after.c'), before);
});

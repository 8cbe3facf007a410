/** `sockeye check`: what is checked, what is refused, and how it ends. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryTree } from '../workspace/temporaryTree';
import { runCommand } from './runCommand';

const concise = (out: string): string[] => out.split('\n').filter((line) => line !== '');

test('without findings it ends with 0, with findings with 1', async (t) => {
  const root = temporaryTree(t, { 'clean.c': 'int x;\n', 'bad.c': 'int x;\n  PLAIN\n' });
  assert.deepEqual(await runCommand(root, ['check', 'clean.c']), { code: 0, out: 'No problems in 1 file\n', err: '' });
  const { code, out, err } = await runCommand(root, ['check', '--format', 'concise']);
  assert.equal(code, 1);
  assert.deepEqual(concise(out), ['bad.c:2:3: info plain-rule: Here is PLAIN, 100% sure: one, two.']);
  assert.equal(err, '');
});

test('a directory without anything to check is told apart from a clean one', async (t) => {
  const root = temporaryTree(t, { 'notes.txt': '' });
  const { code, out, err } = await runCommand(root, ['check']);
  assert.deepEqual([code, out], [0, 'No problems in 0 files\n']);
  assert.equal(err, 'sockeye: no file here is in a supported language, or all of them are ignored\n');
});

test('files below the wanted severity do not count', async (t) => {
  const root = temporaryTree(t, { 'bad.c': 'PLAIN\nUNSAFE\n' });
  const warnings = await runCommand(root, ['check', '--format', 'concise', '--min-severity', 'warning']);
  assert.deepEqual(concise(warnings.out), ['bad.c:2:1: warning unsafe-rule: Here is UNSAFE, 100% sure: one, two.']);
  assert.equal((await runCommand(root, ['check', '--min-severity', 'error'])).code, 0);
});

test('what cannot be run ends with 2 and says why', async (t) => {
  const root = temporaryTree(t, {
    'a.c': 'PLAIN\n',
    'notes.txt': '',
    'broken/sockeye.json': '{ "rules": { "saf-rule": "off" } }',
    'broken/a.c': 'PLAIN\n',
  });
  const cases: readonly (readonly [args: readonly string[], said: RegExp])[] = [
    [['missing'], /missing: no such file or directory/],
    [['notes.txt'], /notes\.txt: no supported language/],
    [['--format', 'xml', 'a.c'], /'xml' is invalid.*human, concise, json, sarif, github/],
    [['--fxi', 'a.c'], /unknown option '--fxi'\n\(Did you mean --fix\?\)/],
    [['--rule', 'saf-rule=off', 'a.c'], /--rule saf-rule=off: unknown rule saf-rule; did you mean safe-rule\?/],
    [['--rule', 'safe-rule=loud', 'a.c'], /--rule safe-rule=loud: write safe-rule=LEVEL/],
    [['--rule', 'safe-rule', 'a.c'], /--rule safe-rule: write safe-rule=LEVEL/],
    [['--config', 'none.json', 'a.c'], /none\.json:1:1: no such file or directory/],
    [['broken'], /sockeye\.json:1:14: rules\.saf-rule: unknown rule; did you mean safe-rule\?/],
    [['--fix', '--diff', 'a.c'], /--fix and --diff exclude each other/],
    [['--unsafe-fixes', 'a.c'], /--unsafe-fixes needs --fix or --diff/],
    [['-'], /needs --stdin-filename/],
    [['--stdin-filename', 'a.c', 'a.c'], /takes no paths/],
    [['--stdin-filename', 'a.txt'], /a\.txt: no supported language/],
    [['-o', 'no/such/directory', 'a.c'], /--output no\/such\/directory: no such file or directory/],
  ];
  for (const [args, said] of cases) {
    const { code, err } = await runCommand(root, ['check', ...args]);
    assert.match(err, said);
    assert.equal(code, 2, args.join(' '));
  }
  assert.equal((await runCommand(root, ['chekc'])).code, 2);
  assert.equal((await runCommand(root, ['check', '--help'])).code, 0);
});

test('a file that cannot be checked does not hide the findings in the others', async (t) => {
  const root = temporaryTree(t, { 'a.c': 'PLAIN\n' });
  const { code, out, err } = await runCommand(root, ['check', '--format', 'concise', 'missing.c', 'a.c']);
  assert.equal(concise(out).length, 1);
  assert.equal(err, 'sockeye: 1 path not checked\n  missing.c: no such file or directory\n');
  assert.equal(code, 2);
});

test('binary, UTF-16, oversized and crashing files are named on stderr, and end with 2 only when asked for by name', async (t) => {
  const root = temporaryTree(t, {
    'binary.c': Buffer.from('PLAIN\0'),
    'crash.c': 'CRASH\n',
    'empty.c': '',
    'huge.c': 'PLAIN\n'.repeat(3_500_000),
    'latin1.c': Buffer.from('// caf\xe9\nPLAIN\n', 'latin1'),
    'utf16.c': Buffer.from('\ufeffPLAIN', 'utf16le'),
  });
  const all = await runCommand(root, ['check', '--format', 'concise']);
  assert.deepEqual(concise(all.out), ['latin1.c:2:1: info plain-rule: Here is PLAIN, 100% sure: one, two.']);
  assert.deepEqual(concise(all.err), [
    'sockeye: 4 paths not checked',
    '  binary.c: a binary file: it has a NUL byte near its start',
    '  huge.c: 21.0 MB is over the limit of 2.0 MB (maxFileSize in sockeye.json)',
    '  utf16.c: UTF-16 text: save it as UTF-8 to have it checked',
    '  crash.c: the analysis failed: out of order',
  ]);
  assert.equal(all.code, 1);
  assert.equal((await runCommand(root, ['check', 'empty.c'])).code, 0);
  assert.equal((await runCommand(root, ['check', 'binary.c'])).code, 2);
  const quiet = await runCommand(root, ['check', '--quiet', 'empty.c', 'crash.c']);
  assert.deepEqual([quiet.out, quiet.err], ['', '']);
});

test('.gitignore and the exclusions of the nearest sockeye.json are respected', async (t) => {
  const root = temporaryTree(t, {
    '.gitignore': 'out/\n',
    'sockeye.json': '{ "exclude": ["third_party/"] }',
    'out/a.c': 'PLAIN\n',
    'third_party/a.c': 'PLAIN\n',
    'src/a.c': 'PLAIN\n',
  });
  mkdirSync(join(root, '.git'));
  const found = concise((await runCommand(root, ['check', '--format', 'concise'])).out);
  assert.deepEqual(
    found.map((line) => line.split(':')[0]),
    ['src/a.c'],
  );
});

test('options beat the configuration, which --no-config leaves aside', async (t) => {
  const root = temporaryTree(t, {
    'sockeye.json': '{ "rules": { "plain-rule": "error" } }',
    'off.json': '{ "rules": { "plain-rule": "off" } }',
    'a.c': 'PLAIN\n',
  });
  const severity = async (...args: string[]): Promise<string | undefined> =>
    /: (\w+) plain-rule/.exec((await runCommand(root, ['check', '--format', 'concise', ...args])).out)?.[1];
  assert.equal(await severity(), 'error');
  assert.equal(await severity('--no-config'), 'info');
  assert.equal(await severity('--config', 'off.json'), undefined);
  assert.equal(await severity('--rule', 'plain-rule=warning'), 'warning');
  assert.equal(await severity('--rule', 'plain-rule=warning', '--rule', 'plain-rule=off'), undefined);
});

test('what is said of a file does not depend on which files of its program were asked for', async (t) => {
  const root = temporaryTree(t, { 'package.json': '{}', 'src/net.c': 'PIPE\n', 'src/main.c': 'int main;\n' });
  const found = async (...args: string[]): Promise<number> =>
    concise((await runCommand(root, ['check', '--format', 'concise', ...args])).out).length;
  assert.equal(await found('.'), 1);
  assert.equal(await found('src/net.c'), 1);
  const handled = temporaryTree(t, {
    'package.json': '{}',
    'src/net.c': 'PIPE\n',
    'src/main.c': 'signal(SIGPIPE, 1);\n',
    'sub/package.json': '{}',
    'sub/net.c': 'PIPE\n',
  });
  const lines = async (...args: string[]): Promise<string[]> =>
    concise((await runCommand(handled, ['check', '--format', 'concise', ...args])).out);
  assert.deepEqual(await lines('src/net.c'), []);
  assert.deepEqual(
    (await lines('.')).map((line) => line.split(':')[0]),
    ['sub/net.c'],
  );
});

test('without any marker the directory that was asked for is the program, and a single file is not', async (t) => {
  const root = temporaryTree(t, { 'a/net.c': 'PIPE\n', 'b/main.c': 'int main;\n' });
  const found = async (path: string): Promise<number> =>
    concise((await runCommand(root, ['check', '--format', 'concise', path])).out).length;
  assert.equal(await found('.'), 1);
  assert.equal(await found('a'), 1);
  assert.equal(await found('a/net.c'), 0);
});

test('standard input is checked as the file it is said to be', async (t) => {
  const root = temporaryTree(t, {
    'sub/sockeye.json': '{ "rules": { "plain-rule": "error" } }',
    'sub/a.c': 'SIGPIPE\n',
  });
  const args = ['check', '--format', 'concise', '--stdin-filename', 'sub/a.c'];
  const { code, out } = await runCommand(root, args, { stdin: 'PLAIN\nPIPE\n' });
  assert.deepEqual(concise(out), [
    'sub/a.c:1:1: error plain-rule: Here is PLAIN, 100% sure: one, two.',
    'sub/a.c:2:1: error plain-rule: Here is PIPE, 100% sure: one, two.',
  ]);
  assert.equal(code, 1);
  assert.equal((await runCommand(root, args, { stdin: 'int x;' })).code, 0);
  assert.match((await runCommand(root, args, { stdin: 'PLAIN\0' })).err, /standard input: a binary file/);
});

test('a report can go to a file', async (t) => {
  const root = temporaryTree(t, { 'a.c': 'PLAIN\n' });
  const { code, out } = await runCommand(root, ['check', '--format', 'json', '-o', 'report.json']);
  assert.deepEqual([code, out], [1, '']);
  assert.equal(JSON.parse(readFileSync(join(root, 'report.json'), 'utf8')).results.length, 1);
});

test('comments that suppress nothing are reported on request, and statistics count by rule', async (t) => {
  const root = temporaryTree(t, { 'a.c': 'UNUSED\nPLAIN\nPLAIN\n' });
  const args = ['check', '--format', 'concise', '--no-config'];
  assert.equal(concise((await runCommand(root, args)).out).length, 2);
  const { out, err } = await runCommand(root, [...args, '--report-unused-suppressions', '--statistics']);
  assert.match(out, /^a\.c:1:1: warning unused-suppression: This comment suppresses nothing/);
  assert.match(err, /^2 plain-rule\n1 unused-suppression\n1 file read, 1 analysed, \d+ ms\n$/);
});

const withAside = {
  'net.c': 'int x;\n',
  'test/a.c': 'PLAIN\n',
  'test/b.c': 'PLAIN\n',
  'examples/a.c': 'PLAIN\n',
  'deps/x/a.c': 'PLAIN\n',
  'table.c': '/* Code generated by gen.py. DO NOT EDIT. */\nPLAIN\n',
};

test('tests, examples, copies of others and generated files are off by default, and counted', async (t) => {
  const root = temporaryTree(t, withAside);
  const { code, out, err } = await runCommand(root, ['check']);
  assert.deepEqual([code, out], [0, 'No problems in 1 file\n']);
  assert.equal(
    err,
    'sockeye: 5 files off by default (alsoCheck in sockeye.json): 2 tests (test); 1 examples (examples); 1 vendored (deps); 1 generated\n',
  );
  const json = JSON.parse((await runCommand(root, ['check', '--format', 'json'])).out) as { aside: unknown };
  assert.deepEqual(json.aside, [
    { kind: 'tests', files: 2, folders: ['test'] },
    { kind: 'examples', files: 1, folders: ['examples'] },
    { kind: 'vendored', files: 1, folders: ['deps'] },
    { kind: 'generated', files: 1, folders: [] },
  ]);
});

test('the configuration switches on what is off by default', async (t) => {
  const root = temporaryTree(t, { ...withAside, 'sockeye.json': '{ "alsoCheck": ["tests", "generated"] }' });
  const { out, err } = await runCommand(root, ['check', '--format', 'concise']);
  assert.deepEqual(
    concise(out).map((line) => line.split(':')[0]),
    ['table.c', 'test/a.c', 'test/b.c'],
  );
  assert.match(err, /^sockeye: 2 files off by default .*: 1 examples \(examples\); 1 vendored \(deps\)\n$/);
});

test('what is asked for by name is checked, whatever it is', async (t) => {
  const root = temporaryTree(t, withAside);
  const named = async (...paths: string[]) =>
    concise((await runCommand(root, ['check', '--format', 'concise', ...paths])).out).length;
  assert.equal(await named('test/a.c'), 1);
  assert.equal(await named('table.c'), 1);
  assert.equal(await named('test'), 2);
  assert.equal(await named('deps'), 1);
});

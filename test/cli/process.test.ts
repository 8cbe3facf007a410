/** The command line as a process: real analysis, real streams. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { temporaryTree } from '../workspace/temporaryTree';

const cli = join(process.cwd(), 'dist/cli.js');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function sockeye(cwd: string, args: readonly string[], stdin = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd, env: { PATH: process.env.PATH } });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(stdin);
  });
}

const unchecked = `#include <sys/socket.h>
void greet(int client) {
  send(client, "hello", 5, MSG_NOSIGNAL);
}
`;

/** A C program with \`count\` functions, each with one finding. */
const program = (count: number): string =>
  Array.from({ length: count }, (_, i) => unchecked.replace('greet', `greet_${i}`).replace(/^#.*\n/, '')).join('\n');

test('finds a bug, fixes it, and finds it no more', async (t) => {
  const root = temporaryTree(t, { 'src/net.c': unchecked, 'net.py': 'import socket\n' });
  const found = await sockeye(root, ['check', '--format', 'concise']);
  assert.match(found.out, /^src\/net\.c:3:3: warning unchecked-send: .+\n$/);
  assert.deepEqual([found.code, found.err], [1, '']);
  const diff = await sockeye(root, ['check', '--diff']);
  assert.match(diff.out, /^--- a\/src\/net\.c\n/);
  assert.equal(readFileSync(join(root, 'src/net.c'), 'utf8'), unchecked);
  const fixed = await sockeye(root, ['check', '--fix']);
  assert.deepEqual([fixed.code, fixed.out], [0, 'No problems in 2 files, 1 fixed\n']);
  assert.equal((await sockeye(root, ['check'])).code, 0);
});

test('reads standard input', async (t) => {
  const { code, out } = await sockeye(
    temporaryTree(t, {}),
    ['check', '--format', 'json', '--stdin-filename', 'net.c'],
    unchecked,
  );
  assert.equal(code, 1);
  assert.deepEqual(JSON.parse(out).results[0].range.start, { line: 3, column: 3 });
});

test('the whole of a large report arrives, and a reader that leaves early is no error', async (t) => {
  const root = temporaryTree(t, { 'net.c': program(3000) });
  const { code, out } = await sockeye(root, ['check', '--format', 'json']);
  assert.equal(out.length > 1_000_000, true);
  assert.equal(JSON.parse(out).results.length, 3000);
  assert.equal(code, 1);
  const script = `"${process.execPath}" "${cli}" check --format json | head -1`;
  const piped = await promisify(execFile)('sh', ['-c', script], { cwd: root });
  assert.deepEqual([piped.stdout, piped.stderr], ['{\n', '']);
});

test('output that cannot be written is told', { skip: !existsSync('/dev/full') }, async (t) => {
  const root = temporaryTree(t, { 'net.c': unchecked });
  const script = `"${process.execPath}" "${cli}" check > /dev/full; echo $?`;
  const { stdout, stderr } = await promisify(execFile)('sh', ['-c', script], { cwd: root });
  assert.equal(stdout, '2\n');
  assert.equal(stderr, 'sockeye: the output could not be written: no space left on the device\n');
});

test('fingerprints survive a move of the function to other lines', async (t) => {
  const root = temporaryTree(t, { 'before.c': unchecked, 'after.c': `/* A\n * new\n * head. */\n\n${unchecked}` });
  const print = async (file: string): Promise<unknown> =>
    JSON.parse((await sockeye(root, ['check', '--format', 'json', file])).out).results[0].fingerprint;
  assert.equal(await print('after.c'), await print('before.c'));
});

test('sockeye.json and its mistakes', async (t) => {
  const root = temporaryTree(t, {
    'sockeye.json': '{ "rules": { "unchecked-send": "off" } }',
    'net.c': unchecked,
    'loud/sockeye.json': '{ "rules": { "unchecked-send": "error" } }',
    'loud/net.c': unchecked,
  });
  assert.match((await sockeye(root, ['check', '--format', 'concise'])).out, /^loud\/net\.c:3:3: error unchecked-send/);
  const broken = temporaryTree(t, { 'sockeye.json': '{ "rules": { "uncheckd-send": "off" } }', 'net.c': unchecked });
  assert.deepEqual(await sockeye(broken, ['check']), {
    code: 2,
    out: '',
    err: `sockeye: ${join(broken, 'sockeye.json')}:1:14: rules.uncheckd-send: unknown rule; did you mean unchecked-send?\n`,
  });
});

test('models of sockeye.json count, in all files below it', async (t) => {
  const model = { call: 'net_put', role: 'send', socket: 'arg 0', outcomes: { error: '-1', done: '>=0' } };
  const root = temporaryTree(t, {
    'sockeye.json': JSON.stringify({ models: [model] }),
    'a.c': 'void f(struct link *link) {\n  net_put(link, "a");\n}\n',
    'wrapper.c': 'int net_a(struct link *link) {\n  return net_put(link, "a");\n}\n',
    'caller.c': 'void g(struct link *link) {\n  net_a(link);\n}\n',
    'other/sockeye.json': '{}',
    'other/a.c': 'void f(struct link *link) {\n  net_put(link, "a");\n}\n',
  });
  const { code, out } = await sockeye(root, ['check', '--format', 'concise']);
  assert.equal(code, 1);
  assert.deepEqual(
    out.split('\n').map((line) => line.split(': ').slice(0, 2).join(': ')),
    ['a.c:2:3: warning unchecked-send', 'caller.c:2:3: warning unchecked-send', ''],
  );
  const broken = temporaryTree(t, {
    'sockeye.json': '{ "models": [{ "call": "f", "role": "sent" }] }',
    'a.c': unchecked,
  });
  assert.deepEqual(await sockeye(broken, ['check']), {
    code: 2,
    out: '',
    err: `sockeye: ${join(broken, 'sockeye.json')}:1:29: models[0].role: not a known name; did you mean send?\n`,
  });
});

test('bad input ends in a message or a reported skip', async (t) => {
  const root = badInput(t);
  const { code, out, err } = await sockeye(root, ['check', '--format', 'concise']);
  assert.match(out, /^latin1\.c:4:3: warning unchecked-send/);
  assert.equal(out.split('\n').length, 2);
  assert.match(err, /^sockeye: 3 paths not checked\n {2}binary\.c: .+\n {2}huge\.c: .+\n {2}utf16\.c: .+\n$/);
  assert.equal(code, 1);
  const missing = await sockeye(root, ['check', 'missing']);
  assert.deepEqual(
    [missing.code, missing.err],
    [2, 'sockeye: 1 path not checked\n  missing: no such file or directory\n'],
  );
  assert.equal((await sockeye(root, ['check', 'directory.c', 'empty.c'])).code, 0);
});

function badInput(t: TestContext): string {
  const root = temporaryTree(t, {
    'binary.c': Buffer.from(`${unchecked}\0`),
    'empty.c': '',
    'huge.c': unchecked.repeat(240_000),
    'latin1.c': Buffer.from(`// caf\xe9\n${unchecked}`, 'latin1'),
    'utf16.c': Buffer.from(`\ufeff${unchecked}`, 'utf16le'),
  });
  mkdirSync(join(root, 'directory.c'));
  return root;
}

test('rules and explanations', async (t) => {
  const root = temporaryTree(t, {});
  const listed = JSON.parse((await sockeye(root, ['rules', '--format', 'json'])).out);
  assert.equal(
    listed.rules.some(({ id }: { id: string }) => id === 'unchecked-send'),
    true,
  );
  assert.match((await sockeye(root, ['--version'])).out, /^\d+\.\d+\.\d+\n$/);
  assert.equal((await sockeye(root, [])).code, 2);
});

/** `sockeye lab`: lists, starts on loopback only, says what to do, and ends by itself or when told to. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { scenarios } from '../../lab';
import { runCommand } from '../cli/runCommand';
import { root } from '../harness/analyse';

const lab = (...args: readonly string[]) => runCommand(root, ['lab', ...args]);

describe('sockeye lab', () => {
  it('lists every scenario, with and without being told to', async () => {
    const { code, out } = await lab();
    assert.equal(code, 0);
    assert.deepEqual(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
      scenarios.map(({ id }) => id),
    );
    assert.equal((await lab('list')).out, out);
  });
  it('lists as JSON', async () => {
    const { out } = await lab('--format', 'json');
    assert.equal(JSON.parse(out).scenarios.length, scenarios.length);
  });
  it('refuses what it does not know, and says what is near', async () => {
    const { code, err } = await lab('reset-at-onec');
    assert.equal(code, 2);
    assert.match(err, /unknown scenario reset-at-onec.*reset-at-once/);
  });
  it('refuses a port or a time that cannot be', async () => {
    for (const args of [
      ['--port', '70000'],
      ['--port', 'x'],
      ['--seconds', '0'],
      ['--seconds', '99999999'],
    ]) {
      const { code, err } = await lab('refused', ...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /write a whole number/);
    }
  });
  it('ends at its time limit', async () => {
    const { code, out, err } = await lab('refused', '--seconds', '1');
    assert.equal(code, 0);
    assert.match(out, /^refused on 127\.0\.0\.1:\d+, for 1 s/);
    assert.match(err, /stopped after 1 s/);
  });
});

/** The program as it is installed. */
const program = (...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(root, 'dist/cli.js'), 'lab', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

describe('a running peer', () => {
  for (const { id } of scenarios) {
    it(`${id} says where it is and stops when interrupted`, { timeout: 30_000 }, async () => {
      const child = program(id, '--seconds', '20');
      let out = '';
      const port = await new Promise<number>((resolve) => {
        child.stdout?.on('data', (data) => {
          out += data;
          const found = /on 127\.0\.0\.1:(\d+)/.exec(out)?.[1];
          if (found && out.includes('What you will see')) resolve(Number(found));
        });
      });
      assert.ok(out.includes(String(port)));
      // Somebody may be connected at that moment.
      const client = connect(port, '127.0.0.1');
      client.on('error', () => undefined);
      const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
      setTimeout(() => child.kill('SIGINT'), 100);
      assert.equal(await ended, 0);
      client.destroy();
    });
  }
});

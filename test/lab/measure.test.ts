/** The fast part of `npm run lab`: the kernel at hand still does what the tables say. Needs a C compiler, and Linux. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeDisagreement, disagreements, rowsShown } from '../../lab/claims';
import { experiments } from '../../lab/experiments';
import { type Client, compileClient } from '../../lab/measure/client';
import { measure } from '../../lab/measure/measure';
import { nodeClient } from '../../lab/measure/nodeClient';
import { failureTables } from '../../src/knowledge/index.generated';
import { root } from '../harness/analyse';

const rows = failureTables.flatMap((table) => table.rows);
const named = (id: string) => {
  const found = experiments.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
};

async function agrees(id: string, client: Client): Promise<number> {
  const outcome = await measure(named(id), client);
  assert.ok('runs' in outcome, JSON.stringify(outcome));
  assert.deepEqual(disagreements(rows, 'linux', [outcome], client.seesSignals).map(describeDisagreement), []);
  return rowsShown([outcome]).length;
}

const compiled = process.platform === 'linux' ? compileClient(root) : { missing: 'this is not Linux' };

describe('the C client', { skip: 'missing' in compiled ? compiled.missing : false }, () => {
  if ('missing' in compiled) return;
  const fast = ['closed-descriptor', 'never-connected', 'close-unread', 'refused', 'reset-in-queue', 'process-dies'];
  for (const id of fast) {
    it(`measures ${id} as it is written down`, { timeout: 30_000 }, async () => {
      assert.ok((await agrees(id, compiled)) > 0);
    });
  }
  it('says what it does not know', async () => {
    const lines = [{ text: 'dance a 1', shows: [] }];
    assert.deepEqual(await compiled.run({ lines, port: 0, seconds: 5, within: [] }), {
      stopped: 'there is no call named dance',
    });
  });
  it('is stopped when it takes too long', async () => {
    const lines = [{ text: 'pause 20000', shows: [] }];
    const outcome = await compiled.run({ lines, port: 0, seconds: 1, within: [] });
    assert.ok('stopped' in outcome && outcome.stopped.startsWith('it was not over after 1 s'));
  });
  it('takes its files away', () => compiled.close());
});

describe('the client in Node', { skip: process.platform !== 'linux' }, () => {
  for (const id of ['data-then-fin', 'fin-mid-answer', 'drip'] as const) {
    it(`sees the beginning of ${id}, or says what it cannot do`, { timeout: 30_000 }, async () => {
      const outcome = await measure(named(id), nodeClient);
      assert.ok('runs' in outcome || ('skipped' in outcome && /only the C client/.test(outcome.skipped)));
    });
  }
  for (const id of ['refused', 'close-unread', 'fin-at-once', 'reset-at-once']) {
    it(`agrees about the beginning of ${id}`, { timeout: 30_000 }, async () => {
      assert.ok((await agrees(id, nodeClient)) > 0);
    });
  }
});

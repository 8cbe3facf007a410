/** The failure tables say what was measured, and the evidence is of the experiments as they are now. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { describeDisagreement, disagreements, rowsShown, shownBy } from '../../lab/claims';
import type { EvidenceFile } from '../../lab/evidence';
import { experiments } from '../../lab/experiments';
import { describeLine, parseScript } from '../../lab/script';
import { failureTables } from '../../src/knowledge/index.generated';
import { root } from '../harness/analyse';

const evidence = JSON.parse(readFileSync(join(root, 'src/knowledge/evidence/linux.json'), 'utf8')) as EvidenceFile;
const rows = failureTables.flatMap((table) => table.rows);
const measured = evidence.experiments;

describe('the evidence', () => {
  it('agrees with every row that it shows', () => {
    assert.deepEqual(disagreements(rows, 'linux', measured).map(describeDisagreement), []);
  });
  it('would be seen to disagree', () => {
    const [row] = rows;
    const linux = row?.outcomes.linux;
    assert.ok(row && linux);
    const other = { ...row, outcomes: { linux: { ...linux, result: 'EIO' } } };
    const found = disagreements([other], 'linux', measured).filter(({ part }) => part === 'result');
    assert.match(found.map(describeDisagreement).join('\n'), new RegExp(`${row.id} claims EIO`));
  });
  it('shows at least 60 rows, and each row that says it was measured', () => {
    const shown = new Set(rowsShown(measured));
    assert.ok(shown.size >= 60, `${shown.size} rows`);
    for (const { id, outcomes } of rows) {
      const kind = outcomes.linux?.evidence.kind;
      assert.equal(shown.has(id), kind === 'measured', `${id} is ${kind}`);
    }
  });
  it('shows what the next calls give, where a row says so', () => {
    const shown = new Set(shownBy(measured).map(({ row, part }) => `${row} ${part}`));
    for (const { id, outcomes } of rows) {
      const { linux } = outcomes;
      if (linux?.evidence.kind !== 'measured') continue;
      for (const part of ['nextRecv', 'nextSend', 'poll'] as const) {
        if (linux[part] !== undefined) assert.ok(shown.has(`${id} ${part}`), `${id} ${part}`);
      }
    }
  });
  it('is where rows say it is, on the kernel they name', () => {
    const shown = new Set(shownBy(measured).map(({ row, part, experiment }) => `${row} ${part} ${experiment}`));
    for (const { id, outcomes } of rows) {
      const found = outcomes.linux?.evidence;
      if (found?.kind !== 'measured') continue;
      assert.equal(found.kernel, evidence.kernel, id);
      assert.ok(shown.has(`${id} result ${found.scenario}`), `${id}: ${found.scenario} does not show it`);
    }
  });
  it('refutes what rows say it refutes', () => {
    for (const { id, folklore } of rows) {
      for (const { refutedBy } of folklore ?? []) {
        assert.ok(
          measured.some((one) => one.id === refutedBy),
          `${id}: ${refutedBy}`,
        );
      }
    }
  });
  it('is of the experiments as they are now: run `npm run lab` after a change', () => {
    assert.deepEqual(
      measured.map(({ id }) => id),
      experiments.map(({ id }) => id),
    );
    for (const { id, runs } of measured) {
      const scripts = experiments.find((one) => one.id === id)?.runs ?? [];
      assert.equal(runs.length, scripts.length, id);
      for (const [index, calls] of runs.entries()) {
        const lines = parseScript(scripts[index] ?? '');
        const known = lines.map((line, at) => JSON.stringify([describeLine(lines, at), line.shows]));
        for (const { call, shows } of calls) {
          assert.ok(known.includes(JSON.stringify([call, shows ?? []])), `${id}, run ${index + 1}: ${call}`);
        }
        for (const { shows } of lines) {
          for (const claim of shows) {
            assert.ok(
              calls.some((call) =>
                (call.shows ?? []).some(({ row, part }) => row === claim.row && part === claim.part),
              ),
              `${id}, run ${index + 1}: ${claim.row} ${claim.part}`,
            );
          }
        }
      }
    }
  });
  it('holds nothing that differs from run to run: no ports that were given, no processes', () => {
    const text = JSON.stringify(evidence);
    assert.doesNotMatch(text, /127\.0\.0\.1:(?!0\b|9\b|80\b|7000\b)\d+|\bpid\b/);
    assert.match(evidence.kernel, /^Linux \d+\.\d+$/);
    assert.match(evidence.date, /^\d{4}-\d\d-\d\d$/);
  });
});

describe('experiments', () => {
  it('have ids of their own', () => {
    assert.equal(new Set(experiments.map(({ id }) => id)).size, experiments.length);
    for (const { id } of experiments) assert.match(id, /^[a-z][a-z0-9-]*$/);
  });
  it('claim to show rows that exist', () => {
    for (const { id, runs } of experiments) {
      for (const { row } of runs.flatMap(parseScript).flatMap(({ shows }) => shows)) {
        assert.ok(
          rows.some((one) => one.id === row),
          `${id} names ${row}`,
        );
      }
    }
  });
});

describe('a script', () => {
  it('says behind a bar what a call shows', () => {
    assert.deepEqual(parseScript('recv a 10 | recv/eof: next recv; poll/end-of-file\n\n  send a 1'), [
      {
        text: 'recv a 10',
        shows: [
          { row: 'recv/eof', part: 'nextRecv' },
          { row: 'poll/end-of-file', part: 'result' },
        ],
      },
      { text: 'send a 1', shows: [] },
    ]);
  });
  it('may hold bars of the shell', () => {
    assert.deepEqual(parseScript('ask nft list | grep -o x'), [{ text: 'ask nft list | grep -o x', shows: [] }]);
  });
  it('refuses a part that no row has', () => {
    assert.throws(() => parseScript('recv a 1 | recv/eof: next poll'), /no such part/);
  });
});

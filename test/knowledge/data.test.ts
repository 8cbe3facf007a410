/** The files of the knowledge are valid, and what they refer to exists. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { readKnowledge } from '../../scripts/generators/knowledge';
import {
  callNamesSchema,
  errorSchema,
  patternsSchema,
  runtimesSchema,
  tableSchema,
} from '../../scripts/generators/knowledge-schema';
import { errorOfResult, type FailureRow } from '../../src/knowledge/failure';
import { errors, failureTables, runtimePatterns } from '../../src/knowledge/index.generated';
import { callNamed, errorNamed, rowsGiving } from '../../src/knowledge/lookup';

/** Tests run from the root of the repository. */
const root = process.cwd();
const rows = failureTables.flatMap((table) => table.rows);
const files = (folder: string): readonly string[] => readdirSync(join(root, 'src/knowledge', folder));

describe('files of the knowledge', () => {
  for (const file of files('errors')) {
    it(`errors/${file} is valid and called like its error`, () => {
      assert.equal(`${readKnowledge(root, `errors/${file}`, errorSchema).id}.json`, file);
    });
  }
  for (const file of files('failures')) {
    it(`failures/${file} is valid and called like its call`, () => {
      assert.equal(`${readKnowledge(root, `failures/${file}`, tableSchema).call}.json`, file);
    });
  }
  it('patterns, calls and runtimes are valid', () => {
    assert.ok(readKnowledge(root, 'patterns.json', patternsSchema).length > 30);
    assert.ok(readKnowledge(root, 'calls.json', callNamesSchema).length === 10);
    assert.ok(readKnowledge(root, 'runtimes.json', runtimesSchema).length > 5);
  });
  it('a file that is not valid is named with the path of what is wrong', () => {
    const wrong = z.strictObject({ id: z.number() });
    assert.throws(() => readKnowledge(root, 'errors/EPIPE.json', wrong), /errors\/EPIPE\.json is not valid:\n {2}id: /);
  });
  it('the index holds every file', () => {
    assert.equal(errors.length, files('errors').length);
    assert.equal(failureTables.length, files('failures').length);
  });
});

describe('references within the knowledge', () => {
  it('errors that others are confused with exist', () => {
    for (const error of errors) {
      for (const other of error.confusedWith) {
        assert.ok(errorNamed(other.error), `${error.id} names ${other.error}`);
        assert.notEqual(errorNamed(other.error), error, error.id);
      }
    }
  });
  it('every call that an error says it comes from has a row with it, or prose of its own', () => {
    for (const error of errors.filter(({ kind }) => kind !== 'winsock')) {
      const [usual] = error.calls;
      if (!usual || !error.atCall[usual]) continue;
      const given = (['linux', 'macos', 'windows'] as const).some(
        (platform) => rowsGiving(error.id, usual, platform).length > 0,
      );
      assert.ok(given || error.id === 'EAI_MEMORY', `${error.id} at ${usual}`);
    }
  });
  it('patterns name errors and rows that exist', () => {
    for (const pattern of runtimePatterns) {
      assert.doesNotThrow(() => new RegExp(pattern.pattern, 'i'), pattern.id);
      for (const { error, row } of pattern.means) {
        assert.ok(errorNamed(error), `${pattern.id} names ${error}`);
        if (row)
          assert.ok(
            rows.some(({ id }) => id === row),
            `${pattern.id} names ${row}`,
          );
      }
    }
  });
});

const resultsOf = (row: FailureRow): readonly string[] =>
  Object.values(row.outcomes).flatMap(({ result, nextRecv, nextSend }) => [result, nextRecv ?? '', nextSend ?? '']);

describe('rows of the failure tables', () => {
  it('give errors that know they come from that call, and say what they mean there', () => {
    for (const { call, rows: own } of failureTables) {
      for (const row of own) {
        for (const { result } of Object.values(row.outcomes)) {
          const error = errorNamed(errorOfResult(result) ?? '');
          if (!error) continue;
          assert.ok(error.calls.includes(call), `${row.id}: ${error.id} does not list ${call}`);
          assert.ok(error.atCall[call], `${row.id}: ${error.id} has no prose for ${call}`);
        }
      }
    }
  });
  it('have ids of their own that start with their call', () => {
    for (const table of failureTables) {
      for (const row of table.rows) assert.equal(row.id.split('/')[0], table.call);
    }
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  });
  it('name errors that exist', () => {
    for (const row of rows) {
      for (const result of resultsOf(row)) {
        const error = errorOfResult(result);
        if (error) assert.ok(errorNamed(error), `${row.id} names ${error}`);
      }
    }
  });
  it('have evidence for each platform and sources', () => {
    for (const row of rows) {
      assert.ok(row.sources.length > 0, row.id);
      for (const { evidence } of Object.values(row.outcomes)) {
        assert.ok(evidence.scenario ?? evidence.source, row.id);
        assert.ok(evidence.kind !== 'measured' || evidence.kernel?.startsWith('Linux'), row.id);
      }
      assert.notEqual(row.outcomes.windows?.evidence.kind, 'measured', row.id);
    }
  });
  it('show the failing call once, with the result of the first platform that has it', () => {
    for (const row of rows) {
      const failing = row.timeline.filter((step) => 'at' in step && step.failing);
      assert.ok(failing.length <= 1, row.id);
      const results = Object.values(row.outcomes).map(({ result }) => result);
      for (const step of failing) {
        if ('at' in step && step.result) assert.ok(results.includes(step.result), `${row.id}: ${step.result}`);
      }
    }
  });
  it('hold connect, send and recv with at least 15 errors on Linux, macOS and Windows each', () => {
    for (const platform of ['linux', 'macos', 'windows'] as const) {
      const given = new Set(
        failureTables
          .filter(({ call }) => call === 'connect' || call === 'send' || call === 'recv')
          .flatMap((table) => table.rows.map((row) => errorOfResult(row.outcomes[platform]?.result ?? '')))
          .filter((error) => error !== undefined),
      );
      assert.ok(given.size >= 15, `${platform}: ${[...given].join(', ')}`);
      assert.ok(given.has('EOF'), platform);
    }
  });
  it('refute folklore with an experiment', () => {
    const refuted = rows.flatMap((row) => row.folklore ?? []);
    assert.ok(refuted.length >= 20);
    for (const { refutedBy } of refuted) assert.match(refutedBy, /^[a-z]/);
  });
});

describe('names of calls', () => {
  const names: readonly (readonly [string, string | undefined])[] = [
    ['recv', 'recv'],
    ['read', 'recv'],
    ['recvfrom', 'recv'],
    ['sendall', 'send'],
    ['conn.Write', 'send'],
    ['socket.create_connection', 'connect'],
    ['WSARecv', 'recv'],
    ['closesocket', 'close'],
    ['SO_ERROR', 'poll'],
    ['send()', 'send'],
    ['printf', undefined],
  ];
  for (const [name, call] of names) it(`${name} is ${call}`, () => assert.equal(callNamed(name), call));
});

/** What is said about socket errors has a verdict, and each verdict an experiment that was run or a source. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { EvidenceFile } from '../../lab/evidence';
import { readKnowledge } from '../../scripts/generators/knowledge';
import { sayingsSchema, type Verdict } from '../../scripts/generators/sayings';
import { root } from '../harness/analyse';

const { claims, summaries } = readKnowledge(root, 'folklore.json', sayingsSchema);
const { experiments } = JSON.parse(
  readFileSync(join(root, 'src/knowledge/evidence/linux.json'), 'utf8'),
) as EvidenceFile;
const page = readFileSync(join(root, 'docs/failures.md'), 'utf8');

describe('what is said', () => {
  it('covers the claims of the articles, each with its verdict', () => {
    const least: readonly (readonly [Verdict, number])[] = [
      ['ok', 48],
      ['partly', 25],
      ['wrong', 19],
      ['dated', 5],
    ];
    for (const [verdict, count] of least) {
      assert.ok(claims.filter((one) => one.verdict === verdict).length >= count, verdict);
    }
    assert.equal(new Set(claims.map(({ claim }) => claim)).size, claims.length);
  });
  it('covers the short tables of connect, recv and send', () => {
    assert.deepEqual(
      summaries.map(({ call }) => call),
      ['connect', 'recv', 'send'],
    );
  });
  it('names experiments that were run', () => {
    const ids = new Set(experiments.map(({ id }) => id));
    for (const { found, shownBy } of [...claims, ...summaries.flatMap(({ rows }) => rows)]) {
      for (const id of shownBy) assert.ok(ids.has(id), `${id}: ${found}`);
    }
  });
});

describe('the page of failure tables', () => {
  it('leads to every heading and every row that it names', () => {
    const headings = [...page.matchAll(/^#{2,3} (.+)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    const anchors = new Set([...headings, ...[...page.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)]);
    for (const [, target = ''] of page.matchAll(/\]\(#([^)]+)\)/g)) assert.ok(anchors.has(target), target);
  });
  it('opens and closes its details', () => {
    assert.equal(page.match(/^<details>$/gm)?.length, page.match(/^<\/details>$/gm)?.length);
  });
  it('names experiments that the page of measurements has', () => {
    const measured = readFileSync(join(root, 'docs/measurements.md'), 'utf8');
    for (const [, id = ''] of page.matchAll(/measurements\.md#([a-z0-9-]+)/g)) {
      assert.ok(measured.includes(`\n## ${id}\n`), id);
    }
  });
});

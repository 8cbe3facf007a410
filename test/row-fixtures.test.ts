/** Every row of every API model is exercised by some fixture: what no code is tried on is a guess. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { AnalysedFile } from '../src/analysis/analysedFile';
import { createKits } from '../src/analysis/analyser';
import { joinFacts } from '../src/analysis/facts';
import { languageOfPath } from '../src/analysis/languages';
import { defaultSettings } from '../src/analysis/settings';
import type { ApiRow } from '../src/languages/api';
import { languages } from '../src/languages/index.generated';
import { root } from './harness/analyse';

const kits = createKits({ readWasm: async (file) => readFileSync(join(root, 'dist', file)) });

/** Fixtures, and the files of projects of several files. */
const sources = ['test/fixtures', 'test/projects'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => languageOfPath(name))
    .map((name) => join(root, folder, name)),
);

/** The rows that calls in a file are bound to. */
async function rowsIn(path: string): Promise<readonly ApiRow[]> {
  const text = readFileSync(path, 'utf8');
  const file = await AnalysedFile.open(kits(languageOfPath(path) ?? ''), text);
  const project = joinFacts([[path, file.facts()]], true);
  const rows = file
    .programs({ path, project, settings: defaultSettings })
    .flatMap(({ functions }) => functions.flatMap(({ calls }) => calls.map(({ row }) => row)));
  file.dispose();
  return rows;
}

const named = ({ call, on, role, see }: ApiRow): string => `${on ? `${on}.` : ''}${call} (${role}, ${see})`;

describe('fixtures', () => {
  it('exercise every row of every API model', async () => {
    // A language that adds to another has copies of its rows: what counts is what a row says.
    const used = new Set<string>();
    for (const path of sources) for (const row of await rowsIn(path)) used.add(JSON.stringify(row));
    const unused = languages.flatMap(({ id, api }) =>
      api.calls.filter((row) => !used.has(JSON.stringify(row))).map((row) => `${id}: ${named(row)}`),
    );
    assert.equal(unused.join('\n'), '');
  });
});

/** Projects of several files: what one file says is known in the others. Each file is marked as a fixture is. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type FileFacts, joinFacts, unknownProject } from '../src/analysis/facts';
import { languageOfPath } from '../src/analysis/languages';
import { defaultSettings } from '../src/analysis/settings';
import { analyser, root } from './harness/analyse';
import { mismatches } from './harness/annotations';

const folder = join(root, 'test/projects');

for (const project of readdirSync(folder)) {
  describe(project, () => {
    const files = readdirSync(join(folder, project), { recursive: true, encoding: 'utf8' })
      .filter(languageOfPath)
      .sort();
    const sources = files.map((path) => ({
      path,
      language: languageOfPath(path) ?? '',
      text: readFileSync(join(folder, project, path), 'utf8'),
    }));

    it('is reported as marked', async () => {
      const facts: [string, FileFacts][] = [];
      for (const { path, language, text } of sources) {
        facts.push([path, await analyser.summarise(language, text, unknownProject)]);
      }
      const known = joinFacts(facts, true);
      for (const { path, language, text } of sources) {
        const { findings } = await analyser.analyse(language, text, {
          path,
          project: known,
          settings: defaultSettings,
        });
        assert.deepEqual(mismatches(text, findings), { missing: [], unexpected: [], wrong: [] }, path);
      }
    });
  });
}

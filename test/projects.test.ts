/** Projects of several files: what one file says is known in the others. Each file is marked as a fixture is. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { unknownProject } from '../src/analysis/facts';
import { languageOfPath } from '../src/analysis/languages';
import { defaultSettings } from '../src/analysis/settings';
import { isBuildFile } from '../src/workspace/build/buildFile';
import { ProjectIndex } from '../src/workspace/projectIndex';
import { analyser, root } from './harness/analyse';
import { mismatches } from './harness/annotations';

const folder = join(root, 'test/projects');

for (const project of readdirSync(folder)) {
  describe(project, () => {
    const all = readdirSync(join(folder, project), { recursive: true, encoding: 'utf8' }).sort();
    const textOf = (path: string): string => readFileSync(join(folder, project, path), 'utf8');
    const files = all.filter(languageOfPath);
    const descriptions = all.filter(isBuildFile);
    const sources = files.map((path) => ({
      path,
      language: languageOfPath(path) ?? '',
      text: textOf(path),
    }));

    it('is reported as marked', async () => {
      const top = `/${project}`;
      const index = new ProjectIndex(() => top);
      for (const { path, language, text } of sources) {
        index.update(`${top}/${path}`, await analyser.summarise(language, text, unknownProject));
      }
      for (const path of descriptions) index.describe(top, `${top}/${path}`, textOf(path));
      index.setComplete(top);
      for (const { path, language, text } of sources) {
        const { findings } = await analyser.analyse(language, text, {
          path,
          project: index.factsFor(`${top}/${path}`),
          settings: defaultSettings,
        });
        assert.deepEqual(mismatches(text, findings), { missing: [], unexpected: [], wrong: [] }, path);
      }
    });
  });
}

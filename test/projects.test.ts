/** Projects of several files: what one file says is known in the others. Each file is marked as a fixture is. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { languageOfPath } from '../src/analysis/languages';
import { defaultSettings } from '../src/analysis/settings';
import { buildFileNames, isBuildFile } from '../src/workspace/build/buildFile';
import { Configs } from '../src/workspace/config';
import { Scanner } from '../src/workspace/scan';
import { analyser, root } from './harness/analyse';
import { mismatches } from './harness/annotations';
import { temporaryTree } from './workspace/temporaryTree';

const folder = join(root, 'test/projects');

/** Stands in a description of a build for the directory of the project. */
const here = '/project';

for (const project of readdirSync(folder)) {
  describe(project, () => {
    const paths = readdirSync(join(folder, project), { recursive: true, encoding: 'utf8' }).sort();
    const wanted = paths.filter((path) => languageOfPath(path) !== undefined || isBuildFile(path));
    const texts = new Map(wanted.map((path) => [path, readFileSync(join(folder, project, path), 'utf8')]));

    it('is reported as marked', async (t) => {
      const tree = temporaryTree(t, { 'sockeye.json': '{}', ...Object.fromEntries(texts) });
      for (const [path, text] of texts) {
        if (isBuildFile(path)) writeFileSync(join(tree, path), text.replaceAll(here, tree.replaceAll('\\', '/')));
      }
      const scanner = new Scanner({ analyser, configs: new Configs({ rules: [] }), languageOf: languageOfPath });
      const { candidates } = await scanner.scan([tree]);
      for (const [path, text] of texts) {
        const found = candidates.find((one) => one.path === join(tree, path));
        const project = scanner.index.factsFor(join(tree, path));
        const { findings } = found
          ? await analyser.analyse(found.language, text, { path, project, settings: defaultSettings })
          : { findings: [] };
        assert.deepEqual(mismatches(text, findings), { missing: [], unexpected: [], wrong: [] }, path);
      }
    });
  });
}

it('every kind of description of a build is read in some project', () => {
  const names = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replace(/^.*[\\/]/, '')),
  );
  assert.deepEqual(
    buildFileNames.filter((name) => !names.has(name) && !/^makefile$|^GNU/.test(name)),
    [],
  );
});

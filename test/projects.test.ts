/** Projects of several files: what one file says is known in the others. Each file is marked as a fixture is. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { buildFileNames } from '../src/workspace/build/buildFile';
import { mismatches } from './harness/annotations';
import { analyseProject, projectNames, projectsFolder } from './harness/projects';

describe('the files of a project', () => {
  for (const name of projectNames) {
    it(`are reported as marked in ${name}`, async (t) => {
      for (const { path, text, findings } of await analyseProject(t, name)) {
        assert.deepEqual(mismatches(text, findings), { missing: [], unexpected: [], wrong: [] }, path);
      }
    });
  }
});

it('every kind of description of a build is read in some project', () => {
  const names = new Set(
    readdirSync(projectsFolder, { recursive: true, encoding: 'utf8' }).map((path) => path.replace(/^.*[\\/]/, '')),
  );
  assert.deepEqual(
    buildFileNames.filter((name) => !names.has(name) && !/^makefile$|^GNU/.test(name)),
    [],
  );
});

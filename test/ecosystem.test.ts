/** The report of the ecosystem check: what is new, what is gone, and labels that stay. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { difference, type Entry, type Found, isSide, relabel } from '../scripts/ecosystem/entry';
import { languageFolders, pinned } from '../scripts/ecosystem/manifests';
import { rules } from '../src/rules/index.generated';
import { root } from './harness/analyse';

const found = (path: string, line: number, project = 'a/b'): Found => ({ project, commit: 'c', path, line, rule: 'r' });
const labelled = (one: Found): Entry => ({ ...one, label: 'true', reason: 'so' });

describe('the ecosystem report', () => {
  it('tells new findings from those that are gone, and counts the same one twice', () => {
    const stored = [found('x.c', 1), found('x.c', 2)];
    const now = [found('x.c', 2), found('x.c', 2), found('y.c', 1)];
    assert.deepEqual(difference(stored, now), {
      fresh: [found('x.c', 2), found('y.c', 1)],
      gone: [found('x.c', 1)],
    });
  });

  it('keeps labels, and the entries of projects that were not looked at', () => {
    const other = labelled(found('z.c', 9, 'd/e'));
    const entries = relabel([labelled(found('x.c', 2)), other], [found('y.c', 1), found('x.c', 2)], new Set(['a/b']));
    assert.deepEqual(entries, [labelled(found('x.c', 2)), found('y.c', 1), other]);
  });

  it('knows what stands aside of a program', () => {
    assert.ok(['tests/a.c', 'doc/examples/b.py', 'deps/x/y.c', 'src/test-eof.c'].every(isSide));
    assert.ok(!['src/latest.c', 'contest/a.c', 'server.c'].some(isSide));
  });

  for (const language of languageFolders(root)) {
    it(`${language}: names pinned projects and rules that exist, and gives a reason for each label`, () => {
      const { wanted, stored } = pinned(root, language);
      const projects = new Map(wanted.map(({ project, commit }) => [project, commit]));
      for (const { project, commit, rule, label, reason } of stored) {
        assert.equal(projects.get(project), commit, project);
        assert.ok(
          rules.some(({ id }) => id === rule),
          rule,
        );
        assert.equal(label === undefined, reason === undefined, `${project} ${rule}`);
      }
    });
  }
});

/** Facts of a program follow its files. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { type FileFacts, noFacts, unknownProject } from '../../src/analysis/facts';
import { ProjectIndex } from '../../src/workspace/projectIndex';
import { ProjectRoots } from '../../src/workspace/projectRoot';
import { temporaryTree } from './temporaryTree';

const ignoring: FileFacts = { effects: ['sigpipe-handled'], entryPoint: false };
const starting: FileFacts = { effects: [], entryPoint: true };

const index = (): ProjectIndex => new ProjectIndex((path) => /^\/(p|q)\//.exec(path)?.[0]);

test('facts are joined by project', () => {
  const facts = index();
  facts.update('/p/main.c', starting);
  facts.update('/p/b.c', ignoring);
  facts.update('/p/a.c', ignoring);
  facts.update('/q/main.c', starting);
  assert.deepEqual([...facts.factsFor('/p/other.c').effects], [['sigpipe-handled', '/p/a.c']]);
  assert.equal(facts.factsFor('/p/other.c').hasEntryPoint, true);
  assert.deepEqual([...facts.factsFor('/q/main.c').effects], []);
});

test('what a file says of its program means nothing to one in another language', () => {
  const facts = index();
  const wrapper = { call: 'send_all', role: 'send', see: '' } as const;
  const limited: FileFacts = { effects: ['default-timeout-set'], entryPoint: false, wrappers: [wrapper] };
  facts.update('/p/tool.py', limited);
  assert.deepEqual([...facts.factsFor('/p/other.py').effects.keys()], ['default-timeout-set']);
  assert.deepEqual([...facts.factsFor('/p/other.c').effects.keys()], []);
  assert.deepEqual(facts.factsFor('/p/other.c').wrappers, []);
  facts.update('/p/net.ts', limited);
  assert.deepEqual([...facts.factsFor('/p/view.tsx').effects.keys()], ['default-timeout-set']);
  assert.deepEqual([...facts.factsFor('/p/old.js').wrappers], [wrapper]);
  assert.deepEqual([...facts.factsFor('/p/a.cpp').effects.keys()], []);
});

test('a change of one file shows at once, and says whether it matters to the others', () => {
  const facts = index();
  assert.equal(facts.update('/p/a.c', noFacts), false);
  assert.equal(facts.update('/p/a.c', ignoring), true);
  const before = facts.factsFor('/p/b.c');
  assert.equal(facts.update('/p/a.c', { effects: ['sigpipe-handled'], entryPoint: false }), false);
  assert.equal(facts.factsFor('/p/b.c'), before);
  assert.equal(facts.remove('/p/a.c'), true);
  assert.deepEqual([...facts.factsFor('/p/b.c').effects], []);
  assert.equal(facts.remove('/p/a.c'), false);
});

test('only a project whose files were all seen is complete', () => {
  const facts = index();
  facts.update('/p/a.c', ignoring);
  assert.equal(facts.factsFor('/p/a.c').complete, false);
  facts.setComplete('/p/');
  assert.equal(facts.factsFor('/p/a.c').complete, true);
  assert.equal(facts.isComplete('/q/'), false);
});

test('a file outside of any project knows itself alone', () => {
  const facts = index();
  facts.update('/x/a.c', ignoring);
  assert.deepEqual([...facts.factsFor('/x/a.c').effects], [['sigpipe-handled', '/x/a.c']]);
  assert.equal(facts.factsFor('/x/b.c'), unknownProject);
});

test('the nearest marker makes a project, of those in every directory the topmost', (t) => {
  const root = temporaryTree(t, {
    'repo/go.mod': '',
    'repo/a/b/x.go': '',
    'repo/tool/package.json': '',
    'repo/tool/src/x.ts': '',
    'cmake/CMakeLists.txt': '',
    'cmake/src/net/CMakeLists.txt': '',
    'plain/x.c': '',
  });
  const roots = new ProjectRoots();
  const rootOf = (directory: string): string | undefined => roots.rootOf(join(root, directory));
  assert.equal(rootOf('repo/a/b'), join(root, 'repo'));
  assert.equal(rootOf('repo/tool/src'), join(root, 'repo/tool'));
  assert.equal(rootOf('cmake/src/net'), join(root, 'cmake'));
  assert.equal(rootOf('plain'), undefined);
});

/** Which files are found below a path, in which order, and which are left out. */
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type DiscoverOptions, discover } from '../../src/workspace/discover';
import { temporaryTree } from './temporaryTree';

const options: DiscoverOptions = {
  languageOf: (path) => (path.endsWith('.c') ? 'c' : undefined),
  isExcluded: () => false,
};

const names = (root: string, paths: readonly string[], given = options): string[] =>
  [...discover(paths, given)].map(
    (found) => `${relative(root, found.path)}${found.kind === 'skip' ? ` (${found.skip.kind})` : ''}`,
  );

function tree(context: TestContext, files: Readonly<Record<string, string>>, repository = true): string {
  const root = temporaryTree(context, files);
  if (repository) mkdirSync(join(root, '.git'));
  return root;
}

test('finds files of known languages in the order of their names, those of a directory before those below it', (t) => {
  const root = tree(t, { 'b.c': '', 'a/z.c': '', 'a.c': '', 'Z.c': '', 'readme.txt': '', 'b/b.c': '' });
  assert.deepEqual(names(root, [root]), ['Z.c', 'a.c', 'b.c', 'a/z.c', 'b/b.c']);
});

test('leaves out version control and node_modules', (t) => {
  const root = tree(t, { 'a.c': '', 'node_modules/x/a.c': '', '.hg/a.c': '', 'sub/node_modules/b.c': '' });
  assert.deepEqual(names(root, [root]), ['a.c']);
});

test('a deeper .gitignore overrules one further up, and .ignore the .gitignore beside it', (t) => {
  const root = tree(t, {
    '.gitignore': '*.gen.c\nbuild/\n/top.c\n',
    'top.c': '',
    'a.gen.c': '',
    'build/a.c': '',
    'sub/.gitignore': '!keep.gen.c\n',
    'sub/keep.gen.c': '',
    'sub/other.gen.c': '',
    'sub/top.c': '',
    'sub/deep/keep.gen.c': '',
    'both/.gitignore': 'x.c\n',
    'both/.ignore': '!x.c\ny.c\n',
    'both/x.c': '',
    'both/y.c': '',
  });
  assert.deepEqual(names(root, [root]), ['both/x.c', 'sub/keep.gen.c', 'sub/top.c', 'sub/deep/keep.gen.c']);
});

test('odd names are ordinary, and capitals count where they do for git', {
  skip: process.platform !== 'linux',
}, (t) => {
  const root = tree(t, { '.gitignore': '/Gen/\n', '..a/..b.c': '', 'gen/a.c': '', 'Gen/b.c': '', 'x\ny/%20 #.c': '' });
  assert.deepEqual(names(root, [root]), ['..a/..b.c', 'gen/a.c', 'x\ny/%20 #.c']);
});

test('the rules of directories above the starting point hold, up to the root of the repository', (t) => {
  const root = tree(t, { '.gitignore': 'sub/gen/\nx.c\n', 'sub/gen/a.c': '', 'sub/x.c': '', 'sub/y.c': '' });
  assert.deepEqual(names(root, [join(root, 'sub')]), ['sub/y.c']);
});

test('.git/info/exclude counts, and a repository inside another is not ruled by it', (t) => {
  const root = tree(t, { '.git/info/exclude': 'own.c\n', 'own.c': '', 'a.c': '', 'inner/own.c': '' }, false);
  mkdirSync(join(root, 'inner/.git'));
  assert.deepEqual(names(root, [root]), ['a.c', 'inner/own.c']);
});

test('what is asked for by name is checked although it is ignored', (t) => {
  const root = tree(t, { '.gitignore': 'gen/\n', 'gen/a.c': '', 'gen/deep/b.c': '' });
  assert.deepEqual(names(root, [root]), []);
  assert.deepEqual(names(root, [join(root, 'gen/a.c')]), ['gen/a.c']);
  assert.deepEqual(names(root, [join(root, 'gen')]), ['gen/a.c', 'gen/deep/b.c']);
});

test('a file reached over several paths is found once', (t) => {
  const root = tree(t, { 'a.c': '', 'sub/b.c': '' });
  const paths = [join(root, 'sub/b.c'), root, join(root, 'sub')];
  assert.deepEqual(names(root, paths), ['sub/b.c', 'a.c']);
});

test('exclusions of the configuration prune directories and files', (t) => {
  const root = tree(t, { 'a.c': '', 'vendor/b.c': '', 'sub/c.c': '' });
  const isExcluded: DiscoverOptions['isExcluded'] = (_directory, path, isDirectory) =>
    isDirectory ? path.endsWith('vendor') : /vendor|c\.c$/.test(path);
  assert.deepEqual(names(root, [root], { ...options, isExcluded }), ['a.c']);
  assert.deepEqual(names(root, [join(root, 'vendor')], { ...options, isExcluded }), ['vendor/b.c']);
});

test('links to directories are not entered, links to files are followed once, dead links are reported', (t) => {
  const root = tree(t, { 'src/a.c': '', 'src/sub/b.c': '', 'outside/o.c': '' });
  symlinkSync(join(root, 'src'), join(root, 'src/sub/loop'));
  symlinkSync(join(root, 'src/a.c'), join(root, 'src/again.c'));
  symlinkSync(join(root, 'outside/o.c'), join(root, 'src/linked.c'));
  symlinkSync(join(root, 'outside/o.c'), join(root, 'src/linked2.c'));
  symlinkSync(join(root, 'nowhere.c'), join(root, 'src/dead.c'));
  symlinkSync(join(root, 'nowhere'), join(root, 'src/dead'));
  assert.deepEqual(names(root, [join(root, 'src')]), [
    'src/a.c',
    'src/sub/b.c',
    'src/dead.c (unreadable)',
    'src/linked.c',
  ]);
});

test('what cannot be found or has no known language is reported as named', (t) => {
  const root = tree(t, { 'notes.txt': '' });
  const found = [...discover([join(root, 'missing'), join(root, 'notes.txt')], options)];
  assert.deepEqual(
    found.map(({ named, ...rest }) => [named, rest.kind === 'skip' && rest.skip]),
    [
      [true, { kind: 'unreadable', detail: 'no such file or directory' }],
      [true, { kind: 'unknown-language' }],
    ],
  );
});

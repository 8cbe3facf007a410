/** Which files describe a build, and what they say. They are read as text: nothing is run, nothing is fetched. */
import { basename, join } from 'node:path';
import { cmakeTargets } from './cmake';
import { compileCommandTargets } from './compileCommands';
import { makeTargets } from './make';
import { mesonTargets } from './meson';
import type { BuildFile, BuildTarget } from './target';

export type { BuildFile, BuildTarget };

type Reader = (files: readonly BuildFile[]) => readonly BuildTarget[];

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['compile_commands.json', (files) => files.flatMap(compileCommandTargets)],
  ['CMakeLists.txt', cmakeTargets],
  ['meson.build', mesonTargets],
  ['Makefile.am', makeTargets],
  ['Makefile', makeTargets],
  ['makefile', makeTargets],
  ['GNUmakefile', makeTargets],
]);

/** Where the list of compilations is mostly left, in a directory that nobody looks through for sources. */
export const compileCommandPlaces = (root: string): readonly string[] =>
  ['.', 'build'].map((directory) => join(root, directory, 'compile_commands.json'));

/** So many bytes of a description are read: a list of all compilations can be long. */
export const buildFileLimit = 50_000_000;

export const buildFileNames: readonly string[] = [...readers.keys()];

export const isBuildFile = (path: string): boolean => readers.has(basename(path));

export const targetsIn = (files: readonly BuildFile[]): readonly BuildTarget[] =>
  [...readers].flatMap(([name, read]) => read(files.filter(({ path }) => basename(path) === name)));

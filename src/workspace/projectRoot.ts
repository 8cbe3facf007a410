/** Which directory holds the whole of the program that a file belongs to. */
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { isWithin } from './isWithin';

/** Stands at the top of a project: the nearest one counts. */
const rootMarkers: ReadonlySet<string> = new Set([
  'sockeye.json',
  '.git',
  'compile_commands.json',
  'go.mod',
  'package.json',
  'Cargo.toml',
  'Gemfile',
  'composer.json',
  'pyproject.toml',
]);

/** Stands in each directory of a project: the topmost one counts. */
const repeatedMarkers: ReadonlySet<string> = new Set([
  'CMakeLists.txt',
  'build.gradle',
  'build.gradle.kts',
  'meson.build',
  'pom.xml',
]);

/** So many files of a project are read for the sake of one that was asked for, or is open; a bound, not a matter of taste. */
export const projectFileLimit = 20_000;

type Mark = 'root' | 'repeated' | 'none';

export class ProjectRoots {
  readonly #marks = new Map<string, Mark>();
  readonly #home = homedir();
  /** What was asked for, or is open: the root of what no marker gives one. */
  #folders: readonly string[] = [];

  setFolders(paths: readonly string[]): void {
    this.#folders = paths;
  }

  /** The root of the project that a file belongs to. */
  rootOfFile(path: string): string | undefined {
    return this.rootOf(dirname(path)) ?? this.#folders.find((folder) => isWithin(folder, path));
  }

  /** How findings name a file: relative to its project, with `/`. */
  projectPath(path: string): string {
    return relative(this.rootOfFile(path) ?? dirname(path), path).replaceAll(sep, '/');
  }

  /** The root of the project that `directory` lies in, or nothing when no marker says so. */
  rootOf(directory: string): string | undefined {
    let topmost: string | undefined;
    for (let current = directory; ; current = dirname(current)) {
      // Dot files kept in git, or a stray manifest, do not make a home directory one project.
      if (current === this.#home || dirname(current) === current) return topmost;
      const mark = this.#mark(current);
      if (mark === 'root') return current;
      if (mark === 'repeated') topmost = current;
    }
  }

  /** To be called when a marker came or went, at `path` or anywhere when it is left out. */
  invalidate(path?: string): void {
    if (path === undefined) this.#marks.clear();
    else this.#marks.delete(dirname(path));
  }

  #mark(directory: string): Mark {
    const known = this.#marks.get(directory);
    if (known !== undefined) return known;
    const names = namesIn(directory);
    const mark = names.some((name) => rootMarkers.has(name))
      ? 'root'
      : names.some((name) => repeatedMarkers.has(name))
        ? 'repeated'
        : 'none';
    this.#marks.set(directory, mark);
    return mark;
  }
}

/** The nearest ancestor of `directory`, itself included, that is a git repository. */
export function repositoryOf(directory: string): string | undefined {
  for (let current = directory; ; current = dirname(current)) {
    if (namesIn(current).includes('.git')) return current;
    if (dirname(current) === current) return undefined;
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(join(directory));
  } catch {
    // A directory that cannot be listed has no marker that could be trusted either.
    return [];
  }
}

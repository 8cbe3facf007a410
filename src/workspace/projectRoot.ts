/** Which directory holds the whole of the program that a file belongs to. */
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Stands at the top of a project: the nearest one counts. */
const rootMarkers: ReadonlySet<string> = new Set([
  'sockeye.json',
  '.git',
  'compile_commands.json',
  'go.mod',
  'package.json',
  'Cargo.toml',
  'pyproject.toml',
]);

/** Stands in each directory of a project: the topmost one counts. */
const repeatedMarkers: ReadonlySet<string> = new Set(['CMakeLists.txt', 'meson.build']);

type Mark = 'root' | 'repeated' | 'none';

export class ProjectRoots {
  readonly #marks = new Map<string, Mark>();
  readonly #home = homedir();

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

/** What is known about each project, kept up to date file by file. */
import { relative, sep } from 'node:path';
import { type FileFacts, noFacts, type ProjectFacts, unknownProject } from '../analysis/facts';
import { familyOfPath } from '../analysis/languages';
import { asideOf } from './aside';
import { type BuildFile, targetsIn } from './build/buildFile';
import { ProgramFacts } from './programFacts';

interface Project {
  readonly root: string;
  /** Only files that have facts to tell: they are few, which keeps joining them cheap. */
  readonly files: Map<string, FileFacts>;
  /** The descriptions of its build. */
  readonly build: Map<string, BuildFile>;
  complete: boolean;
  /** What is known of its programs, by the family of the languages they are written in. */
  readonly joined: Map<string, ProgramFacts>;
}

const isEmpty = ({ effects, entryPoint, wrappers, needs, ...others }: FileFacts): boolean =>
  effects.length === 0 &&
  !entryPoint &&
  !wrappers?.length &&
  !needs?.length &&
  Object.values(others).every((one) => one === undefined);

const sameFacts = (a: FileFacts, b: FileFacts): boolean =>
  a.entryPoint === b.entryPoint && JSON.stringify(parts(a)) === JSON.stringify(parts(b));

const parts = ({ effects, needs = [], wrappers = [], ...others }: FileFacts): unknown => {
  const { types, members, handed, taken, heard, classes, imports } = others;
  return [effects, needs, wrappers, types, members, handed, taken, heard, classes, imports];
};

const comparePaths = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

export class ProjectIndex {
  readonly #rootOf: (path: string) => string | undefined;
  readonly #projects = new Map<string, Project>();

  /** `rootOf` gives the root of the project that a file belongs to; files without one are programs of their own. */
  constructor(rootOf: (path: string) => string | undefined) {
    this.#rootOf = rootOf;
  }

  /** Takes in the facts of a new or changed file. Says whether anything changed for the rest of its project. */
  update(path: string, facts: FileFacts): boolean {
    const project = this.#projectOf(path);
    const known = project.files.get(path) ?? noFacts;
    if (sameFacts(known, facts)) return false;
    if (isEmpty(facts)) project.files.delete(path);
    else project.files.set(path, facts);
    project.joined.clear();
    return true;
  }

  /** Takes in what a description of the build of a project says, or that it is gone. Says whether that is news. */
  describe(root: string, path: string, text: string | undefined): boolean {
    const project = this.#project(root);
    if (project.build.get(path)?.text === text) return false;
    if (text === undefined) project.build.delete(path);
    else project.build.set(path, { path, text });
    project.joined.clear();
    return true;
  }

  /** What is known of a file; nothing is said of one that was not taken in. */
  factsOf(path: string): FileFacts {
    return this.#projects.get(this.#keyOf(path))?.files.get(path) ?? noFacts;
  }

  /** Forgets a file that is gone. Says whether anything changed for the rest of its project. */
  remove(path: string): boolean {
    return this.update(path, noFacts);
  }

  /** Says that every file below `root` was taken in, or with `false` that this no longer holds. */
  setComplete(root: string, complete = true): void {
    const project = this.#project(root);
    project.complete = complete;
    project.joined.clear();
  }

  isComplete(root: string): boolean {
    return this.#projects.get(root)?.complete ?? false;
  }

  /** What is known about the programs that the file at `path` belongs to. The same object until something changes. */
  factsFor(path: string): ProjectFacts {
    const project = this.#projects.get(this.#keyOf(path));
    if (project === undefined) return unknownProject;
    const family = familyOfPath(path);
    const known = project.joined.get(family) ?? joined(project, family);
    project.joined.set(family, known);
    return known.for(path);
  }

  #keyOf(path: string): string {
    return this.#rootOf(path) ?? path;
  }

  #projectOf(path: string): Project {
    return this.#project(this.#keyOf(path));
  }

  #project(root: string): Project {
    const known = this.#projects.get(root);
    if (known) return known;
    const project: Project = { root, files: new Map(), build: new Map(), complete: false, joined: new Map() };
    this.#projects.set(root, project);
    return project;
  }
}

function joined({ root, files, build, complete }: Project, family: string): ProgramFacts {
  const shown = (path: string): string => relative(root, path).replaceAll(sep, '/');
  return new ProgramFacts({
    // Sorted, so that the file named as evidence does not depend on which was read first.
    files: [...files].filter(([path]) => familyOfPath(path) === family).sort(comparePaths),
    targets: targetsIn([...build].sort(comparePaths).map(([, file]) => file)),
    isAside: (path) => asideOf(shown(path)) !== undefined,
    shown,
    complete,
  });
}

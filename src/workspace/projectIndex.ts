/** What is known about each program, kept up to date file by file. */
import { type FileFacts, joinFacts, noFacts, type ProjectFacts, unknownProject } from '../analysis/facts';

interface Project {
  /** Only files that have facts to tell: they are few, which keeps joining them cheap. */
  readonly files: Map<string, FileFacts>;
  complete: boolean;
  joined: ProjectFacts | undefined;
}

const isEmpty = ({ effects, entryPoint, wrappers }: FileFacts): boolean =>
  effects.length === 0 && !entryPoint && !wrappers?.length;

const sameFacts = (a: FileFacts, b: FileFacts): boolean =>
  a.entryPoint === b.entryPoint &&
  a.effects.length === b.effects.length &&
  a.effects.every((e, i) => e === b.effects[i]) &&
  JSON.stringify(a.wrappers ?? []) === JSON.stringify(b.wrappers ?? []);

const comparePaths = ([a]: readonly [string, FileFacts], [b]: readonly [string, FileFacts]): number =>
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
    project.joined = undefined;
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
    project.joined = undefined;
  }

  isComplete(root: string): boolean {
    return this.#projects.get(root)?.complete ?? false;
  }

  /** What is known about the program that the file at `path` belongs to. The same object until something changes. */
  factsFor(path: string): ProjectFacts {
    const project = this.#projects.get(this.#keyOf(path));
    if (project === undefined) return unknownProject;
    // Sorted, so that the file named as evidence does not depend on which was read first.
    project.joined ??= joinFacts([...project.files].sort(comparePaths), project.complete);
    return project.joined;
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
    const project: Project = { files: new Map(), complete: false, joined: undefined };
    this.#projects.set(root, project);
    return project;
  }
}

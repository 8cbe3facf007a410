/** What files say about the whole program they belong to. Every value is a pure function of one file's text. */
import type { ApiRow } from '../languages/api';
import type { ProcessEffect } from '../languages/language';

export interface FileFacts {
  readonly effects: readonly ProcessEffect[];
  /** Whether the file defines the place where the program starts, such as `main`. */
  readonly entryPoint: boolean;
  /** Functions that wrap calls of the model and can be called from other files, as rows of the model. */
  readonly wrappers?: readonly ApiRow[];
}

export const noFacts: FileFacts = { effects: [], entryPoint: false };

/** The facts of all files of one project, each with the path of a file that shows it. */
export interface ProjectFacts {
  readonly effects: ReadonlyMap<ProcessEffect, string>;
  /** Effects that any file has, in which a program starts or not; what can be said of a library. */
  readonly anywhere: ReadonlySet<ProcessEffect>;
  readonly hasEntryPoint: boolean;
  /** The wrappers of all files; a name that stands for different ones is left out. */
  readonly wrappers: readonly ApiRow[];
  /** What the user says of functions of the project; what was found of them by itself does not count. */
  readonly models?: readonly ApiRow[];
  /** False when only single files were seen, so that nothing can be said about the rest of the program. */
  readonly complete: boolean;
}

export const unknownProject: ProjectFacts = {
  effects: new Map(),
  anywhere: new Set(),
  hasEntryPoint: false,
  wrappers: [],
  complete: false,
};

/** Whether a path is that of a test, which is a program of its own. */
const isTest = (path: string): boolean =>
  /(?:^|[\\/])(?:tests?|testing|testdata|spec)[\\/]|[\\/](?:test_[^\\/]*|[^\\/]*_test\.\w+)$/i.test(path);

/**
 * Joins the facts of files. The order does not matter but for which file is named as evidence (the first).
 * What a file does in which a program starts is done in that program alone, and says nothing about the others of the project;
 * nor does a test.
 */
export function joinFacts(files: Iterable<readonly [path: string, facts: FileFacts]>, complete: boolean): ProjectFacts {
  const effects = new Map<ProcessEffect, string>();
  const anywhere = new Set<ProcessEffect>();
  let hasEntryPoint = false;
  const wrappers = new Map<string, ApiRow | undefined>();
  for (const [path, facts] of files) {
    hasEntryPoint ||= facts.entryPoint;
    for (const row of facts.wrappers ?? []) wrappers.set(row.call, wrappers.has(row.call) ? undefined : row);
    if (isTest(path)) continue;
    for (const effect of facts.effects) anywhere.add(effect);
    if (facts.entryPoint) continue;
    for (const effect of facts.effects) if (!effects.has(effect)) effects.set(effect, path);
  }
  return {
    effects,
    anywhere,
    hasEntryPoint,
    wrappers: [...wrappers.values()].filter((row) => row !== undefined),
    complete,
  };
}

/** The facts with what the user says of functions of the project. */
export const withModels = (project: ProjectFacts, models: readonly ApiRow[]): ProjectFacts =>
  models.length === 0 ? project : { ...project, models };

/** What is known of functions of the project: what its user says of them, then what was found of others by itself. */
export function knownRows({ models = [], wrappers }: ProjectFacts): readonly ApiRow[] {
  if (models.length === 0) return wrappers;
  const said = new Set(models.flatMap(({ on, call }) => (on === undefined ? [call] : [])));
  return [...models, ...wrappers.filter(({ call }) => !said.has(call))];
}

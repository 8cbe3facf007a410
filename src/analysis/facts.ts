/** What files say about the whole program they belong to. Every value is a pure function of one file's text. */
import type { ApiRow } from '../languages/api';
import type { ProcessEffect } from '../languages/language';
import { lastName } from '../program/apiIndex';
import type { Classes, DeclaredClass } from '../program/classes';
import type { Lack } from '../program/exposure';
import { fieldNames, methodNames } from '../program/fields';
import type { Handed, Taken, Taker } from '../program/handed';
import { fieldsOf, joined, type KnownTypes, noTypes, passedOf } from '../program/knownTypes';

export { type Classes, type DeclaredClass, joinClasses } from '../program/classes';

export interface FileFacts {
  readonly effects: readonly ProcessEffect[];
  /** Whether the file defines the place where the program starts, such as `main`. */
  readonly entryPoint: boolean;
  /** Functions that wrap calls of the model and can be called from other files, as rows of the model. */
  readonly wrappers?: readonly ApiRow[];
  /** What the file is known to pass to functions of others, and to put into the fields of records. */
  readonly types?: KnownTypes;
  /** What the file hands to functions of files that it imports. */
  readonly handed?: readonly Handed[];
  /** What its functions do with what other files hand to them. */
  readonly taken?: readonly Taken[];
  /** What its classes are declared to hold and to give, by `Class.field` and `Class.method()`. */
  readonly members?: KnownTypes['fields'];
  /** Fields of whose errors it is told. */
  readonly heard?: readonly string[];
  /** The classes that it declares, where others may define their methods. */
  readonly classes?: readonly (readonly [string, DeclaredClass])[];
  /** What it imports, where that is imported by all who import the file. */
  readonly imports?: readonly string[];
  /** Effects without which calls of the file can do harm to the whole program. */
  readonly needs?: readonly ProcessEffect[];
}

/** What expressions find of a file without parsing it. */
export const foundByText = ({ effects, entryPoint, members, heard, classes, imports }: FileFacts): FileFacts => ({
  effects,
  entryPoint,
  ...(members ? { members } : {}),
  ...(heard ? { heard } : {}),
  ...(classes ? { classes } : {}),
  ...(imports ? { imports } : {}),
});

/** What only parsing finds of a file. */
export const foundByParsing = ({
  wrappers = [],
  types,
  needs = [],
  handed,
  taken,
}: FileFacts): Omit<FileFacts, 'effects' | 'entryPoint' | 'members' | 'heard' | 'classes' | 'imports'> => ({
  wrappers,
  needs,
  ...(handed ? { handed } : {}),
  ...(taken ? { taken } : {}),
  ...(types ? { types } : {}),
});

export const noFacts: FileFacts = { effects: [], entryPoint: false };

/** What is known of the project around one file. */
export interface ProjectFacts {
  /** What every program has that the file is part of, each with the path of a file that shows it. */
  readonly effects: ReadonlyMap<ProcessEffect, string>;
  /** What the file itself has to speak of, for all others of its programs: effects that some of these lack. */
  readonly lacks: ReadonlyMap<ProcessEffect, Lack>;
  /** Whether a program is known that the file is part of. */
  readonly hasEntryPoint: boolean;
  /** The wrappers of all files; a name that stands for different ones is left out. */
  readonly wrappers: readonly ApiRow[];
  /** What is passed to functions and put into the fields of records, in all files. */
  readonly types?: KnownTypes;
  /** The classes that the file and those that it imports declare. */
  readonly classes?: Classes;
  /** What the files import that this one imports. */
  readonly imports?: readonly string[];
  /** What the user says of functions of the project; what was found of them by itself does not count. */
  readonly models?: readonly ApiRow[];
  /** What other files hand to functions of this one. */
  readonly handed?: readonly Omit<Handed, 'module'>[];
  /** What functions of other files do with what this one hands to them. */
  readonly takers?: readonly Taker[];
  /** Fields of whose errors some file is told. */
  readonly heard?: readonly string[];
  /** False when only single files were seen, so that nothing can be said about the rest of the program. */
  readonly complete: boolean;
}

export const unknownProject: ProjectFacts = {
  effects: new Map(),
  lacks: new Map(),
  hasEntryPoint: false,
  wrappers: [],
  complete: false,
};

/** The wrappers of some files; a name that stands for different ones is left out. */
export function joinWrappers(files: Iterable<FileFacts>): readonly ApiRow[] {
  const wrappers = new Map<string, ApiRow | undefined>();
  for (const facts of files) {
    for (const row of facts.wrappers ?? []) {
      // Methods of a class may share a name and take different arguments.
      const key = row.isMethod ? `${row.call} ${row.arity}` : row.call;
      wrappers.set(key, wrappers.has(key) ? undefined : row);
    }
  }
  return [...wrappers.values()].filter((row) => row !== undefined);
}

/** What some files pass to functions and put into records; what they do not agree on is left out. */
export const joinTypes = (files: Iterable<FileFacts>): KnownTypes => joined([...files].flatMap(typesOf));

/** What a file says of types by what its functions do, and by declarations. */
const typesOf = ({ types, members }: FileFacts): readonly KnownTypes[] => [
  ...(types ? [types] : []),
  ...(members ? [{ ...noTypes, fields: members }] : []),
];

/** What is known of types around a file and by its own declarations. */
export const typesAround = ({ types = noTypes }: ProjectFacts, { members }: FileFacts): KnownTypes =>
  members ? joined([types, { ...noTypes, fields: members }]) : types;

/** The effects of some files, of which the first with an effect is named as evidence. */
export function joinEffects(
  files: Iterable<readonly [path: string, facts: FileFacts]>,
): ReadonlyMap<ProcessEffect, string> {
  const effects = new Map<ProcessEffect, string>();
  for (const [path, facts] of files) {
    for (const effect of facts.effects) if (!effects.has(effect)) effects.set(effect, path);
  }
  return effects;
}

/**
 * Joins the facts of files of which nothing is known but that they belong together: what a file does in which a program starts is
 * done in that program alone, and says nothing about others.
 */
export function joinFacts(files: Iterable<readonly [path: string, facts: FileFacts]>, complete: boolean): ProjectFacts {
  const all = [...files];
  const anywhere = joinEffects(all);
  const needs = new Set(complete ? all.flatMap(([, facts]) => facts.needs ?? []) : []);
  const lacking = [...needs].filter((effect) => !anywhere.has(effect));
  return {
    effects: joinEffects(all.filter(([, facts]) => !facts.entryPoint)),
    lacks: new Map(lacking.map((effect) => [effect, { scope: 'library', programs: [] }])),
    hasEntryPoint: all.some(([, facts]) => facts.entryPoint),
    wrappers: joinWrappers(all.map(([, facts]) => facts)),
    complete,
  };
}

/** Who lacks an effect, of those that a file with the given facts has to speak for. */
export function lackOf(effect: ProcessEffect, facts: FileFacts, project: ProjectFacts): Lack | undefined {
  if (facts.effects.includes(effect)) return undefined;
  const lack = project.lacks.get(effect);
  if (!facts.entryPoint) return lack;
  return project.effects.has(effect) ? undefined : { programs: [], ...lack, scope: 'here' };
}

/** The facts with what the user says of functions of the project. */
export const withModels = (project: ProjectFacts, models: readonly ApiRow[]): ProjectFacts =>
  models.length === 0 ? project : { ...project, models };

/** What is known of functions of the project: what its user says of them, then what was found of others by itself. */
export function knownRows({ models = [], wrappers }: Pick<ProjectFacts, 'models' | 'wrappers'>): readonly ApiRow[] {
  if (models.length === 0) return wrappers;
  const said = new Set(models.flatMap(({ on, call }) => (on === undefined ? [call] : [])));
  return [...models, ...wrappers.filter(({ call }) => !said.has(call))];
}

/** The names of functions and fields by which other files can make something of this one matter. */
export function namesFrom({ types = noTypes }: ProjectFacts): {
  readonly names: readonly string[];
  readonly fields: readonly string[];
} {
  const fields = fieldsOf(types);
  return { names: [...[...passedOf(types).keys()].map(lastName), ...methodNames(fields)], fields: fieldNames(fields) };
}

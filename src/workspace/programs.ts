/** Which programs a project has and which files are part of them: by the descriptions of its build, else by its directories. */
import { basename, dirname, extname, resolve, sep } from 'node:path';
import type { FileFacts } from '../analysis/facts';
import type { BuildTarget, BuildWord } from './build/target';
import { plainName } from './build/target';

export interface Program {
  readonly name: string;
  /** The description of the build that says what it is made of. */
  readonly source?: string;
  readonly files: ReadonlySet<string>;
  /** Files of which no description says whose they are, and which may be part of it. */
  readonly others: ReadonlySet<string>;
  /** Whether it is a test or an example, which says nothing about files outside of it. */
  readonly isAside: boolean;
}

/** What is to be known of a project's files. */
export interface ProgramFiles {
  readonly files: readonly (readonly [path: string, facts: FileFacts])[];
  readonly targets: readonly BuildTarget[];
  /** Whether a file is a test or an example, or a copy of others' code. */
  isAside(path: string): boolean;
}

export function programsOf({ files, targets, isAside }: ProgramFiles): readonly Program[] {
  const paths = files.map(([path]) => path);
  const entries = files.filter(([, { entryPoint }]) => entryPoint).map(([path]) => path);
  const made = madeOf(targets, paths);
  const listed = new Set(made.flatMap((one) => [...one.files]));
  const claims = new DirectoryClaims(entries, isAside);
  const isEntry = new Set(entries);
  const isShow = (path: string): boolean => isAside(path) || showName.test(basename(path));
  /** The files that may belong to the program that starts in `entry`, of which nothing better is known. */
  const around = (entry: string, isOpen: (path: string) => boolean): ReadonlySet<string> =>
    new Set(paths.filter((path) => path !== entry && !isEntry.has(path) && isOpen(path) && claims.has(path, entry)));
  const programs: Program[] = [];
  const built = new Set<string>();
  for (const { target, files: own } of made) {
    const starts = entries.filter((path) => own.has(path));
    const [entry] = starts;
    if (entry === undefined || target.isLibrary) continue;
    for (const one of starts) built.add(one);
    const others = around(entry, (path) => !own.has(path) && !(target.isWhole && listed.has(path)));
    const [name = ''] = target.names;
    programs.push({
      name,
      source: target.source,
      files: own,
      others,
      isAside: target.isTest === true || starts.every(isShow),
    });
  }
  for (const entry of entries) {
    if (built.has(entry)) continue;
    const others = around(entry, () => true);
    programs.push({ name: basename(entry), files: new Set([entry]), others, isAside: isShow(entry) });
  }
  return programs;
}

/** Names of files in which a program starts that is there to show, or to measure, how the product is used. */
const showName = /^(?:(?:.*[-_])?(?:example|demo|sample|benchmark|test)s?(?:[-_].*)?)\.\w+$/i;

/** A target with all files that end up in it. */
interface Made {
  readonly target: BuildTarget;
  readonly files: ReadonlySet<string>;
}

function madeOf(targets: readonly BuildTarget[], paths: readonly string[]): readonly Made[] {
  if (targets.length === 0) return [];
  const find = sourceFinder(paths);
  const own = targets.map(({ sources }) => sources.flatMap(find));
  const byName = new Map<string, number[]>();
  targets.forEach(({ names }, index) => {
    for (const name of names) byName.set(name, [...(byName.get(name) ?? []), index]);
  });
  return targets.map((target, index) => {
    const files = new Set<string>();
    const seen = new Set<number>();
    const pending = [index, ...target.names.flatMap((name) => byName.get(name) ?? [])];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      for (const path of own[at] ?? []) files.add(path);
      for (const name of targets[at]?.uses ?? []) {
        const used = byName.get(name) ?? byName.get(plainName(name)) ?? [];
        pending.push(...used.filter((one) => targets[one]?.isLibrary === true));
      }
    }
    return { target, files };
  });
}

/** Finds the files that a word of a description means. */
function sourceFinder(paths: readonly string[]): (word: BuildWord) => readonly string[] {
  const all = new Set(paths);
  const byStem = new Map<string, string[]>();
  const byName = new Map<string, string[]>();
  const stemOf = (path: string): string => path.slice(0, path.length - extname(path).length);
  const add = (map: Map<string, string[]>, key: string, path: string) => map.set(key, [...(map.get(key) ?? []), path]);
  for (const path of paths) {
    add(byStem, stemOf(path), path);
    add(byName, basename(stemOf(path)), path);
  }
  return ({ directory, word }) => {
    const path = resolve(directory, word);
    if (all.has(path)) return [path];
    if (/[*?]/.test(word)) {
      const pattern = patternOf(path);
      return paths.filter((one) => pattern.test(one));
    }
    if (!/\.(?:o|obj|lo)$/.test(word)) return [];
    const same = byName.get(basename(stemOf(path))) ?? [];
    // Objects are often kept in a directory of their own.
    return byStem.get(stemOf(path)) ?? (same.length === 1 ? same : []);
  };
}

const patternOf = (path: string): RegExp => {
  const written = path
    .split(sep)
    .join('/')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\//g, '(?:.+/)?')
    .replace(/(?<!\))\*/g, '[^/]*')
    .replace(/(?<![)(])\?(?!:)/g, '[^/]');
  return new RegExp(`^${written}$`);
};

/** A file belongs to the programs that start in its directory or below, or else in the nearest directory above that has any below. */
class DirectoryClaims {
  readonly #isAside: (path: string) => boolean;
  readonly #below = new Map<string, Set<string>>();
  readonly #belowAside = new Map<string, Set<string>>();

  constructor(entries: readonly string[], isAside: (path: string) => boolean) {
    this.#isAside = isAside;
    for (const entry of entries) {
      const below = isAside(entry) ? this.#belowAside : this.#below;
      for (let directory = dirname(entry); ; directory = dirname(directory)) {
        below.set(directory, (below.get(directory) ?? new Set()).add(entry));
        if (dirname(directory) === directory) break;
      }
    }
  }

  has(path: string, entry: string): boolean {
    // Tests are made of the product, and of what is theirs; the product is not made of tests.
    if (this.#isAside(entry)) return !this.#isAside(path) || claimed(this.#belowAside, path, entry);
    return !this.#isAside(path) && claimed(this.#below, path, entry);
  }
}

function claimed(below: ReadonlyMap<string, ReadonlySet<string>>, path: string, entry: string): boolean {
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    const entries = below.get(directory);
    if (entries) return entries.has(entry);
    if (dirname(directory) === directory) return false;
  }
}

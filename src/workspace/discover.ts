/** Finds the files to check below the paths that were asked for, in an order that depends on their names alone. */
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Skip } from '../analysis/finding';
import { type Aside, asideOf } from './aside';
import { isBuildFile } from './build/buildFile';
import { type IgnoreLevel, ignoreLevel, isIgnored, outerIgnoreLevels } from './ignoreRules';
import { ioErrorCode, ioErrorMessage } from './ioError';

/**
 * A file to check, or one that cannot be. `named` when it was asked for by name rather than found in a directory; what is `aside` lies
 * in a directory of tests and the like below what was asked for.
 */
export type Discovery = { readonly path: string; readonly named: boolean; readonly aside?: Aside } & (
  | { readonly kind: 'file'; readonly language: string }
  | { readonly kind: 'skip'; readonly skip: Skip }
);

export interface DiscoverOptions {
  languageOf(path: string): string | undefined;
  /** Whether the configuration leaves out `path`, which lies in `directory`. */
  isExcluded(directory: string, path: string, isDirectory: boolean): boolean;
  /** Told of each description of a build on the way. */
  onBuildFile?(path: string): void;
}

/** Never anyone's own source text. */
const prunedDirectories: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** Has the marks of a repository, whose files the ignore rules of the one around it are not about. */
const isRepository = (entries: readonly Dirent[]): boolean => entries.some(({ name }) => name === '.git');

/**
 * Yields each file once. Files asked for by name are always yielded, whatever is ignored;
 * asking for an ignored or excluded directory by name likewise lifts the rules from outside it.
 * As in git, links to directories are not entered, so that no loop can arise; links to files are followed.
 */
export function* discover(paths: readonly string[], options: DiscoverOptions): Generator<Discovery> {
  const seen = new Set<string>();
  const directories: string[] = [];
  for (const path of paths.map((path) => resolve(path))) {
    const found = namedPath(path, options);
    if (found === 'directory') directories.push(path);
    else if (!seen.has(path)) {
      seen.add(path);
      yield found;
    }
  }
  const links: Link[] = [];
  for (const root of directories) {
    const outer = outerIgnoreLevels(root);
    const levels = isIgnored(outer, root, true) ? [] : outer;
    const isLeftOut = options.isExcluded(dirname(root), root, true);
    for (const found of walk(root, levels, isLeftOut ? { ...options, isExcluded: () => false } : options)) {
      if (seen.has(found.path)) continue;
      if (found.kind === 'link') links.push(found);
      else {
        seen.add(found.path);
        yield found;
      }
    }
  }
  // Last, because a link to a file that is found anyway must not have it checked twice.
  const targets = new Set<string>();
  const isFound = links.length > 0 ? foundAnyway(directories, seen) : () => false;
  for (const { path, aside } of links) {
    const found = followLink(path, (target) => isFound(target) || targets.has(target), options);
    if (found?.kind === 'file') targets.add(realpathSync(path));
    if (found) yield { ...found, ...(aside && { aside }) };
  }
}

function namedPath(path: string, options: DiscoverOptions): Discovery | 'directory' {
  const skipped = (skip: Skip): Discovery => ({ kind: 'skip', path, named: true, skip });
  try {
    if (statSync(path).isDirectory()) return 'directory';
  } catch (error) {
    return skipped({ kind: 'unreadable', detail: ioErrorMessage(error) });
  }
  const language = options.languageOf(path);
  if (language === undefined) return skipped({ kind: 'unknown-language' });
  return { kind: 'file', path, language, named: true };
}

type Link = { readonly kind: 'link'; readonly path: string; readonly aside?: Aside };

type Walked = Discovery | Link;

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

function* walk(root: string, outer: readonly IgnoreLevel[], options: DiscoverOptions): Generator<Walked> {
  // Its own stack instead of recursion: a deep tree must not overflow, and `yield*` costs at every level.
  const pending: { readonly directory: string; readonly levels: readonly IgnoreLevel[] }[] = [
    { directory: root, levels: outer },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { directory } = next;
    const entries = list(directory);
    if (!Array.isArray(entries)) {
      yield { kind: 'skip', path: directory, named: directory === root, skip: entries };
      continue;
    }
    const levels = levelsIn(directory, entries, next.levels);
    const below: string[] = [];
    for (const entry of entries) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (prunedDirectories.has(entry.name)) continue;
        if (!isIgnored(levels, path, true) && !options.isExcluded(directory, path, true)) below.push(path);
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        // The name is asked first: it is much cheaper than the ignore rules and rules out most files.
        const language = options.languageOf(path);
        const describes = options.onBuildFile !== undefined && isBuildFile(entry.name);
        if (language === undefined && !describes) continue;
        if (isIgnored(levels, path, false) || options.isExcluded(directory, path, false)) continue;
        if (describes) options.onBuildFile?.(path);
        if (language === undefined) continue;
        const aside = asideOf(relative(root, path).replaceAll(sep, '/'));
        const found = { path, named: false, ...(aside && { aside }) };
        yield entry.isFile() ? { kind: 'file', language, ...found } : { kind: 'link', ...found };
      }
    }
    for (const path of below.reverse()) pending.push({ directory: path, levels });
  }
}

function levelsIn(
  directory: string,
  entries: readonly Dirent[],
  outer: readonly IgnoreLevel[],
): readonly IgnoreLevel[] {
  const inherited = isRepository(entries) ? [] : outer;
  if (!entries.some(({ name }) => name === '.gitignore' || name === '.ignore' || name === '.git')) return inherited;
  const level = ignoreLevel(directory);
  return level ? [...inherited, level] : inherited;
}

function list(directory: string): Dirent[] | Skip {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort(byName);
  } catch (error) {
    return { kind: 'unreadable', detail: ioErrorMessage(error) };
  }
}

/** Whether a real path was found, although the paths asked for may themselves lead over links. */
function foundAnyway(directories: readonly string[], seen: ReadonlySet<string>): (target: string) => boolean {
  const roots = directories.map((path) => ({ path, real: realpathSync(path) }));
  return (target) => seen.has(target) || roots.some(({ path, real }) => seen.has(join(path, relative(real, target))));
}

function followLink(
  path: string,
  isFound: (target: string) => boolean,
  options: DiscoverOptions,
): Discovery | undefined {
  try {
    const target = realpathSync(path);
    const language = options.languageOf(path);
    if (isFound(target) || language === undefined || !statSync(target).isFile()) return undefined;
    return { kind: 'file', path, language, named: false };
  } catch (error) {
    const detail = ioErrorCode(error) === 'ENOENT' ? 'a symbolic link to nothing' : ioErrorMessage(error);
    return { kind: 'skip', path, named: false, skip: { kind: 'unreadable', detail } };
  }
}

/** What `.gitignore` and `.ignore` files leave out, as git reads them: a deeper file overrules one further up. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isWithin } from './isWithin';

/** Rules and the directory that their patterns are relative to. */
export interface IgnoreLevel {
  readonly directory: string;
  readonly rules: Ignore;
}

/** As git does by default, which asks the file system once when it makes a repository. */
const ignoreCase = process.platform === 'win32' || process.platform === 'darwin';

/** The rules that `patterns` make, texts of several lines or single patterns. */
export const ignoreRules = (patterns: readonly string[]): Ignore => {
  const rules = ignore({ ignoreCase });
  for (const text of patterns) rules.add(text);
  return rules;
};

/** In the order of growing precedence: what `.ignore` says is meant for tools like this one. */
const ignoreFiles = ['.gitignore', '.ignore'];

/** `path` as the patterns of `directory` see it, or nothing when it does not lie below. */
export function patternPath(directory: string, path: string, isDirectory: boolean): string | undefined {
  if (path === directory || !isWithin(directory, path)) return undefined;
  const below = relative(directory, path);
  return (sep === '/' ? below : below.replaceAll(sep, '/')) + (isDirectory ? '/' : '');
}

/** Whether `levels`, outermost first, leave out `path`. The directories above it are taken to be allowed. */
export function isIgnored(levels: readonly IgnoreLevel[], path: string, isDirectory: boolean): boolean {
  for (let i = levels.length - 1; i >= 0; i--) {
    const level = levels[i];
    const below = level && patternPath(level.directory, path, isDirectory);
    if (level === undefined || below === undefined) continue;
    const { ignored, unignored } = level.rules.test(below);
    if (ignored || unignored) return ignored;
  }
  return false;
}

function readRules(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Not there, or not ours to read: git takes both for an empty list.
    return undefined;
  }
}

/** The rules that stand in `directory` itself. */
export function ignoreLevel(directory: string): IgnoreLevel | undefined {
  const excludes = existsSync(join(directory, '.git')) ? [join('.git', 'info', 'exclude')] : [];
  const texts = [...excludes, ...ignoreFiles].map((name) => readRules(join(directory, name)));
  const found = texts.filter((text): text is string => text !== undefined);
  if (found.length === 0) return undefined;
  return { directory, rules: ignoreRules(found) };
}

/** The rules of the directories above `directory`, up to the root of its git repository; none outside of one. */
export function outerIgnoreLevels(directory: string): readonly IgnoreLevel[] {
  if (existsSync(join(directory, '.git'))) return [];
  const levels: IgnoreLevel[] = [];
  for (let current = dirname(directory); ; current = dirname(current)) {
    const level = ignoreLevel(current);
    if (level) levels.unshift(level);
    if (existsSync(join(current, '.git'))) return levels;
    if (dirname(current) === current) return [];
  }
}

/** Reads `CMakeLists.txt`: executables, libraries, and what is linked into them. Loops, functions and conditions are not followed. */
import { dirname } from 'node:path';
import type { BuildFile, BuildTarget, BuildWord } from './target';

interface Draft {
  readonly sources: BuildWord[];
  readonly uses: string[];
  readonly isLibrary: boolean;
  isWhole: boolean;
  readonly source: string;
}

type Variables = ReadonlyMap<string, readonly string[]>;

const comment = /#\[\[[\s\S]*?\]\]|#[^\n]*/g;
const command = /(\w+)\s*\(((?:[^()"]|"(?:[^"\\]|\\.)*"|\((?:[^()]|\([^()]*\))*\))*)\)/g;
const argument = /"((?:[^"\\]|\\.)*)"|[^\s";]+/g;

/** Words that say how and for whom, not what. */
const keyword =
  /^(?:WIN32|MACOSX_BUNDLE|EXCLUDE_FROM_ALL|STATIC|SHARED|MODULE|OBJECT|INTERFACE|IMPORTED|GLOBAL|PUBLIC|PRIVATE|LINK_\w+|debug|optimized|general|FILE_SET|TYPE|BASE_DIRS|FILES)$/;

/** The targets of all files of a project; what a directory sets holds below it, too. */
export function cmakeTargets(files: readonly BuildFile[]): readonly BuildTarget[] {
  const drafts = new Map<string, Draft>();
  const scopes = new Map<string, Variables>();
  const top = files[0] ? dirname(files[0].path) : '/';
  for (const file of [...files].sort((a, b) => a.path.length - b.path.length)) {
    const directory = dirname(file.path);
    scopes.set(directory, readFile(file, directory, top, outerScope(scopes, directory), drafts));
  }
  return [...drafts].map(([name, draft]) => ({ names: [name], ...draft }));
}

function outerScope(scopes: ReadonlyMap<string, Variables>, directory: string): Variables {
  for (let current = dirname(directory); ; current = dirname(current)) {
    const scope = scopes.get(current);
    if (scope) return scope;
    if (dirname(current) === current) return new Map();
  }
}

function readFile(
  { path, text }: BuildFile,
  directory: string,
  top: string,
  outer: Variables,
  drafts: Map<string, Draft>,
): Variables {
  const variables = new Map(outer);
  for (const name of ['CMAKE_CURRENT_SOURCE_DIR', 'CMAKE_CURRENT_LIST_DIR']) variables.set(name, [directory]);
  for (const name of ['CMAKE_SOURCE_DIR', 'PROJECT_SOURCE_DIR']) if (!variables.has(name)) variables.set(name, [top]);
  for (const [, name = '', body = ''] of text.replace(comment, '').matchAll(command)) {
    const { words, isWhole } = expand(body, variables);
    const [first = '', ...rest] = words;
    const files = rest.filter((word) => !keyword.test(word));
    const sources = files.map((word) => ({ directory, word }));
    switch (name.toLowerCase()) {
      case 'project':
        variables.set('PROJECT_SOURCE_DIR', [directory]).set('PROJECT_NAME', [first]);
        break;
      case 'set':
        variables.set(first, rest);
        break;
      case 'list':
        if (first === 'APPEND' && rest[0])
          variables.set(rest[0], [...(variables.get(rest[0]) ?? []), ...rest.slice(1)]);
        break;
      case 'file':
        if (first.startsWith('GLOB') && rest[0]) variables.set(rest[0], globs(rest.slice(1), directory, first));
        break;
      case 'aux_source_directory':
        if (rest[0]) variables.set(rest[0], [`${first}/*`]);
        break;
      case 'add_executable':
      case 'add_library':
        if (!rest.includes('ALIAS') && !rest.includes('IMPORTED')) {
          const isLibrary = name.toLowerCase() === 'add_library';
          drafts.set(first, { sources, uses: objectsIn(body), isLibrary, isWhole, source: path });
        }
        break;
      case 'target_sources':
        drafts.get(first)?.sources.push(...sources);
        break;
      case 'target_link_libraries':
        drafts.get(first)?.uses.push(...files);
        break;
    }
    const draft = /^target_(?:sources|link_libraries)$/i.test(name) && drafts.get(first);
    if (draft && !isWhole) draft.isWhole = false;
  }
  return variables;
}

/** Patterns for the files that CMake looks up itself. */
const globs = (words: readonly string[], directory: string, kind: string): readonly string[] =>
  words
    .filter((word) => /[*?]/.test(word))
    .map((word) => (word.startsWith('/') ? word : `${directory}/${word}`))
    .map((word) => (kind === 'GLOB_RECURSE' ? word.replace(/\/([^/]*)$/, '/**/$1') : word));

/** Libraries whose objects are put in as they are. */
const objectsIn = (body: string): string[] =>
  Array.from(body.matchAll(/\$<TARGET_OBJECTS:([^>]+)>/g), ([, name = '']) => name);

/** The arguments of a command, with variables filled in; one that is not known makes them incomplete. */
function expand(body: string, variables: Variables): { readonly words: readonly string[]; readonly isWhole: boolean } {
  let isWhole = true;
  const fill = (word: string, depth: number): readonly string[] => {
    const whole = /^\$\{(\w+)\}$/.exec(word)?.[1];
    if (whole !== undefined) {
      const value = variables.get(whole);
      if (!value || depth > 8) isWhole = false;
      return value && depth <= 8 ? value.flatMap((one) => fill(one, depth + 1)) : [];
    }
    const filled = word.replace(/\$\{(\w+)\}/g, (_, name: string) => {
      const value = variables.get(name);
      if (value?.length !== 1) isWhole = false;
      return value?.[0] ?? '';
    });
    if (/\$<(?!TARGET_OBJECTS:|BUILD_INTERFACE:|INSTALL_INTERFACE:|TARGET_PROPERTY:|PLATFORM_ID:)/.test(word))
      isWhole = false;
    return filled.includes('$<') ? [] : filled.split(';');
  };
  const words = Array.from(body.matchAll(argument), ([word, quoted]) => quoted ?? word).flatMap((word) =>
    fill(word, 0),
  );
  return { words, isWhole };
}

/** Reads makefiles, those for Automake among them: rules that link, and lists of sources. No rule is run, no file is included. */
import { dirname } from 'node:path';
import { type BuildFile, type BuildTarget, plainName } from './target';

type Variables = ReadonlyMap<string, string>;

interface Words {
  readonly words: readonly string[];
  /** False when a variable or a function in them is not known. */
  readonly isWhole: boolean;
}

const assignment = /^\s*(?:export\s+|override\s+)*([\w.-]+)\s*(\+|[:?]{0,3})=(.*)$/;
const rule = /^([^\t#=][^=#]*?)\s*::?(?!=)([^;]*)(?:;(.*))?$/;
const library = /\.(?:l?a|lo|so|dylib)$/;

/** Variables for Automake that name what is built, or run, for tests alone. */
const testLists = ['check_PROGRAMS', 'TESTS', 'XFAIL_TESTS'] as const;

export function makeTargets(files: readonly BuildFile[]): readonly BuildTarget[] {
  return files.flatMap(readFile);
}

function readFile({ path, text }: BuildFile): readonly BuildTarget[] {
  const directory = dirname(path);
  const lines = text.replace(/\\\r?\n/g, ' ').split(/\r?\n/);
  const variables = variablesIn(lines);
  const targets: BuildTarget[] = [];
  const tests = new Set(
    testLists.flatMap((name) =>
      expand(variables.get(name) ?? '', variables).words.map((word) => word.replace(/\W/g, '_')),
    ),
  );
  const add = (names: readonly string[], { words, isWhole }: Words, isLibrary: boolean, uses: readonly string[]) => {
    const sources = words.filter((word) => /\.\w+$/.test(word) && !library.test(word));
    if (sources.length === 0) return;
    targets.push({
      names: names.map(plainName),
      sources: sources.map((word) => ({ directory, word })),
      uses: uses.map(plainName),
      isLibrary,
      ...(names.some((name) => tests.has(name)) ? { isTest: true } : {}),
      isWhole,
      source: path,
    });
  };
  for (const [name, value] of variables) {
    // In a makefile for Automake a program or library is a variable with its sources.
    const product = /^(?:nodist_|dist_)?(.+)_SOURCES$/.exec(name)?.[1];
    if (product === undefined) continue;
    const linked = ['LDADD', 'LIBADD'].map((kind) => variables.get(`${product}_${kind}`) ?? '').join(' ');
    const shared = product.endsWith('_la') ? '' : (variables.get('LDADD') ?? '');
    const own = expand(value, variables);
    add([product.replace(/_l?a$/, '')], own, /_l?a$/.test(product), expand(`${linked} ${shared}`, variables).words);
  }
  let current: { names: readonly string[]; needed: Words } | undefined;
  const link = (recipe: string, { names, needed }: { names: readonly string[]; needed: Words }) => {
    const filled = recipe
      .replace(/\$[@(]\)?/g, (one) => (one === '$@' ? (names[0] ?? '') : one))
      .replace(/\$[\^+]/g, needed.words.join(' '));
    const { words, isWhole } = expand(filled, variables);
    const output = words[words.indexOf('-o') + 1];
    const named = words.includes('-o') && output !== undefined ? output : undefined;
    if (words.includes('-c') || (named === undefined && !library.test(names[0] ?? ''))) return;
    const made = named ?? names[0] ?? '';
    const all = {
      words: [...words, ...(names.includes(made) ? needed.words : [])].filter((word) => word !== made),
      isWhole: isWhole && needed.isWhole,
    };
    add(
      [made],
      all,
      library.test(made),
      all.words.filter((word) => library.test(word) || word.startsWith('-l')),
    );
  };
  for (const line of lines) {
    if (line.startsWith('\t')) {
      if (current) link(line.trim().replace(/^[@+-]+/, ''), current);
      continue;
    }
    if (line.trim() === '' || assignment.test(line)) continue;
    const [, left = '', right = '', recipe] = rule.exec(line.replace(/(?<!\\)#.*$/, '')) ?? [];
    const names = expand(left, variables).words.filter((name) => !/^\.|%|\.(?:o|obj)$/.test(name));
    const needed = expand(right.replace(/^[^:]*:(?!=)/, ''), variables);
    current = names.length > 0 ? { names, needed } : undefined;
    if (!current) continue;
    if (recipe) link(recipe.trim(), current);
    // Without a recipe of its own a program is linked by the rule that everybody has.
    const linked = needed.words.filter((word) => library.test(word) || word.startsWith('-l'));
    if (needed.words.some((word) => /\.o(?:bj)?$/.test(word)))
      for (const name of names) add([name], needed, library.test(name), linked);
  }
  return targets;
}

function variablesIn(lines: readonly string[]): Map<string, string> {
  const variables = new Map<string, string>();
  for (const line of lines) {
    if (line.startsWith('\t')) continue;
    const [, name = '', how = '', value = ''] = assignment.exec(line.replace(/(?<!\\)#.*$/, '')) ?? [];
    if (name === '') continue;
    variables.set(name, how === '+' && variables.has(name) ? `${variables.get(name)} ${value}` : value);
  }
  return variables;
}

/** The words of a text, with variables and the functions that only write words otherwise filled in. */
function expand(text: string, variables: Variables): Words {
  let isWhole = true;
  const fill = (part: string, depth: number): string =>
    part.replace(
      /\$(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\{([^{}]*)\}|([@<^+*?%$]))/g,
      (_, round?: string, curly?: string) => {
        const inner = round ?? curly;
        if (inner === undefined) return ' ';
        const value = depth > 8 ? undefined : evaluate(inner, (one) => fill(one, depth + 1));
        if (value === undefined) isWhole = false;
        return value ?? ' ';
      },
    );
  const evaluate = (inner: string, inside: (part: string) => string): string | undefined => {
    const [, name = '', from, to] = /^([\w.-]+)(?::([^=]*)=(.*))?$/.exec(inner) ?? [];
    if (name !== '') {
      const value = variables.get(name);
      // What the environment or the configuration sets is about tools and options; lists of files are in the file itself.
      if (value === undefined) return /SRC|OBJ|SOURCE|FILES/i.test(name) ? undefined : '';
      return from === undefined ? inside(value) : substituted(inside(value), from, to ?? '');
    }
    const [, call = '', rest = ''] = /^(\w+)\s+([\s\S]*)$/.exec(inner) ?? [];
    const given = rest.split(',').map((one) => inside(one).trim());
    const [first = '', second = '', third = ''] = given;
    switch (call) {
      case 'wildcard':
      case 'sort':
      case 'strip':
      case 'abspath':
      case 'realpath':
        return first;
      case 'patsubst':
        return substituted(third, first, second);
      case 'subst':
        return third.replaceAll(first, second);
      case 'addprefix':
        return eachWord(second, (word) => first + word);
      case 'addsuffix':
        return eachWord(second, (word) => word + first);
      case 'notdir':
        return eachWord(first, (word) => word.replace(/^.*\//, ''));
      case 'basename':
        return eachWord(first, (word) => word.replace(/\.\w+$/, ''));
      case 'filter':
      case 'filter-out':
        return second;
      case 'shell':
        return undefined;
      default:
        return undefined;
    }
  };
  const words = fill(text, 0)
    .split(/\s+/)
    .filter((word) => word !== '');
  return { words, isWhole };
}

const eachWord = (words: string, change: (word: string) => string): string =>
  words
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(change)
    .join(' ');

/** Words with one ending, or pattern, put in place of another. */
function substituted(words: string, from: string, to: string): string {
  const [before = '', after = ''] = from.includes('%') ? from.split('%') : ['', from];
  const [head = '', tail = ''] = to.includes('%') ? to.split('%') : ['', to];
  return eachWord(words, (word) =>
    word.startsWith(before) && word.endsWith(after) && word.length >= before.length + after.length
      ? head + word.slice(before.length, word.length - after.length) + tail
      : word,
  );
}

/** Reads `meson.build`: executables, libraries, and what is linked into them. Loops and conditions are not followed. */
import { dirname } from 'node:path';
import type { BuildFile, BuildTarget, BuildWord } from './target';

/** What stands in an expression: texts, which may name files, and names of variables. */
interface Expression {
  readonly texts: readonly BuildWord[];
  readonly names: readonly string[];
}

interface Declared extends Expression {
  readonly called: readonly string[];
  readonly kind: string;
  readonly source: string;
}

const comment = /#[^\n]*/g;
const makers = 'executable|static_library|shared_library|both_libraries|library|shared_module|declare_dependency';
const declaration = new RegExp(`(?:^|\\n)[ \\t]*(?:(\\w+)[ \\t]*=[ \\t]*)?(${makers})[ \\t]*\\(`, 'g');
const assignment = /(?:^|\n)[ \t]*(\w+)[ \t]*(\+?=)(?!=)/g;

export function mesonTargets(files: readonly BuildFile[]): readonly BuildTarget[] {
  const variables = new Map<string, Expression[]>();
  const declared: Declared[] = [];
  for (const { path, text } of files) {
    const code = text.replace(comment, '');
    const directory = dirname(path);
    for (const match of code.matchAll(declaration)) {
      const [, variable, kind = ''] = match;
      const found = expressionIn(argumentsAt(code, match.index + match[0].length), directory);
      const [first] = found.texts;
      const called = [variable, kind === 'declare_dependency' ? undefined : first?.word];
      declared.push({ ...found, kind, called: called.filter((one) => one !== undefined), source: path });
    }
    for (const match of code.matchAll(assignment)) {
      const [, name = '', operator] = match;
      const value = expressionIn(valueAt(code, match.index + match[0].length), directory);
      variables.set(name, operator === '+=' ? [...(variables.get(name) ?? []), value] : [value]);
    }
  }
  const targets = new Set(declared.flatMap(({ called }) => called));
  return declared.map((one) => target(one, variables, targets));
}

function target(
  { texts, names, called, kind, source }: Declared,
  variables: ReadonlyMap<string, readonly Expression[]>,
  targets: ReadonlySet<string>,
): BuildTarget {
  const sources = [...texts];
  const uses: string[] = [];
  let isWhole = true;
  const seen = new Set<string>();
  const pending = [...names];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (targets.has(name)) uses.push(name);
    else {
      const values = variables.get(name);
      if (!values) isWhole = false;
      for (const value of values ?? []) {
        sources.push(...value.texts);
        pending.push(...value.names);
      }
    }
  }
  // A program is called by its own name; only a library is linked under that of its variable.
  return {
    names: kind === 'executable' ? called.slice(-1) : called,
    sources,
    uses,
    isLibrary: kind !== 'executable',
    isWhole,
    source,
  };
}

/** What is between a parenthesis and the one that closes it. */
function argumentsAt(code: string, start: number): string {
  let depth = 1;
  for (let at = start; at < code.length; at++) {
    const one = code[at];
    if (one === "'") at = Math.max(at, code.indexOf("'", at + 1));
    else if (one === '(' || one === '[') depth++;
    else if ((one === ')' || one === ']') && --depth === 0) return code.slice(start, at);
  }
  return code.slice(start);
}

/** The value of an assignment: to the end of the line, or of what is opened in it. */
function valueAt(code: string, start: number): string {
  const line = code.slice(start, (code.indexOf('\n', start) + 1 || code.length + 1) - 1);
  const open = /[[(]/.exec(line);
  return open ? line.slice(0, open.index) + argumentsAt(code, start + open.index + 1) : line;
}

/** Calls in whose arguments no source is named. */
const aside = /\b(?:include_directories|dependency|find_library|get_option|get_variable|find_program)\s*\([^()]*\)/g;

function expressionIn(text: string, directory: string): Expression {
  const code = text.replace(aside, '');
  const texts = Array.from(code.matchAll(/'((?:[^'\\\n]|\\.)*)'/g), ([, word = '']) => ({ directory, word }));
  const words = code.replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
  const names = Array.from(words.matchAll(/(?<![\w.])([A-Za-z_]\w*)(?!\w|\s*[:(.])/g), ([, name = '']) => name);
  return { texts, names: names.filter((name) => !/^(?:true|false|not|and|or|in|if|else|endif|files)$/.test(name)) };
}

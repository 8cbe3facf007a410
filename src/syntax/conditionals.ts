/**
 * Makes code with conditional compilation parseable: groups such as `#if ... #else ... #endif` that cut through a statement or leave
 * a brace open are resolved to one branch. Everything else of them is blanked, so that no offset changes.
 */
import type { Range } from '../base/text';
import type { LanguageManifest } from '../languages/language';

type ConditionalSyntax = NonNullable<LanguageManifest['conditionals']>;

/** A way to read a text: which parts were blanked to make it parseable. */
export interface Reading {
  readonly text: string;
  /** Branches that were left out, in order; another reading may have them. Directives are not among them. */
  readonly omitted: readonly Range[];
}

interface Directive {
  readonly kind: 'begin' | 'never' | 'otherwise' | 'end';
  readonly start: number;
  readonly end: number;
}

interface Group {
  readonly directives: readonly Directive[];
}

/** How much of a text is looked at to find what fits. Where groups nest thousands deep it would be all of it for each of them. */
const lookFor = (length: number): number => 1_000_000 + 20 * length;

/** The reading that keeps the first branch of each group that does not fit, or with `last` the last one. */
export function readingOf(syntax: ConditionalSyntax, text: string, last: boolean): Reading {
  const groups = groupsIn(syntax, text);
  const blanks: Range[] = [];
  const omitted: Range[] = [];
  let left = lookFor(text.length);
  for (const group of groups) {
    const branches = branchesOf(group);
    left -= (group.directives.at(-1)?.end ?? 0) - (group.directives[0]?.start ?? 0);
    const possible = left >= 0 && group.directives[0]?.kind !== 'never';
    if (possible && branches.every((branch) => fits(text, group, branch))) continue;
    const kept = keptBranch(group, branches, last);
    for (const directive of group.directives) blanks.push(directive);
    for (const branch of branches) if (branch !== kept) omitted.push(branch);
  }
  if (syntax.ignored !== undefined)
    for (const { index, 0: found } of text.matchAll(new RegExp(syntax.ignored, 'g')))
      blanks.push({ start: index, end: index + found.length });
  return blanks.length === 0 ? { text, omitted } : { text: blank(text, [...blanks, ...omitted]), omitted };
}

function keptBranch({ directives }: Group, branches: readonly Range[], last: boolean): Range | undefined {
  const possible = directives[0]?.kind === 'never' ? branches.slice(1) : branches;
  // Without an alternative the last branch is that nothing stands there, which an `#if` around an `else` needs to fit.
  const open = directives.at(-2)?.kind !== 'otherwise';
  if (last) return open && branches.length === 1 ? undefined : possible.at(-1);
  return possible[0];
}

/** All groups, inner ones before the ones around them. A group without an end is none. */
function groupsIn(syntax: ConditionalSyntax, text: string): readonly Group[] {
  const line = new RegExp(
    `^(?:(${syntax.never})|(${syntax.begin})|(${syntax.otherwise})|(${syntax.end}))[^\\n]*(?:\\\\\\r?\\n[^\\n]*)*`,
    'gm',
  );
  const groups: Group[] = [];
  const open: Directive[][] = [];
  for (const match of text.matchAll(line)) {
    const kind =
      match[1] !== undefined
        ? 'never'
        : match[2] !== undefined
          ? 'begin'
          : match[3] !== undefined
            ? 'otherwise'
            : 'end';
    const directive: Directive = { kind, start: match.index, end: match.index + match[0].length };
    if (kind === 'begin' || kind === 'never') open.push([directive]);
    else open.at(-1)?.push(directive);
    if (kind !== 'end') continue;
    const directives = open.pop();
    if (directives) groups.push({ directives });
  }
  return groups;
}

function branchesOf({ directives }: Group): readonly Range[] {
  const branches: Range[] = [];
  for (let i = 0; i + 1 < directives.length; i++) {
    branches.push({ start: directives[i]?.end ?? 0, end: directives[i + 1]?.start ?? 0 });
  }
  return branches;
}

/** Whether a branch is whole statements between statements. */
function fits(text: string, { directives }: Group, branch: Range): boolean {
  const before = significantBefore(text, directives[0]?.start ?? 0);
  if (!border.has(before)) return false;
  const code = withoutTrivia(text.slice(branch.start, branch.end));
  if (!border.has(code.trimEnd().at(-1) ?? '')) return false;
  let depth = 0;
  for (const character of code) {
    if (opening.has(character)) depth++;
    else if (closing.has(character) && --depth < 0) return false;
  }
  // An `else` belongs to an `if` that the other branches do not have.
  return depth === 0 && !/^\s*else\b/.test(code);
}

const border: ReadonlySet<string> = new Set(['', ';', '{', '}', ':', '#']);
const opening: ReadonlySet<string> = new Set(['{', '(', '[']);
const closing: ReadonlySet<string> = new Set(['}', ')', ']']);

/** The last character before `offset` that is neither white space nor part of a comment; `#` for a directive, empty at the start. */
function significantBefore(text: string, offset: number): string {
  // A window is enough, since a comment longer than this between statements only makes the group be resolved.
  const from = Math.max(0, offset - 2000);
  const lines = withoutTrivia(text.slice(from, offset)).trimEnd();
  if (lines === '') return '';
  const lastLine = lines.slice(lines.lastIndexOf('\n') + 1);
  return /^\s*#/.test(lastLine) ? '#' : (lines.at(-1) ?? '');
}

/** Code with comments, strings and directives of inner groups taken out. */
const withoutTrivia = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|^[ \t]*#[^\n]*/gm, (trivia) =>
    trivia.startsWith('"') || trivia.startsWith("'") ? '0' : ' ',
  );

function blank(text: string, ranges: readonly Range[]): string {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  let result = '';
  let done = 0;
  for (const { start, end } of sorted) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    result += text.slice(done, from) + text.slice(from, end).replace(/[^\n\r]/g, ' ');
    done = end;
  }
  return result + text.slice(done);
}

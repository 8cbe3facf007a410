/**
 * Reads the code inside macros, which grammars leave as it is written: as expressions, as a pattern, as a body, or as waits of which
 * the first that is over decides. Each piece is parsed by itself between two texts that make a program of it, and what is captured
 * there takes the place of what was captured of the bare words. A piece that cannot be read stays as it is.
 */
import type { Range } from '../base/text';
import type { Enclosure, MacroForms } from '../languages/macroForms';
import { type Capture, capturesOf } from './captures';
import type { LoadedGrammar } from './grammar';
import { parse } from './parse';
import { branchesIn, piecesIn } from './pieces';

/** How deep macros inside macros are read, and how many pieces of one unit are. */
const deepest = 6;
const most = 4000;

interface Macro {
  /** The captures of the node itself. */
  readonly own: readonly Capture[];
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What stands between its brackets. */
  readonly inside: Range;
}

interface Reader {
  readonly grammar: LoadedGrammar;
  readonly forms: MacroForms;
  /** The numbers of nodes that are in no tree, or in one that is gone: below those of all others. */
  next: number;
  left: number;
}

/** `captures` with those of the code inside macros. Both are in the coordinates of `text`. */
export function readMacros(grammar: LoadedGrammar, text: string, captures: readonly Capture[]): readonly Capture[] {
  const { macros: forms } = grammar.language.manifest;
  if (!forms) return captures;
  return readIn({ grammar, forms, next: -1, left: most }, text, captures, 0);
}

function readIn(reader: Reader, text: string, captures: readonly Capture[], depth: number): readonly Capture[] {
  if (depth >= deepest) return captures;
  const result: Capture[] = [];
  const macros = macrosIn(text, captures);
  let index = 0;
  for (const macro of macros) {
    for (; index < captures.length && (captures[index]?.start ?? 0) < macro.start; index++) add(captures[index]);
    const around: Capture[] = [];
    const within: Capture[] = [];
    for (; index < captures.length && (captures[index]?.start ?? 0) < macro.end; index++) {
      const one = captures[index];
      if (one) (one.start >= macro.inside.start - 1 && one.node !== macro.own[0]?.node ? within : around).push(one);
    }
    for (const one of read(reader, text, macro, around, within, depth)) add(one);
  }
  for (; index < captures.length; index++) add(captures[index]);
  return result;

  function add(capture: Capture | undefined): void {
    if (capture) result.push(capture);
  }
}

/** The macros of a text, in order. None stands in another one: what is in a macro is no tree. */
function macrosIn(text: string, captures: readonly Capture[]): readonly Macro[] {
  const callees = new Map(captures.filter(({ name }) => name === 'macro.callee').map((one) => [one.start, one]));
  const written = new Map(captures.filter(({ name }) => name === 'macro.argument').map((one) => [one.end, one]));
  return captures.flatMap((own): Macro | readonly Macro[] => {
    const callee = own.name === 'macro' ? callees.get(own.start) : undefined;
    const argument = callee && written.get(own.end);
    if (!argument) return [];
    return {
      own: captures.filter(({ node }) => node === own.node),
      name: text.slice(callee.start, callee.end).replace(/\s+/g, ''),
      start: own.start,
      end: own.end,
      inside: { start: argument.start + 1, end: argument.end - 1 },
    };
  });
}

/** The captures of a macro: what was captured around what is in it, and what it holds, read if it can be. */
function read(
  reader: Reader,
  text: string,
  macro: Macro,
  around: readonly Capture[],
  within: readonly Capture[],
  depth: number,
): readonly Capture[] {
  const { forms } = reader;
  const { inside, name } = macro;
  const matches = (names: string | undefined) => names !== undefined && new RegExp(names).test(name);
  const kind = (to: string) =>
    around.flatMap((one) =>
      one.name === 'macro'
        ? { ...one, name: to }
        : one.name.startsWith('macro.') && one.start <= inside.start
          ? []
          : one,
    );
  if (matches(forms.race?.names)) {
    const branches = race(reader, text, inside, depth);
    if (branches) return [...kind('race'), ...branches];
  }
  if (matches(forms.body)) {
    const body = piece(reader, text, forms.statements, inside, depth);
    if (body)
      return [...kind('function'), part(reader, 'function.body', inside), part(reader, 'block', inside), ...body];
  }
  const pieces = piecesIn(text, inside);
  if (matches(forms.test) && pieces.length === 2) {
    const [value, pattern] = pieces as readonly [Range, Range];
    const read = [
      [part(reader, 'matches.value', value), ...(piece(reader, text, forms.values, value, depth) ?? [])],
      [part(reader, 'matches.pattern', pattern), ...(piece(reader, text, forms.patterns, pattern, depth) ?? [])],
    ];
    if (read.every(({ length }) => length > 1)) return [...kind('matches'), ...read.flat()];
  }
  if (matches(forms.propagates) && pieces[0] && pieces.length === 1) {
    const value = piece(reader, text, forms.values, pieces[0], depth);
    if (value) return [...kind('propagate'), part(reader, 'propagate.value', pieces[0]), ...value];
  }
  if (pieces.length === 0 || !/[([]/.test(text.charAt(inside.start - 1))) return [...around, ...within];
  // What is handed over is read as a whole where that is possible, and else one by one.
  const whole = piece(reader, text, forms.values, inside, depth);
  const values = pieces.flatMap((one) => [
    part(reader, 'macro.argument', one),
    ...(whole ? [] : (piece(reader, text, forms.values, one, depth) ?? within.filter((bare) => isIn(bare, one)))),
  ]);
  const outside = around.filter((one) => one.name !== 'macro.argument');
  return [...outside, ...values, ...(whole ?? [])];
}

/** The branches of a race, or nothing when one cannot be read. */
function race(reader: Reader, text: string, inside: Range, depth: number): readonly Capture[] | undefined {
  const { forms } = reader;
  const result: Capture[] = [];
  for (const { whole, pattern, value, guard, body } of forms.race ? branchesIn(text, inside, forms.race) : []) {
    const code = piece(reader, text, forms.statements, body, depth);
    if (!code) return undefined;
    result.push(part(reader, 'case', whole));
    if (pattern && value) {
      const form = piece(reader, text, forms.patterns, pattern, depth);
      const waited = piece(reader, text, forms.values, value, depth);
      if (!form || !waited) return undefined;
      const test = part(reader, 'matches', { start: pattern.start, end: value.end });
      result.push(test, { ...test, name: 'case.value' });
      result.push(part(reader, 'matches.pattern', pattern), ...form, part(reader, 'matches.value', value), ...waited);
    }
    const condition = guard && piece(reader, text, forms.values, guard, depth);
    if (guard && condition) result.push(part(reader, 'case.guard', guard), ...condition);
    result.push(...code);
  }
  return result.length > 0 ? result : undefined;
}

const isIn = (one: Range, { start, end }: Range): boolean => one.start >= start && one.end <= end;

/** A node that no grammar knows. */
const part = (reader: Reader, name: string, { start, end }: Range): Capture => ({
  name,
  node: reader.next--,
  start,
  end,
});

/** What is captured in a part of a text that is read between two others, or nothing when the three make no program. */
function piece(
  reader: Reader,
  text: string,
  { before, after }: Enclosure,
  { start, end }: Range,
  depth: number,
): readonly Capture[] | undefined {
  if (--reader.left < 0) return undefined;
  const code = before + text.slice(start, end) + after;
  const tree = parse(reader.grammar, code);
  if (!tree) return undefined;
  try {
    const captures = tree.rootNode.hasError ? undefined : capturesOf(reader.grammar, tree.rootNode);
    if (!captures) return undefined;
    const own = { start: before.length, end: code.length - after.length };
    const numbers = new Map<number, number>();
    const inside = captures.flatMap((one): Capture | readonly Capture[] => {
      if (!isIn(one, own)) return [];
      const node = numbers.get(one.node) ?? reader.next--;
      numbers.set(one.node, node);
      return { ...one, node };
    });
    const shift = start - before.length;
    return readIn(reader, code, inside, depth + 1).map((one) => ({
      ...one,
      start: one.start + shift,
      end: one.end + shift,
    }));
  } finally {
    tree.delete();
  }
}

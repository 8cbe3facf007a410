/** Takes the text inside a macro apart, by what stands in no brackets, texts or comments. */
import type { Range } from '../base/text';
import type { RaceForm } from '../languages/macroForms';

/** One branch of a race: `pattern = value, if guard => body`, or `else => body`. */
export interface Branch {
  readonly whole: Range;
  readonly pattern?: Range;
  readonly value?: Range;
  readonly guard?: Range;
  readonly body: Range;
}

/** A sign that stands in no brackets, or a bracket that opens or closes outside all others. */
interface Sign {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const token =
  /r(#*)"[\s\S]*?"\1|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[^\n]{1,10}?)'|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[()[\]{}]|[=<>!+\-*/%&|^]+|[,;]|\b\w+/g;

function signsIn(text: string, { start, end }: Range): readonly Sign[] {
  const signs: Sign[] = [];
  let depth = 0;
  token.lastIndex = start;
  for (let match = token.exec(text); match && match.index < end; match = token.exec(text)) {
    const [sign] = match;
    const at = { text: sign, start: match.index, end: token.lastIndex };
    const closes = sign.length === 1 && ')]}'.includes(sign);
    if (closes) depth--;
    if (depth === 0) signs.push(at);
    if (sign.length === 1 && '([{'.includes(sign)) depth++;
  }
  return signs;
}

function trimmed(text: string, { start, end }: Range): Range | undefined {
  const written = text.slice(start, end);
  const content = written.trim();
  if (content === '') return undefined;
  const first = start + written.indexOf(content);
  return { start: first, end: first + content.length };
}

/** The parts between the commas. */
export function piecesIn(text: string, inside: Range): readonly Range[] {
  const commas = signsIn(text, inside).filter((sign) => sign.text === ',' || sign.text === ';');
  const bounds = [...commas, { start: inside.end, end: inside.end }];
  let start = inside.start;
  return bounds.flatMap((bound) => {
    const piece = trimmed(text, { start, end: bound.start });
    start = bound.end;
    return piece ?? [];
  });
}

/** The branches of a race, as far as they can be told apart. */
export function branchesIn(text: string, inside: Range, form: RaceForm): readonly Branch[] {
  const signs = signsIn(text, inside);
  const branches: Branch[] = [];
  let index = 0;
  while (index < signs.length) {
    const arrow = signs.findIndex((sign, at) => at >= index && sign.text === form.arrow);
    const first = signs[index];
    const sign = signs[arrow];
    if (!first || !sign) break;
    // What the race is told ends with a semicolon, and is before the first branch.
    const told = signs.slice(index, arrow).findLastIndex((one) => one.text === ';');
    const head = trimmed(text, { start: told < 0 ? first.start : (signs[index + told]?.end ?? 0), end: sign.start });
    const next = signs[arrow + 1];
    const braced = next?.text === '{';
    const closing = signs.findIndex((one, at) => at > arrow + 1 && one.text === '}');
    const comma = signs.findIndex((one, at) => at > arrow && one.text === ',');
    const last = braced ? closing : comma;
    const end = braced ? (signs[closing]?.end ?? inside.end) : (signs[comma]?.start ?? inside.end);
    const body = trimmed(text, { start: sign.end, end });
    if (!head || !body) break;
    branches.push({ whole: { start: head.start, end: body.end }, body, ...headOf(text, head, form) });
    index = last < 0 ? signs.length : last + 1;
    if (braced && signs[index]?.text === ',') index++;
  }
  return branches;
}

function headOf(text: string, head: Range, form: RaceForm): Omit<Branch, 'whole' | 'body'> {
  const signs = signsIn(text, head);
  const binds = signs.findIndex((sign) => sign.text === form.binds);
  const sign = signs[binds];
  if (!sign) return {};
  const comma = signs.findIndex((one, at) => at > binds && one.text === ',' && signs[at + 1]?.text === form.guard);
  const pattern = trimmed(text, { start: head.start, end: sign.start });
  const value = trimmed(text, { start: sign.end, end: signs[comma]?.start ?? head.end });
  const guard = comma < 0 ? undefined : trimmed(text, { start: signs[comma + 1]?.end ?? 0, end: head.end });
  if (!pattern || !value) return {};
  return { pattern, value, ...(guard ? { guard } : {}) };
}

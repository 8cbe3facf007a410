/** The modelled call whose name stands at a place of the text, for hovers. */
import type { Range } from '../base/text';
import type { Program } from '../program/program';

export interface CalledName {
  /** As the knowledge names it, or the name of the API that ends in it. */
  readonly call: string;
  /** Of the name alone. */
  readonly range: Range;
}

const wordBefore = /[\w$]*$/;
const wordAfter = /^[\w$]*/;

/** Names are not longer, and a line may be a megabyte. */
const longestName = 100;

/** The word at `offset` when a parenthesis follows it, so that it may be the name of a call. */
export function calleeAt(text: string, offset: number): Range | undefined {
  const before = wordBefore.exec(text.slice(Math.max(0, offset - longestName), offset))?.[0] ?? '';
  const after = wordAfter.exec(text.slice(offset, offset + longestName))?.[0] ?? '';
  const start = offset - before.length;
  const end = offset + after.length;
  return start < end && /^\s*\(/.test(text.slice(end, end + longestName)) ? { start, end } : undefined;
}

/** The call of the model that `name`, in the coordinates of the program's text, is the callee of. */
export function calledBy(program: Program, name: Range): string | undefined {
  const word = program.text.slice(name.start, name.end);
  const around = program.functions
    .flatMap(({ calls }) => calls)
    .filter(({ site }) => site.name === word && site.start <= name.start && name.end <= site.end);
  // Where a call is an argument of another one of that name, the shorter one is the one that begins here.
  const [innermost] = around.sort((a, b) => a.site.end - a.site.start - (b.site.end - b.site.start));
  return innermost && (innermost.row.explain ?? innermost.row.call);
}

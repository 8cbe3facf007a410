/** Lowers macros whose arguments the grammar leaves as they are written: commas and plain names are all that is read of them. */
import { type Item, partOf, partsOf } from './item';
import { isWhole, lowerArgument, qualified } from './lowerCall';
import { nameAt, namesIn } from './lowerExpression';
import type { Lowering } from './lowering';
import type { Argument, CallSite, Value } from './value';

export function lowerMacro(low: Lowering, item: Item): Value {
  const name = partOf(item, 'callee');
  const callee = `${name ? qualified(low, name) : ''}!`;
  const pieces = partsOf(item, 'argument');
  // What could be read comes piece by piece, everything else with the brackets around it.
  const [written] = pieces;
  const bare = written?.end === item.end;
  const site: CallSite = {
    id: low.calls++,
    callee,
    name: callee.slice(callee.lastIndexOf('.') + 1),
    global: false,
    calleeEnd: name?.end ?? item.end,
    arguments: written && bare ? argumentsIn(low, written) : pieces.map((piece) => lowerArgument(low, piece)),
    start: item.start,
    end: item.end,
    statement: low.statement,
    retried: low.retried,
    dropped: isWhole(low, item),
    opaque: true,
  };
  low.graph.add({ op: 'call', call: site });
  const leaves = low.leaves(callee);
  if (leaves === 'throw') low.graph.add({ op: 'throw' });
  if (leaves) low.graph.frontier = [];
  return { kind: 'call', call: site, start: item.start, end: item.end };
}

function argumentsIn(low: Lowering, item: Item): readonly Argument[] {
  return piecesOf(low.text, item.start + 1, item.end - 1).map(({ start, end }): Argument => {
    const text = low.text.slice(start, end);
    const [, before = '', path] = /^((?:&\s*)*(?:mut\s+)?)([A-Za-z_][\w.]*)$/.exec(text) ?? [];
    const at = { start, end };
    if (path !== undefined) return { value: nameAt(low, start + before.length, end), spread: false, ...at };
    if (/^[a-z]?r?#*"/.test(text))
      return { value: { kind: 'text', empty: text.length < 3, content: text, ...at }, spread: false, ...at };
    const inside = namesIn(low, item).filter((value) => value.start >= start && value.end <= end);
    return { value: { kind: 'other', operands: inside, ...at }, spread: false, ...at };
  });
}

/** The parts between the commas that stand in no brackets and no text. */
function piecesOf(text: string, from: number, to: number): readonly { readonly start: number; readonly end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  let depth = 0;
  let start = from;
  const close = (end: number) => {
    const written = text.slice(start, end);
    const trimmed = written.trim();
    if (trimmed === '') return;
    const first = start + written.indexOf(trimmed);
    pieces.push({ start: first, end: first + trimmed.length });
  };
  const token = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\.)'|\/\/[^\n]*|[()[\]{},]/g;
  token.lastIndex = from;
  for (let match = token.exec(text); match && match.index < to; match = token.exec(text)) {
    const [sign] = match;
    if (sign === '(' || sign === '[' || sign === '{') depth++;
    else if (sign === ')' || sign === ']' || sign === '}') depth--;
    else if (sign === ',' && depth === 0) {
      close(match.index);
      start = match.index + 1;
    }
  }
  close(to);
  return pieces;
}

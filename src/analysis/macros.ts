/** Macros that stand for one call of the model with their own arguments in it: they are calls of the same kind themselves. */
import { compiled, wordIn } from '../base/compiled';
import type { Access, ApiRow } from '../languages/api';
import type { LanguageManifest } from '../languages/language';
import { type ApiIndex, lastName } from '../program/apiIndex';

/** A macro with arguments that is written as a single call. */
export interface CallMacro {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly callee: string;
  readonly arguments: readonly string[];
}

/** The macros of a text that are a single call. */
export function callMacrosIn({ macroPattern }: LanguageManifest, text: string): readonly CallMacro[] {
  if (macroPattern === undefined) return [];
  return Array.from(text.matchAll(compiled(macroPattern, 'gm'))).flatMap(([, name = '', given = '', body = '']) => {
    const call = callIn(body.replace(/\\\r?\n/g, ' '));
    const parameters = given.split(',').map((one) => one.trim());
    return call && call.callee !== name ? [{ name, parameters, ...call }] : [];
  });
}

/** The call that a text is and nothing besides, but for parentheses and casts around it. */
function callIn(body: string): Pick<CallMacro, 'callee' | 'arguments'> | undefined {
  let text = body.trim().replace(/\s*;$/, '');
  while (text.startsWith('(') && closing(text, 0) === text.length - 1) text = text.slice(1, -1).trim();
  const [head, callee] = /^(?:\((?:int|long|ssize_t|size_t)\)\s*)?(\w+)\s*\(/.exec(text) ?? [];
  if (head === undefined || callee === undefined || closing(text, head.length - 1) !== text.length - 1)
    return undefined;
  return { callee, arguments: partsOf(text.slice(head.length, -1)) };
}

/** Where the parenthesis that opens at `start` is closed. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const one = text[at];
    if (one === '(') depth++;
    else if (one === ')') depth--;
    else if (one === ',' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim());
}

/** How often macros that stand for other macros are looked for. */
const rounds = 4;

/** The rows that macros add to a model. */
export function macroRows(
  api: ApiIndex,
  macros: readonly CallMacro[],
  lastError: LanguageManifest['lastError'],
): readonly ApiRow[] {
  let rows: readonly ApiRow[] = [];
  for (let round = 0; round < rounds; round++) {
    const known = api.with(rows);
    const next = macros.flatMap((macro) => rowOf(known, macro) ?? reporterOf(macro, lastError) ?? []);
    if (next.length === rows.length) return next;
    rows = next;
  }
  return rows;
}

/** A macro that hands the last error on beside what it is given prints it, most likely. */
function reporterOf(macro: CallMacro, lastError: LanguageManifest['lastError']): ApiRow | undefined {
  const { name: call, parameters } = macro;
  const isRead = lastError?.places.some((place) => macro.arguments.some((one) => wordIn(place).test(one)));
  if (!isRead || parameters.some((one) => one === '...' || one === '')) return undefined;
  return { call, arity: parameters.length, role: 'log', lastError: 'reads', see: 'man 3 strerror' };
}

function rowOf(api: ApiIndex, macro: CallMacro): ApiRow | undefined {
  const argument = (access: Access | undefined): string | undefined =>
    macro.arguments[Number(/^arg (\d+)$/.exec(access ?? '')?.[1] ?? -1)];
  const row = api.rowsFor(macro.callee).find((one) => {
    const { arity, on, role, call, unless = {}, when = {} } = one;
    const says = ([access, words]: readonly [Access, readonly string[]]) =>
      words.some((word) => wordIn(word).test(argument(access) ?? ''));
    const count = macro.arguments.length;
    const fits =
      arity === undefined || (typeof arity === 'number' ? count === arity : count >= arity[0] && count <= arity[1]);
    const applies = Object.entries(when).every(says) && !Object.entries(unless).some(says);
    return on === undefined && lastName(call) === call && (role === 'send' || role === 'recv') && fits && applies;
  });
  if (!row) return undefined;
  const moved = (access: Access | undefined): Access | undefined => {
    const words: readonly string[] = argument(access)?.match(/\w+/g) ?? [];
    const position = macro.parameters.findIndex((name) => words.includes(name));
    return position < 0 ? undefined : `arg ${position}`;
  };
  const socket = moved(row.socket);
  if (socket === undefined) return undefined;
  const data = moved(row.data);
  const length = moved(row.length);
  const { partial: _, ...outcomes } = row.outcomes ?? {};
  const flags = argument(row.flags);
  return {
    call: macro.name,
    arity: macro.parameters.length,
    role: row.role,
    socket,
    ...(data ? { data } : {}),
    // What is left of a length that the macro has chosen itself cannot be sent by whoever calls it.
    ...(length ? { length, outcomes: row.outcomes ?? {} } : { outcomes }),
    ...(row.needsSocket ? { needsSocket: true } : {}),
    ...(row.sockets ? { sockets: row.sockets } : {}),
    ...(row.blocks ? { blocks: true } : {}),
    ...(row.sigpipe && !/NOSIGNAL/.test(flags ?? '') ? { sigpipe: true } : {}),
    ...(row.errnos ? { errnos: row.errnos } : {}),
    ...(row.fixes ? { fixes: row.fixes } : {}),
    explain: row.explain ?? row.call,
    wraps: row.wraps ?? row.call,
    see: row.see,
  };
}

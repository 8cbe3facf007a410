/** Makes text edits of the idioms that mend a problem. */
import { compiled } from '../base/compiled';
import { latest } from '../base/memo';
import type { TextEdit } from '../base/text';
import type { Locale } from '../knowledge/locale';
import type { Idiom } from '../languages/idiom';
import type { LanguageManifest } from '../languages/language';
import type { ModelledCall } from '../program/program';
import { writtenPlace } from '../program/scopes';
import type { Problem } from '../rules/rule';
import type { Fix } from './finding';
import { headEdits } from './headEdits';
import { matches } from './matches';
import { titleIn } from './wording';

/** The file a fix goes into, and where in it the unit of the problem begins. */
interface FixSite {
  readonly text: string;
  readonly offset: number;
  readonly manifest: LanguageManifest;
  readonly locale: Locale;
}

/** The fixes for a problem, the preferred one first. An idiom that needs something the code does not have is left out. */
export function fixesFor(site: FixSite, problem: Problem, idioms: readonly string[]): readonly Fix[] {
  const values = valuesFor(site, problem);
  return idioms.flatMap((name, index) => {
    const idiom = site.manifest.idioms[name];
    // The arguments of a wrapper are not those of the call it wraps.
    const editsCall =
      idiom?.place === 'flag' || idiom?.place === 'argument' || idiom?.place === 'name' || idiom?.place === 'call';
    if (!idiom || !canHave(idiom, problem) || (editsCall && problem.call.row.wraps !== undefined)) return [];
    const fill = (template: string): string | undefined => {
      let complete = true;
      const filled = template.replace(/\$\{(\w+)\}/g, (_, key: string) => {
        const value = values[key]?.();
        if (value === undefined) complete = false;
        return value ?? '';
      });
      return complete ? filled : undefined;
    };
    const title = fill(titleIn(idiom.title, site.locale));
    const edit = placed(site, problem, idiom, fill);
    if (title === undefined || edit === undefined) return [];
    const edits = [...headEdits(site.text, site.manifest, idiom, edit), edit];
    return [{ title, safety: idiom.safety, preferred: index === 0 && idiom.safety === 'safe', edits }];
  });
}

/** Whether the socket of a problem, as far as it is known what that is, has the methods that an idiom calls. */
function canHave({ on }: Idiom, { fn, call: { socket } }: Problem): boolean {
  const type = fn.types.get(socket ?? '');
  return on === undefined || type === undefined || on.includes(type);
}

/**
 * What the placeholders of an idiom stand for; a value that is absent makes the idiom unusable here. Each is made when it is asked
 * for: an idiom has two or three, and most take a look at the whole text.
 */
function valuesFor(
  { text, offset, manifest }: FixSite,
  { fn, call, object }: Problem,
): Readonly<Record<string, () => string | undefined>> {
  const { site, row } = call;
  const slice = (start: number, end: number): string => text.slice(offset + start, offset + end);
  const failed = row.outcomes?.error;
  return {
    callee: () => site.name,
    call: () => slice(site.start, site.end),
    failed: () => (typeof failed !== 'string' || failed === 'raises' ? undefined : comparison(failed)),
    result: () => resultOf(manifest, text, offset, call),
    // A socket without a name cannot be spoken of.
    socket: () => (call.socket?.startsWith('?') ? undefined : call.socket && writtenPlace(call.socket)),
    object: () => object,
    held: () => (site.dropped ? undefined : resultOf(manifest, text, offset, call)),
    statement: () => slice(site.statement.start, site.statement.end),
    before: () => slice(site.statement.start, site.start),
    receiver: () => site.receiver && slice(site.receiver.start, site.receiver.end),
    saved: () => unusedName(text, ['saved_error', 'kept_error', 'error_before']),
    arguments: () => argumentsOf(text, offset, site),
    fail: () => (fn.head === '' ? undefined : failureReturn(manifest, fn.head)),
    leave: () => leaveFor(manifest, fn.head, call),
    skip: () => (site.statement.breaks === 'loop' ? manifest.nextRound : leaveFor(manifest, fn.head, call)),
  };
}

/** How code tells that an outcome has happened: `== -1`, `< 0`. */
const comparison = (showing: string): string =>
  showing.replace(/^([<>!=]*)(.*)$/, (_, is, what) => `${is || '=='} ${what}`);

/** The variable that holds the result, or a name for a new one when the result is dropped. */
function resultOf(
  manifest: LanguageManifest,
  text: string,
  offset: number,
  { site }: ModelledCall,
): string | undefined {
  if (!site.dropped) {
    const before = text.slice(offset + site.statement.start, offset + site.start);
    const after = text.slice(offset + site.end, offset + site.statement.end);
    // Only a plain `name = call;` leaves the result itself in the variable; of several the first tells whether there is one.
    return isTaken(manifest, after)
      ? /([A-Za-z_$][\w$]*)(?:\s*,\s*[A-Za-z_$][\w$]*)*\s*(?::\s*\w+\s*|:)?=\s*(?:\([\w\s]+\)\s*|await\s+)?$/.exec(
          before,
        )?.[1]
      : undefined;
  }
  return unusedName(
    text,
    ['received', 'received_bytes', 'received_count'].map((name) => (manifest.sigil ?? '') + name),
  );
}

/** Whether nothing comes behind a call but what ends the statement, or takes the value out of a result that may be a failure. */
function isTaken({ results }: LanguageManifest, after: string): boolean {
  const plain = after.replace(/\.(\w+)(?:\((?:[^()]|\([^()]*\))*\))?/g, (whole, name: string) =>
    name === 'await' || results?.methods[name] === 'demands' || results?.methods[name] === 'same' ? '' : whole,
  );
  return (results ? /^[\s?);]*$/ : /^\s*[);]*\s*$/).test(plain);
}

const unusedName = (text: string, names: readonly string[]): string | undefined =>
  names.find((name) => !matches(text, `\\b${name.replace(/^\W/, '')}\\b`));

/** The statement that gives up: leaves the loop around the call, or the function in its way of saying that it failed. */
function leaveFor(manifest: LanguageManifest, head: string, { site }: ModelledCall): string | undefined {
  const returns = head === '' ? undefined : manifest.failureReturns.find((one) => compiled(one.head).test(head));
  if (manifest.leavesByReturn && returns) return returns.statement;
  if (manifest.leavesByReturn && /->/.test(head)) return undefined;
  if (site.statement.breaks === 'loop') return manifest.leaveLoop;
  if (site.statement.breaks === 'switch' || head === '') return undefined;
  return failureReturn(manifest, head);
}

const failureReturn = ({ failureReturns }: LanguageManifest, head: string): string | undefined =>
  failureReturns.find((one) => compiled(one.head).test(head))?.statement;

/** The arguments as they are written. */
function argumentsOf(text: string, offset: number, { arguments: all }: ModelledCall['site']): string | undefined {
  const [first] = all;
  const last = all.at(-1);
  return first && last && text.slice(offset + first.start, offset + last.end);
}

function placed(
  { text, offset, manifest }: FixSite,
  { call, body }: Problem,
  idiom: Idiom,
  fill: (template: string) => string | undefined,
): TextEdit | undefined {
  const { site, row } = call;
  const statement = { start: offset + site.statement.start, end: offset + site.statement.end };
  const lines = (indent: string): string | undefined => {
    const filled = idiom.lines.map(fill);
    if (filled.includes(undefined)) return undefined;
    const unit = indentUnit(text);
    return filled.map((line) => (line ?? '').replace(/^\t+/, (tabs) => unit.repeat(tabs.length))).join(`\n${indent}`);
  };
  const insert = (at: number, newText: string | undefined): TextEdit | undefined =>
    newText === undefined ? undefined : { range: { start: at, end: at }, newText };
  const indent = indentAt(text, statement.start);
  const [only] = idiom.lines;
  const word = only === undefined ? undefined : fill(only);
  switch (idiom.place) {
    case 'replace-statement': {
      const newText = site.statement.plain ? lines(indent) : undefined;
      return newText === undefined ? undefined : { range: statement, newText };
    }
    case 'before-statement': {
      const newText = site.statement.plain ? lines(indent) : undefined;
      return insert(statement.start, newText && `${newText}\n${indent}`);
    }
    case 'after-statement': {
      const newText = site.statement.plain ? lines(indent) : undefined;
      return insert(statement.end, newText && `\n${indent}${newText}`);
    }
    case 'after-call': {
      const at = offset + site.end;
      return insert(at, lines(indentAt(text, offset + site.start)));
    }
    case 'body': {
      // Only a body in braces has room for a statement.
      const first = body && text.startsWith('{', offset + body.start) ? offset + body.start + 1 : undefined;
      const deeper = first === undefined ? '' : indentAt(text, first) + indentUnit(text);
      const newText = lines(deeper);
      return first === undefined ? undefined : insert(first, newText && `\n${deeper}${newText}`);
    }
    case 'option':
      return word === undefined ? undefined : optionEdit(text, offset, call, word);
    case 'name': {
      // Another call may give another type, which must fit when it is the value of a branch.
      if (manifest.results && /=>\s*$/.test(text.slice(0, offset + site.start))) return undefined;
      const [first] = site.arguments;
      const start = text.lastIndexOf(site.name, offset + (first?.start ?? site.end) - 1);
      if (word === undefined || start < offset + site.start) return undefined;
      return { range: { start, end: start + site.name.length }, newText: word };
    }
    case 'call': {
      const newText = word;
      return newText === undefined
        ? undefined
        : { range: { start: offset + site.start, end: offset + site.end }, newText };
    }
    case 'flag': {
      const position = Number(/^arg (\d+)$/.exec(row.flags ?? '')?.[1] ?? Number.NaN);
      const flags = site.arguments[position];
      if (!flags || word === undefined) return undefined;
      const range = { start: offset + flags.start, end: offset + flags.end };
      return { range, newText: call.flags === '0' ? word : `${call.flags} | ${word}` };
    }
    case 'argument':
      return word === undefined ? undefined : argumentEdit(text, offset, call, word);
    case 'entry': {
      const entry = compiled(manifest.entryPointPattern, 'm').exec(text);
      const unit = indentUnit(text);
      const newText = lines(unit);
      return entry ? insert(entry.index + entry[0].length, newText && `\n${unit}${newText}`) : undefined;
    }
  }
}

/** Adds a field to the record of options, or the record where it is missing; nothing when it is in a variable. */
function optionEdit(text: string, offset: number, { site, row }: ModelledCall, word: string): TextEdit | undefined {
  const position = Number(/^arg (\d+)$/.exec(row.timeout?.access ?? '')?.[1] ?? Number.NaN);
  const options = site.arguments[position];
  if (options?.value.kind === 'aggregate') {
    const at = offset + options.start + 1;
    const room = options.value.fields.length > 0 ? ',' : ' ';
    return { range: { start: at, end: at }, newText: ` ${word}${room}` };
  }
  const last = site.arguments.at(-1);
  if (site.arguments.length !== position) return undefined;
  const at = last ? offset + last.end : text.lastIndexOf(')', offset + site.end - 1);
  return { range: { start: at, end: at }, newText: `${last ? ', ' : ''}{ ${word} }` };
}

/** Appends an argument, or replaces the one that says `no timeout`. */
function argumentEdit(text: string, offset: number, { site, row }: ModelledCall, word: string): TextEdit {
  const name = row.timeout?.name;
  const position = Number(/^arg (\d+)$/.exec(row.timeout?.access ?? '')?.[1] ?? Number.NaN);
  const given =
    site.arguments.find((argument) => argument.name !== undefined && argument.name === name) ??
    (row.blocks ? site.arguments.filter((argument) => argument.name === undefined)[position] : undefined);
  if (given) return { range: { start: offset + given.start, end: offset + given.end }, newText: word };
  const last = site.arguments.at(-1);
  const at = last ? offset + last.end : text.lastIndexOf(')', offset + site.end - 1);
  return { range: { start: at, end: at }, newText: last ? `, ${word}` : word };
}

function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}

/** One step of indentation: a tab, or the smallest number of spaces that many lines begin with. */
const indentUnit = latest((text: string): string => {
  const widths = new Map<number, number>();
  let tabs = 0;
  let spaced = 0;
  // A single space is the margin of a block comment.
  for (const [, indent = ''] of text.matchAll(/^(\t|[ ]{2,8}(?=[^\s*]))/gm)) {
    if (indent === '\t') tabs++;
    else {
      spaced++;
      widths.set(indent.length, (widths.get(indent.length) ?? 0) + 1);
    }
  }
  if (tabs > spaced) return '\t';
  const usual = [...widths].filter(([, count]) => count * 10 >= spaced).map(([width]) => width);
  return ' '.repeat(usual.length > 0 ? Math.min(...usual) : 4);
});

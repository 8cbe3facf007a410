/** What can be said of a file by regular expressions alone, before any grammar is loaded. */

import { compiled } from '../base/compiled';
import type { ApiModel, ApiRow, Role } from '../languages/api';
import type { Language, LanguageManifest } from '../languages/language';
import { type ApiIndex, lastName } from '../program/apiIndex';
import { bounded, boundsIn } from '../program/generics';
import { propertiesOf } from '../program/lowerProperty';
import { classesIn } from './classText';
import { declaredMembersIn } from './declaredMembers';
import type { FileFacts } from './facts';
import { importsOf } from './imports';

/** The precompiled expressions of one language. */
export interface TextPatterns {
  /** Matches the name of a modelled call, and the parenthesis behind it where there must be one. */
  readonly calls: RegExp;
  /** The same for calls that are only a reason to look at a function when the file has one of the words. */
  readonly besideWords?: { readonly words: RegExp; readonly calls: RegExp };
  /** The names of calls that matter for a socket only, as alternatives; empty where there are none. */
  readonly needy: string;
  /** Of which a file must import one to matter at all; absent where names alone are evidence. */
  readonly modules?: ReadonlySet<string>;
}

/** Calls that only matter beside others are no reason to look at a function. */
const silentRoles: ReadonlySet<Role> = new Set<Role>([
  'use',
  'decode',
  'limit',
  'fill',
  'log',
  'exit',
  'throw',
  'close',
  'watch',
  'other',
]);

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const alternatives = (words: Iterable<string>): string => [...new Set(words)].map(quoted).sort().join('|');

/** Whether a row makes an object that others, perhaps outside the function, will use. */
const makesClient = ({ role, on, gives, needsImport }: ApiRow): boolean =>
  role === 'other' && on === undefined && gives !== undefined && needsImport === true;

/** Whether a row is enough to make a function worth looking at: what it does matters, or it gives a view of a socket to others. */
const triggers = (row: ApiRow): boolean =>
  (!silentRoles.has(row.role) || row.sigpipe === true || row.gives?.of !== undefined || makesClient(row)) &&
  row.needsSocket !== true &&
  row.gives?.type !== 'file';

/** The names under which functions of the user's own are called, of those that are a reason to look at their callers. */
export const calledNames = (rows: readonly ApiRow[]): readonly string[] =>
  rows.filter(triggers).map(({ call }) => lastName(call));

/** Compiles the expressions of a language from its API model. */
export function compilePatterns(
  api: ApiModel,
  manifest: Pick<LanguageManifest, 'socketNames' | 'callsWithoutParentheses' | 'setters' | 'getters' | 'accessors'>,
): TextPatterns {
  const rows = api.calls.filter(triggers);
  const names = manifest.socketNames;
  const byImport = rows.every(
    ({ on, needsImport, beside }) => on !== undefined || needsImport === true || beside !== undefined,
  );
  // Where imports say which files matter, calls that may be of a socket are a reason to look, too.
  const needing = api.calls.filter(({ needsSocket }) => needsSocket === true);
  const besideImport = byImport
    ? needing.filter(({ role, gives }) => !silentRoles.has(role) || gives?.of !== undefined)
    : [];
  const calls = new RegExp(
    [
      `\\b(?:${alternatives([...rows, ...besideImport].map(({ call }) => lastName(call)))})${behindName(manifest)}`,
      ...(names ? [namedCalls(api, names.pattern)] : []),
      ...(names?.inClass ? [namedCalls(api, names.inClass.pattern.replace(/^\^/, ''))] : []),
      ...recordPatterns(api),
      ...propertyPatterns(rows, manifest, 'set', '\\s*=(?!=)'),
      ...propertyPatterns(rows, manifest, 'get', '\\b(?!\\s*\\()'),
    ].join('|'),
    'g',
  );
  const besides = besideWords(api);
  const needy = alternatives(needing.map(({ call }) => lastName(call)));
  const shared = { calls, needy, ...(besides ? { besideWords: besides } : {}) };
  if (!byImport) return shared;
  // What makes the objects that such calls are made on may be all that a file imports, as an address that is opened.
  const objects = new Set(rows.map(({ on }) => on));
  const makers = api.calls.filter(({ gives }) => gives && objects.has(gives.type));
  const modules = [...rows.map(({ beside }) => beside), ...[...rows, ...makers, ...api.types].map((one) => one.import)];
  return { ...shared, modules: new Set(modules.flatMap((names) => names ?? [])) };
}

/** Properties that do something are asked for or given a value, and are not called. */
function propertyPatterns(
  rows: readonly ApiRow[],
  manifest: Pick<LanguageManifest, 'setters' | 'getters' | 'accessors'>,
  kind: 'get' | 'set',
  behind: string,
): readonly string[] {
  const pattern = kind === 'get' ? manifest.getters : manifest.setters;
  if (pattern === undefined) return [];
  const properties = rows.flatMap(({ call }) => propertiesOf(manifest, kind, lastName(call)));
  const names = properties.filter((name) => new RegExp(pattern).test(name));
  return names.length === 0 ? [] : [`\\b(?:${alternatives(names)})${behind}`];
}

/** Records that say how long calls on them may take are written down, and changed, where others see what they say. */
function recordPatterns({ calls, types }: ApiModel): readonly string[] {
  const telling = new Map(
    calls.flatMap(({ on, timeout }) =>
      timeout?.access === 'this' && timeout.fields ? [[on, timeout.fields] as const] : [],
    ),
  );
  const names = types.flatMap(({ text, is }) =>
    text !== undefined && /^\w/.test(text) && telling.has(is) ? [text] : [],
  );
  const fields = [...telling.values()].flat();
  const provided = types.flatMap(({ value, is }) => (value !== undefined && telling.has(is) ? [value] : []));
  return [
    ...(names.length === 0 ? [] : [`\\b(?:${alternatives(names)})\\s*\\{`, `\\.(?:${alternatives(fields)})\\s*=(?!=)`]),
    ...(provided.length === 0 ? [] : [`\\b(?:${alternatives(provided)})\\b`]),
  ];
}

/** What stands behind the name of what is called. */
const behindName = ({ callsWithoutParentheses }: Pick<LanguageManifest, 'callsWithoutParentheses'>): string =>
  callsWithoutParentheses ? '(?![\\w?!])' : '\\s*\\(';

/** Calls that matter for a socket only, of something whose name says that it is one. */
function namedCalls(api: ApiModel, name: string): string {
  const needy = api.calls.filter(({ needsSocket }) => needsSocket === true).map(({ call }) => lastName(call));
  return `\\b(?:${alternatives(needy)})\\s*\\((?=[\\w\\s.>*&()$-]{0,60}${name.replace(/\$$/, '\\b')})`;
}

function besideWords(api: ApiModel): TextPatterns['besideWords'] {
  const rows = api.calls.filter(({ lookBeside }) => lookBeside !== undefined);
  if (rows.length === 0) return undefined;
  return {
    words: new RegExp(`\\b(?:${alternatives(rows.flatMap(({ lookBeside }) => lookBeside ?? []))})\\b`),
    calls: new RegExp(`\\b(?:${alternatives(rows.map(({ call }) => lastName(call)))})\\s*\\(`, 'g'),
  };
}

/** The offsets at which a call of the model, or of a function with one of the given names, may stand. */
export function callPositions(
  language: Language,
  patterns: TextPatterns,
  text: string,
  names: readonly string[],
  fields: readonly string[] = [],
): readonly number[] {
  const own = modelPositions(language, patterns, text, fields);
  const behind = behindName(language.manifest);
  const wrapped =
    names.length === 0 ? [] : positionsOf(new RegExp(`\\b(?:${alternatives(names)})${behind}`, 'g'), text);
  const taken = fields.length === 0 ? [] : positionsOf(fieldUses(language.manifest, patterns.needy, fields), text);
  if (wrapped.length + taken.length === 0) return own;
  return [...own, ...outsideTests(language.manifest, text, [...wrapped, ...taken])].sort((a, b) => a - b);
}

/** Calls that matter for a socket only, with a field that holds one, and what such fields are given besides. */
function fieldUses(
  { implicitReceiver, followsTimings }: LanguageManifest,
  needy: string,
  fields: readonly string[],
): RegExp {
  const names = alternatives(fields);
  const given = `(?:\\.|->)(?:${names})\\s*=(?!=)[^;\\n]*\\(`;
  const taken = `\\b(?:${needy})\\s*\\((?=[^;{}]{0,80}${implicitReceiver ? '\\b' : '(?:\\.|->)'}(?:${names})\\b)`;
  // Who is handed what a field holds may give it a timeout.
  const handedOut = followsTimings ? [`\\breturn\\b[^;\\n]*\\.(?:${names})\\b(?!\\s*[.(])`] : [];
  return new RegExp([...(needy === '' ? [] : [taken]), given, ...handedOut].join('|'), 'g');
}

function modelPositions(
  language: Language,
  patterns: TextPatterns,
  text: string,
  fields: readonly string[],
): readonly number[] {
  const { calls, besideWords, modules } = patterns;
  // A call can have any name there; what a file imports says whether one may be of interest.
  if (language.manifest.scopes && modules) return importPositions(language, modules, text);
  const also = besideWords?.words.test(text) ? positionsOf(besideWords.calls, text) : [];
  const own = outsideTests(language.manifest, text, positionsOf(calls, text));
  if (own.length + also.length === 0) return [];
  const isImported = (one: string): boolean =>
    modules?.has(one) === true || modules?.has(one.split(':', 1)[0] ?? '') === true;
  if (modules && ![...importsOf(language, text)].some(isImported) && !takesField(text, fields)) return [];
  return also.length === 0 ? own : [...own, ...also].sort((a, b) => a - b);
}

/** Whether a text takes something out of one of some fields: what it then calls is known though it imports nothing. */
const takesField = (text: string, fields: readonly string[]): boolean =>
  fields.length > 0 && new RegExp(`(?:\\.|->)(?:${alternatives(fields)})\\b`).test(text);

const importPositions = ({ manifest }: Language, modules: ReadonlySet<string>, text: string): readonly number[] =>
  Array.from(text.matchAll(compiled(manifest.importPattern, 'gm')))
    .filter(([, module]) => modules.has(module ?? ''))
    .map(({ index }) => index);

/** The positions that are in no code of the file that is built for tests alone. */
function outsideTests(
  { testPattern }: LanguageManifest,
  text: string,
  positions: readonly number[],
): readonly number[] {
  if (testPattern === undefined || positions.length === 0) return positions;
  const tests = Array.from(text.matchAll(compiled(testPattern, 'gm')), ({ index, 1: indent = '' }) => {
    const end = text.indexOf(`\n${indent}}`, index);
    return { start: index, end: end < 0 ? text.length : end };
  });
  return positions.filter((position) => !tests.some(({ start, end }) => start <= position && position < end));
}

const positionsOf = (pattern: RegExp, text: string): readonly number[] =>
  Array.from(text.matchAll(pattern), ({ index }) => index);

/** The package that a file says it is part of. */
export const packageOf = ({ manifest: { packagePattern } }: Language, text: string): string | undefined =>
  packagePattern === undefined ? undefined : compiled(packagePattern, 'm').exec(text)?.[1];

/** The types of fields by their names, as they are declared anywhere in the file; none for a name with different ones. */
export function declaredFieldsIn({ manifest }: Language, text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  if (!manifest.fieldPattern) return fields;
  const bounds = boundsIn(manifest, text);
  for (const [, names = '', written = ''] of text.matchAll(compiled(manifest.fieldPattern, 'gm'))) {
    const type = bounded(written, bounds);
    for (const name of names.match(/\w+/g) ?? []) {
      fields.set(name, fields.has(name) && fields.get(name) !== type ? '' : type);
    }
  }
  return fields;
}

/** Tells whether a text says something outside its comments. */
function sayer({ comments }: LanguageManifest, text: string): (pattern: string, flags?: string) => boolean {
  let code: string | undefined;
  return (pattern, flags = '') => {
    if (!compiled(pattern, flags).test(text)) return false;
    code ??= text.replace(compiled(comments.pattern, 'g'), ' ');
    return compiled(pattern, flags).test(code);
  };
}

/** What the file does to the whole program it belongs to. */
export function effectsOf(
  manifest: LanguageManifest,
  text: string,
  says = sayer(manifest, text),
): FileFacts['effects'] {
  const shows = ({ pattern, with: also, unless }: LanguageManifest['effects'][number]): boolean =>
    says(pattern) && (also === undefined || says(also)) && (unless === undefined || !says(unless));
  return [...new Set(manifest.effects.filter(shows).map(({ effect }) => effect))];
}

/** What the file says about the program it belongs to. Comments say nothing. */
export function factsOf(kit: { readonly language: Language; readonly api: ApiIndex }, text: string): FileFacts {
  const { language } = kit;
  const { manifest } = language;
  const says = sayer(manifest, text);
  const heard = heardIn(manifest, text);
  const imports = language.manifest.importsText ? [...importsOf(language, text)] : [];
  const classes = classesIn(language, text);
  const members = declaredMembersIn(kit, text);
  return {
    effects: effectsOf(manifest, text, says),
    entryPoint: says(manifest.entryPointPattern, 'm'),
    ...(Object.keys(members).length > 0 ? { members } : {}),
    ...(heard.length > 0 ? { heard } : {}),
    ...(classes.length > 0 ? { classes } : {}),
    ...(imports.length > 0 ? { imports } : {}),
  };
}

/** The fields of records whose failures the file listens to, as `client.socket.on('error', ...)`. */
function heardIn({ events }: LanguageManifest, text: string): readonly string[] {
  if (!events) return [];
  const pattern = `\\.([\\w$]+)\\s*\\??\\.\\s*(?:${alternatives(events.attach)})\\(\\s*['"]error['"]`;
  return [...new Set(Array.from(text.matchAll(new RegExp(pattern, 'g')), ([, field = '']) => field))];
}

/** Whether all sockets that a file makes keep messages whole, or some of them are streams; of most files nothing is known. */
export function messagesIn({ messageSockets }: LanguageManifest, text: string): boolean | undefined {
  if (messageSockets === undefined) return undefined;
  if (compiled(messageSockets.unless).test(text)) return false;
  return compiled(messageSockets.pattern).test(text) || undefined;
}

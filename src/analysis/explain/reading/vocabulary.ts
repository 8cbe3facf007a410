/** What every text that the knowledge has recorded stands for, and the one expression that finds them all. */
import type { ErrorInfo, Message, Spelling } from '../../../knowledge/error';
import { runtimePatterns } from '../../../knowledge/index.generated';
import { errorNames, errors } from '../../../knowledge/lookup';
import type { RuntimePattern } from '../../../knowledge/patterns';

export interface KnownMessage {
  readonly error: ErrorInfo;
  readonly message: Message;
}

export interface KnownSpelling {
  readonly error: ErrorInfo;
  readonly spelling: Spelling;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** By the message in lower case. */
export const messages = groupBy(
  errors.flatMap((error) => error.messages.map((message): KnownMessage => ({ error, message }))),
  ({ message }) => message.text.toLowerCase(),
);

/** Classes that stand for so many errors that they say nothing. */
const tooWide = /^(?:OSError|java\.net\.SocketException|java\.io\.IOException|SocketError\.SocketError|SOCKET_\w+)$/;

/** `syscall.EPIPE` is found by the name in it. */
const holdsName = ({ text }: Spelling): boolean =>
  errorNames.includes(/(?<![A-Za-z0-9])[A-Z0-9]+(?:_[A-Z]+)?$/.exec(text)?.[0] ?? '');

const spellingsInText = errors.flatMap((error) =>
  error.spellings
    .filter((spelling) => !tooWide.test(spelling.text) && !holdsName(spelling))
    .map((spelling): KnownSpelling => ({ error, spelling })),
);

/** A class is also written without its package: `ConnectException` for `java.net.ConnectException`. */
const shortForm = (text: string): string => text.replace(/^(?:java\.\w+\.|socket\.)/, '');

/** By the short form of the spelling in lower case. */
export const spellings = groupBy(spellingsInText, ({ spelling }) => shortForm(spelling.text).toLowerCase());

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Longest first: an expression takes the first alternative that fits. */
const alternatives = (texts: Iterable<string>): string =>
  [...new Set(texts)]
    .sort((a, b) => b.length - a.length)
    .map(quoted)
    .join('|');

const number = String.raw`-?(?:0x[0-9a-f]+|\d{1,10})\b`;

/** Shapes in which a number is an errno, whichever file it stands in. */
const numberShapes = [
  String.raw`\berrno\b['"]?\s*(?:[=!]==?|:=|[:=]|\bis\b|\()?\s*${number}`,
  String.raw`\[(?:errno|winerror) ${number}\]`,
  String.raw`\bos error ${number}`,
  String.raw`\b(?:wsagetlasterror|getlasterror)\(\)['"]?\s*(?:[=!]==?|[:=]|\bis\b)?\s*${number}`,
  String.raw`\b(?:native|socket|win32|last)?_?error_?(?:code)?['"]?\s*(?:[=!]==?|[:=#])?\s*\(?\s*(?:0x8007[0-9a-f]{4}|1[01]\d{3})\b`,
  String.raw`\b(?:socket|winsock|wsa)\s?error['"]?\s*(?:[:=#])?\s*\(?\s*${number}`,
  String.raw`\b\w+error\(${number}(?=,)`,
  String.raw`\berror\(10\d{3}(?=,)`,
  String.raw`\bsocketexception \(${number}\)`,
  String.raw`\bos \{ code: ${number}`,
  String.raw`\b(?:system error:|error(?= \d+ (?:connecting|while))) ${number}`,
  String.raw`\bconnect to (?:local )?mysql server[^\n]{0,120} \(${number}\)`,
  String.raw`\(0x0000[0-9a-f]{4}/${number}\)`,
  String.raw`(?:connect|socket|address|client):? \[${number}\]`,
  String.raw`\d : \(${number}(?=, ')`,
  String.raw`\(${number}(?=: [a-z])`,
];

const namePrefix = '(?:WSA|SOCKET_|UV_|std::errc::)?';

/** Patterns come first, since they hold more than the messages within them. */
const source = [
  `(?<pattern>${runtimePatterns.map(({ pattern }) => `(?:${pattern})`).join('|')})`,
  `(?<number>${numberShapes.join('|')})`,
  `(?<name>(?<![a-z0-9])${namePrefix}(?:${alternatives(errorNames)})(?![a-z0-9_]))`,
  String.raw`(?<exception>(?<![a-z0-9_])(?:java\.(?:net|io)\.)?(?:${alternatives(spellings.keys())})(?![a-z0-9_]))`,
  `(?<message>(?<![a-z0-9_])(?:${alternatives(messages.keys())})(?![a-z0-9_]))`,
].join('|');

/** Every spot of a text that may speak of a socket error. Compiled once; matched without regard to case. */
export const vocabulary = new RegExp(source, 'gi');

const whole = runtimePatterns.map((pattern): readonly [RuntimePattern, RegExp] => [
  pattern,
  new RegExp(`^(?:${pattern.pattern})`, 'i'),
]);

/** The pattern that matches at `offset`; patterns may look at what follows them, so the rest of the text is needed. */
export const patternAt = (text: string, offset: number): RuntimePattern | undefined =>
  whole.find(([, expression]) => expression.test(text.slice(offset, offset + 400)))?.[0];

export const shortSpelling = shortForm;

/** Reads the text of a `sockeye.json`: its values, or everything that is wrong with it and where. */
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type * as z from 'zod/mini';
import { LineIndex, type Range } from '../base/text';
import { didYouMean } from './closest';
import { type ConfigFile, type ConfigRule, configSchema } from './configSchema';
import { modelSchema } from './modelSchema';

export interface ConfigProblem {
  /** Where in the document, such as `rules.unchecked-send` or `exclude[0]`; empty for the document itself. */
  readonly pointer: string;
  readonly message: string;
  readonly range: Range;
  /** One-based. */
  readonly line: number;
  readonly column: number;
}

export type ParsedConfig = { readonly config: ConfigFile } | { readonly problems: readonly ConfigProblem[] };

type Path = readonly PropertyKey[];

export function parseConfig(text: string, rules: readonly ConfigRule[]): ParsedConfig {
  const lines = new LineIndex(text);
  const problem = (pointer: string, message: string, range: Range): ConfigProblem => {
    const { line, character } = lines.positionAt(range.start);
    return { pointer, message, range, line: line + 1, column: character + 1 };
  };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first || tree === undefined) {
    const { offset, length } = first ?? { offset: 0, length: 0 };
    const what = first ? words(printParseErrorCode(first.error)) : 'value expected';
    return { problems: [problem('', `not valid JSON: ${what}`, { start: offset, end: offset + length })] };
  }
  const result = configSchema(rules).safeParse(getNodeValue(tree));
  if (result.success) return { config: result.data };
  const problems = result.error.issues.flatMap((issue) =>
    explain(issue, tree, rules).map(({ path, message }) => problem(pointerOf(path), message, rangeOf(tree, path))),
  );
  return { problems: problems.sort((a, b) => a.range.start - b.range.start) };
}

/** `CloseBraceExpected` as people say it. */
const words = (code: string): string => code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();

export function pointerOf(path: Path): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('');
}

interface Complaint {
  readonly path: Path;
  readonly message: string;
}

/** More values than these are not listed; the one that was probably meant is enough. */
const listed = 12;

function explain(issue: z.core.$ZodIssue, tree: Node, rules: readonly ConfigRule[]): readonly Complaint[] {
  const said = (message: string): readonly Complaint[] => [{ path: issue.path, message }];
  const given = findNodeAtLocation(tree, keysOf(issue.path));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...issue.path, key], message: unknownKey(issue.path, key, rules) }));
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (given === undefined) return said('is missing');
      if (values.length <= listed) return said(`must be one of ${values.join(', ')}`);
      return said(`not a known name${didYouMean(String(getNodeValue(given)), values)}`);
    }
    case 'invalid_type':
      if (given === undefined) return said('is missing');
      return said(`must be ${article(issue.expected === 'int' ? 'integer' : issue.expected)}`);
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return said('must not be empty');
      return said(`must be ${issue.inclusive ? `${issue.minimum} or more` : `more than ${issue.minimum}`}`);
    case 'invalid_key':
      return said(issue.issues[0]?.message ?? 'not a valid key');
    default:
      return said(issue.message ?? 'not valid');
  }
}

const article = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

function unknownKey(parent: Path, key: string, rules: readonly ConfigRule[]): string {
  if (parent[0] === 'rules') {
    return `unknown rule${didYouMean(
      key,
      rules.map(({ id }) => id),
    )}`;
  }
  if (parent[0] === 'models') {
    return `unknown key${didYouMean(key, parent.length > 2 ? [] : Object.keys(modelSchema.shape))}`;
  }
  return `unknown setting${didYouMean(key, Object.keys(configSchema([]).shape))}`;
}

const keysOf = (path: Path): (string | number)[] => path.filter((part) => typeof part !== 'symbol');

/** The property's key when the path ends in one, because that is what a misspelling is in; else the value. */
function rangeOf(tree: Node, path: Path): Range {
  const keys = keysOf(path);
  for (let length = keys.length; length >= 0; length--) {
    const node = findNodeAtLocation(tree, keys.slice(0, length));
    if (node === undefined) continue;
    const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
    const { offset, length: size } = key ?? node;
    return { start: offset, end: offset + size };
  }
  return { start: 0, end: 0 };
}

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
import type { Locale } from '../analysis/explain';
import { LineIndex, type Range } from '../base/text';
import { closest } from './closest';
import { type ConfigFile, type ConfigRule, configSchema } from './configSchema';
import { type ConfigTexts, configTexts } from './configTexts';
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

export function parseConfig(text: string, rules: readonly ConfigRule[], locale: Locale): ParsedConfig {
  const texts = configTexts(locale);
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
    const what = first ? printParseErrorCode(first.error) : 'ValueExpected';
    return { problems: [problem('', texts.notJson(what), { start: offset, end: offset + length })] };
  }
  const result = configSchema(rules).safeParse(getNodeValue(tree));
  if (result.success) return { config: result.data };
  const problems = result.error.issues.flatMap((issue) =>
    explain(issue, tree, rules, texts).map(({ path, message }) =>
      problem(pointerOf(path), message, rangeOf(tree, path)),
    ),
  );
  return { problems: problems.sort((a, b) => a.range.start - b.range.start) };
}

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

function explain(
  issue: z.core.$ZodIssue,
  tree: Node,
  rules: readonly ConfigRule[],
  texts: ConfigTexts,
): readonly Complaint[] {
  const said = (message: string): readonly Complaint[] => [{ path: issue.path, message }];
  const given = findNodeAtLocation(tree, keysOf(issue.path));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        message: unknownKey(issue.path, key, rules, texts),
      }));
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (given === undefined) return said(texts.missing);
      if (values.length <= listed) return said(texts.oneOf(values));
      return said(texts.notKnown + guess(String(getNodeValue(given)), values, texts));
    }
    case 'invalid_type':
      if (given === undefined) return said(texts.missing);
      return said(texts.ofType(issue.expected === 'int' ? 'integer' : issue.expected));
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return said(texts.notEmpty);
      return said(issue.inclusive ? texts.atLeast(`${issue.minimum}`) : texts.moreThan(`${issue.minimum}`));
    case 'invalid_key':
      return said(texts.schema(issue.issues[0]?.message ?? texts.notAKey));
    default:
      return said(texts.schema(issue.message ?? texts.notValid));
  }
}

function unknownKey(parent: Path, key: string, rules: readonly ConfigRule[], texts: ConfigTexts): string {
  if (parent[0] === 'rules') {
    const ids = rules.map(({ id }) => id);
    return texts.unknownRule + guess(key, ids, texts);
  }
  if (parent[0] === 'models') {
    return texts.unknownKey + guess(key, parent.length > 2 ? [] : Object.keys(modelSchema.shape), texts);
  }
  return texts.unknownSetting + guess(key, Object.keys(configSchema([]).shape), texts);
}

/** The name that was probably meant, to end a message with. */
function guess(name: string, candidates: readonly string[], texts: ConfigTexts): string {
  const found = closest(name, candidates);
  return found === undefined ? '' : texts.didYouMean(found);
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

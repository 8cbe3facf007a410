/** Spells out the short results of the failure tables: `EPIPE+SIGPIPE` becomes `-1 EPIPE (32) and SIGPIPE`. */
import type { Result } from '../../knowledge/failure';
import { fill, type Labels } from './labels';

/** Writes an error as the platform in question knows it, with its number. */
export type SpellError = (error: string) => string;

const words = {
  EOF: 'resultEof',
  success: 'resultSuccess',
  count: 'resultCount',
  partial: 'resultPartial',
  blocks: 'resultBlocks',
  descriptor: 'resultDescriptor',
} as const satisfies Record<string, keyof Labels>;

const isWord = (result: string): result is keyof typeof words => result in words;

export function describeResult(result: Result, spell: SpellError, labels: Labels): string {
  if (result.startsWith('POLL')) return result;
  const [main = result, signal] = result.split('+');
  if (isWord(main)) return labels[words[main]];
  const error = spell(main);
  // getaddrinfo hands back the code itself instead of -1 with the code in errno.
  const failed = main.startsWith('EAI_') ? error : fill(labels.resultFails, { error });
  return signal === undefined ? failed : fill(labels.withSignal, { result: failed, signal });
}

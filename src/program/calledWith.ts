/** Whether what a call is given is what a row asks for. */
import { wordIn } from '../base/compiled';
import type { ApiRow } from '../languages/api';
import type { CallSite, Value } from './value';

/** Whether the text of a value contains one of the words. */
export function says(text: string, value: Value | undefined, words: readonly string[]): boolean {
  const written = value ? text.slice(value.start, value.end) : '';
  return words.some((word) => wordIn(word).test(written));
}

export function fits({ arity }: ApiRow, call: CallSite): boolean {
  if (call.arguments.some(({ spread }) => spread)) return true;
  return accepts(arity, call.arguments.filter(({ inner }) => !inner).length);
}

export const accepts = (arity: ApiRow['arity'], count: number): boolean =>
  arity === undefined || (typeof arity === 'number' ? count === arity : count >= arity[0] && count <= arity[1]);

/** Asks a text whether an expression matches it, each only once. */
import { latest } from '../base/memo';

const answers = latest((_: string) => new Map<string, boolean>());

/** Whether an expression matches a text, where `^` is the start of any line: a file can have thousands of findings that ask it. */
export function matches(text: string, pattern: string): boolean {
  const known = answers(text);
  const answer = known.get(pattern) ?? new RegExp(pattern, 'm').test(text);
  known.set(pattern, answer);
  return answer;
}

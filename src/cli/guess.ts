/** The name that somebody who mistyped one probably meant, to end a message with; nothing when no name is near. */
import { closest } from '../workspace/closest';
import type { Texts } from './texts';

export function guess(name: string, candidates: readonly string[], texts: Texts): string {
  const found = closest(name, candidates);
  return found === undefined ? '' : texts.didYouMean(found);
}

/** Finds the places of any text that name a socket error. */
import { errorNames } from '../../knowledge/lookup';
import type { Mention, MentionContext } from './explanation';

const expression = new RegExp(`\\b(?:WSA)?(?:${errorNames.filter((name) => name !== 'EOF').join('|')})\\b`, 'g');

export function findMentions(text: string, context: MentionContext = {}): readonly Mention[] {
  return [...text.matchAll(expression)].map((match) => ({
    range: { start: match.index, end: match.index + match[0].length },
    kind: 'name',
    query: { ...context, text: match[0] },
  }));
}

/** The mention that `offset` lies in or at the end of. */
export const mentionAt = (text: string, offset: number, context: MentionContext = {}): Mention | undefined =>
  findMentions(text, context).find(({ range }) => range.start <= offset && offset <= range.end);

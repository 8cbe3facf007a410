/** The text of a value without white space, casts and parentheses, for telling whether two say the same. */
import type { Value } from './value';

export const plainText = (text: string, { start, end }: Value): string =>
  text
    .slice(start, end)
    .replace(/\(\s*(?:const\s+)?(?:unsigned\s+)?\w+(?:\s+\w+)*\s*\)(?=\s*[\w(])/g, (cast) =>
      /_t\b|\bint\b|\blong\b|\bsize/.test(cast) ? '' : cast,
    )
    .replace(/[\s()]+/g, '');

/** Puts words in the place of others, with blanks behind those that are shorter, so that no offset changes. */
import { compiled } from '../base/compiled';
import type { LanguageManifest } from '../languages/language';

export const respelled = (text: string, { respelled: words = [] }: LanguageManifest): string =>
  words.reduce(
    (before, { pattern, as }) =>
      before.replace(compiled(pattern, 'g'), (word) => (as.length > word.length ? word : as.padEnd(word.length))),
    text,
  );

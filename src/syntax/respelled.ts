/** Puts words that the grammar takes for something else into others of the same length, so that no offset changes. */
import type { LanguageManifest } from '../languages/language';

export const respelled = (text: string, { respelled: words = [] }: LanguageManifest): string =>
  words.reduce(
    (before, { pattern, as }) =>
      before.replace(new RegExp(pattern, 'g'), (word) => (word.length === as.length ? as : word)),
    text,
  );

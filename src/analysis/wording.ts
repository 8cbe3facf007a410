/** What rules and fixes say, with the values filled in, in the language of the reader. */
import type { Locale } from '../knowledge/locale';

type Translations = Readonly<Record<string, string>>;

// Parts of their own, which most readers never need.
const sentences = (): Translations => require('../rules/zh.json') as Translations;
const titles = (): Translations => require('../languages/zh.json') as Translations;

/** A sentence of a rule, such as its summary. Without a translation it stays English. */
export const sentenceIn = (sentence: string, locale: Locale): string =>
  locale === 'zh' ? (sentences()[sentence] ?? sentence) : sentence;

/** The title of an idiom, with its placeholders. */
export const titleIn = (title: string, locale: Locale): string =>
  locale === 'zh' ? (titles()[title] ?? title) : title;

/** Sentences that follow each other, with values in place of `{name}`. */
export function wording(parts: readonly string[], values: Readonly<Record<string, string>>, locale: Locale): string {
  const text = parts.map((part) => sentenceIn(part, locale)).join(locale === 'zh' ? '' : ' ');
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Prose in the languages it exists in, and how a value full of prose becomes one in a single language. */
import type { Locale } from './locales';
import { chinese } from './zh';

export { type Locale, localeNamed, locales } from './locales';

/** A text that people read, as an object so that it can be told from names and commands. Other languages are found by it. */
export interface Text {
  readonly en: string;
}

/** The same shape with every `Text` replaced by a string. */
export type Localized<T> = T extends Text
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Localized<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Localized<T[Key]> }
      : T;

/** A text that has no translation stays English. */
export const textIn = ({ en }: Text, locale: Locale): string => (locale === 'zh' ? (chinese.get(en) ?? en) : en);

const isText = (value: object): value is Text => 'en' in value && typeof value.en === 'string';

/** Replaces every `Text` within `value` by what it says in `locale`. */
export function localize<T>(value: T, locale: Locale): Localized<T>;
export function localize(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((item) => localize(item, locale));
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return textIn(value, locale);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, localize(item, locale)]));
}

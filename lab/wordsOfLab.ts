/** What scenarios say, in the language of the reader and with values filled in. */
import type { Locale } from '../src/knowledge/locale';
import chinese from './zh.json';

const translated: Readonly<Record<string, string>> = chinese;

export function wordsOfLab(
  text: string,
  locale: Locale,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const template = locale === 'zh' ? (translated[text] ?? text) : text;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Lists for people who browse: all errors for a quick pick, and the failure table of a call. */
import { type Locale, textIn } from '../../knowledge/locale';
import { callNamed, errors, rowsOf, spellOn, tableOf } from '../../knowledge/lookup';
import { type Platform, platformNames, platforms } from '../../knowledge/platform';
import type { CallTable, ErrorItem } from './explanation';
import { explainRow } from './rows';

/** Every error, in the order of its name: its numbers in `title`, what it means in `detail`. */
export const searchErrors = (locale: Locale = 'en'): readonly ErrorItem[] =>
  errors.map((error) => {
    const numbers = platforms.flatMap((platform) => {
      const number = error.numbers[platform];
      return number === undefined ? [] : [`${platformNames[platform]} ${number}`];
    });
    return { error: error.id, title: numbers.join(' · '), detail: textIn(error.meaning, locale) };
  });

/** The failure table of `call`, which may be any name of an API that ends in a call; undefined for other names. */
export function callTable(call: string, platform: Platform, locale: Locale = 'en'): CallTable | undefined {
  const canonical = callNamed(call);
  const table = canonical && tableOf(canonical);
  if (!table) return undefined;
  const view = { platform, locale, spell: spellOn };
  const rows = rowsOf(table.call, platform).flatMap((row) => explainRow(row, table.call, view) ?? []);
  return { call: table.call, platform, locale, summary: textIn(table.summary, locale), rows };
}

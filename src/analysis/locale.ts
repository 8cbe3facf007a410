/** The languages that answers come in. */
export { type Locale, localeNamed, locales } from '../knowledge/locales';

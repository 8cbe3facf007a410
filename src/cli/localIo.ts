/** The world of a command that knows which language to speak. */
import { type Locale, locales } from '../analysis/locale';
import { environmentLocale, type Io } from './io';
import { type Texts, textsIn } from './texts';

export interface LocalIo extends Io {
  readonly locale: Locale;
  readonly texts: Texts;
}

/** `--locale` decides wherever it stands, so that even the help and a complaint about an option are in the right language. */
export function localIo(io: Io, args: readonly string[]): LocalIo {
  const last = args.findLastIndex((arg) => arg === '--locale' || arg.startsWith('--locale='));
  const named = args[last]?.startsWith('--locale=') ? args[last].slice('--locale='.length) : args[last + 1];
  const asked = last < 0 ? undefined : locales.find((locale) => locale === named);
  const locale = asked ?? environmentLocale(io.env);
  return { ...io, locale, texts: textsIn(locale) };
}

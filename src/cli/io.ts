/** The world as a command sees it: where it runs, what it reads and where it writes. */
import { type Locale, localeNamed } from '../analysis/locale';

export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly outIsTerminal: boolean;
  /** In columns. */
  readonly width?: number;
  /** Results, alone. */
  out(text: string): void;
  /** Everything else. */
  err(text: string): void;
  readStdin(): Promise<Buffer>;
}

export const colorModes = ['auto', 'always', 'never'] as const;
export type ColorMode = (typeof colorModes)[number];

/** Whether to colour what goes to standard output. An option beats the environment, which beats the terminal. */
export function wantsColor(mode: ColorMode, { env, outIsTerminal }: Io): boolean {
  if (mode !== 'auto') return mode === 'always';
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return outIsTerminal && env.TERM !== 'dumb';
}

/** The first of these that is set decides, as it does for the C library. */
export const environmentLocale = ({ LC_ALL, LC_MESSAGES, LANG }: Io['env']): Locale =>
  localeNamed(LC_ALL || LC_MESSAGES || LANG || '');

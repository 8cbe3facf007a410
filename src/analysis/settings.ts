/** What a user can set. Read from `sockeye.json` and the editor's settings by the adapters, trusted from here on. */
import type { Locale } from '../knowledge/locale';
import type { ApiRow } from '../languages/api';
import type { Profile, Severity } from '../rules/rule';

export type { Profile };

export type PlatformSetting = 'auto' | 'linux' | 'macos' | 'freebsd' | 'windows';

export interface Settings {
  /** The language of messages and titles of fixes. */
  readonly locale: Locale;
  readonly profile: Profile;
  /** Overrides per rule id; `off` switches a rule off, a severity switches it on with that severity. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly platform: PlatformSetting;
  /** Files larger than this are reported as skipped. In bytes. */
  readonly maxFileSize: number;
  /** Functions of the user's own, described as those of the languages are. */
  readonly models: readonly ApiRow[];
}

export const defaultSettings: Settings = {
  locale: 'en',
  profile: 'recommended',
  rules: {},
  platform: 'auto',
  maxFileSize: 2_000_000,
  models: [],
};

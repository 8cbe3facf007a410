/** The settings of the editor, checked, because a settings file may hold anything. */
import { type Locale, locales } from '../analysis/explain';
import { defaultSettings, type Settings } from '../analysis/settings';
import { platformSettings, profiles, ruleLevels } from '../workspace/configWords';

/** When documents are checked. */
export type RunMode = 'onType' | 'onSave' | 'off';

/** The language of everything that is said; `auto` is that of the editor. */
export type LocaleSetting = 'auto' | Locale;

export interface EditorSettings {
  readonly enable: boolean;
  readonly run: RunMode;
  readonly maxProblems: number;
  readonly locale: LocaleSetting;
  readonly analysis: Settings;
}

export const defaultEditorSettings: EditorSettings = {
  enable: true,
  run: 'onType',
  maxProblems: 100,
  locale: 'auto',
  analysis: defaultSettings,
};

const localeSettings: readonly LocaleSetting[] = ['auto', ...locales];

/** What a setting means in an editor of the language `editor`. */
export const localeFor = (setting: LocaleSetting, editor: Locale): Locale => (setting === 'auto' ? editor : setting);

const runModes: readonly RunMode[] = ['onType', 'onSave', 'off'];

/** What is missing or not valid has its default. `editor` is the language of the editor itself. */
export function editorSettings(section: unknown, editor: Locale): EditorSettings {
  const given: Readonly<Record<string, unknown>> = isRecord(section) ? section : {};
  const { analysis } = defaultEditorSettings;
  const locale = oneOf(localeSettings, given.locale, defaultEditorSettings.locale);
  return {
    enable: typeof given.enable === 'boolean' ? given.enable : defaultEditorSettings.enable,
    run: oneOf(runModes, given.run, defaultEditorSettings.run),
    maxProblems: count(given.maxProblems, 1, defaultEditorSettings.maxProblems),
    locale,
    analysis: {
      locale: localeFor(locale, editor),
      profile: oneOf(profiles, given.profile, analysis.profile),
      rules: levelsOf(given.rules),
      platform: oneOf(platformSettings, given.platform, analysis.platform),
      maxFileSize: count(given.maxFileSize, 0, analysis.maxFileSize),
      // Only a file that everybody who works on the code has can say what its functions do.
      models: analysis.models,
    },
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const oneOf = <T>(allowed: readonly T[], value: unknown, otherwise: T): T =>
  allowed.find((candidate) => candidate === value) ?? otherwise;

const count = (value: unknown, minimum: number, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) && value >= minimum ? value : otherwise;

function levelsOf(value: unknown): Settings['rules'] {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([rule, given]) => {
      const level = ruleLevels.find((candidate) => candidate === given);
      return level === undefined ? [] : [[rule, level]];
    }),
  );
}

/** What is known of a document before a line of it is read: its language, and the platform and tongue to explain in. */
import type { Locale, MentionContext, Platform } from '../analysis/explain';
import { localeFor } from './editorSettings';
import type { OpenDocument } from './openDocument';
import type { Reports } from './reports';
import type { SettingsStore } from './settingsStore';

export class ExplainContext {
  readonly #settings: SettingsStore;
  readonly #reports: Reports;
  /** Of the editor. */
  readonly #locale: () => Locale;

  constructor(settings: SettingsStore, reports: Reports, locale: () => Locale) {
    this.#settings = settings;
    this.#reports = reports;
    this.#locale = locale;
  }

  async locale(): Promise<Locale> {
    return localeFor(await this.#settings.locale(), this.#locale());
  }

  /** Without a document, what the machine says. */
  async of(document: OpenDocument | undefined): Promise<MentionContext> {
    if (!document) return { locale: await this.locale(), platform: hostPlatform() };
    const { analysis, locale } = await this.#settings.of(document.uri);
    const language = this.#reports.languageOf(document);
    return {
      locale: localeFor(locale, this.#locale()),
      platform: analysis.platform === 'auto' ? hostPlatform() : analysis.platform,
      ...(language !== undefined && { language }),
    };
  }
}

function hostPlatform(): Platform {
  switch (process.platform) {
    case 'darwin':
      return 'macos';
    case 'win32':
      return 'windows';
    case 'freebsd':
      return 'freebsd';
    default:
      return 'linux';
  }
}

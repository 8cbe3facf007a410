/** The settings of each document: those of the editor, and over them the nearest `sockeye.json`. */
import { dirname, relative, sep } from 'node:path';
import type { Connection } from 'vscode-languageserver';
import type { Locale } from '../analysis/explain';
import type { Settings } from '../analysis/settings';
import { type Aside, asideOf } from '../workspace/aside';
import { type Config, Configs } from '../workspace/config';
import type { ConfigRule } from '../workspace/configSchema';
import { isWithin } from '../workspace/isWithin';
import { type EditorSettings, editorSettings, type LocaleSetting, type RunMode } from './editorSettings';
import { filePath } from './filePath';

export interface DocumentSettings {
  readonly enable: boolean;
  readonly run: RunMode;
  readonly maxProblems: number;
  readonly locale: LocaleSetting;
  /** The same object until something changes. */
  readonly analysis: Settings;
  /** The `sockeye.json` that leaves the file out. */
  readonly excludedBy?: string;
  /** What the file is by the directories it lies in, when that is off by default and not asked for. */
  readonly aside?: Aside;
  /** Whether files that programs wrote are checked. */
  readonly checksGenerated: boolean;
  /** The `sockeye.json` that applies but cannot be used. */
  readonly broken?: Config;
}

export class SettingsStore {
  readonly #connection: Connection;
  readonly #rules: readonly ConfigRule[];
  readonly #listeners: (() => void)[] = [];
  /** What the editor has for each document; asked for once. */
  readonly #editor = new Map<string, Promise<EditorSettings>>();
  /** One reader of files for each kind of editor settings, which lie below what the files say. */
  readonly #configs = new Map<string, Configs>();
  readonly #documents = new Map<string, Promise<DocumentSettings>>();
  #folders: readonly string[] = [];
  #asksEditor = false;
  /** The language of the editor, known once it has introduced itself. */
  readonly #locale: () => Locale;
  /** What the editor sent of its own accord. */
  #pushed: unknown;

  constructor(connection: Connection, rules: readonly ConfigRule[], locale: () => Locale) {
    this.#locale = locale;
    this.#connection = connection;
    this.#rules = rules;
  }

  setFolders(paths: readonly string[]): void {
    this.#folders = paths;
  }

  /** For editors that answer `workspace/configuration`; the others send their settings when they change. */
  askEditor(): void {
    this.#asksEditor = true;
  }

  /** Called after settings or files of settings changed, for everything may be different now. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  editorChanged(settings: unknown): void {
    if (!this.#asksEditor && typeof settings === 'object' && settings !== null && 'sockeye' in settings) {
      this.#pushed = settings.sockeye;
    }
    this.#editor.clear();
    this.#configs.clear();
    this.#changed();
  }

  filesChanged(): void {
    for (const configs of this.#configs.values()) configs.invalidate();
    this.#changed();
  }

  forget(uri: string): void {
    this.#editor.delete(uri);
    this.#documents.delete(uri);
  }

  of(uri: string): Promise<DocumentSettings> {
    let settings = this.#documents.get(uri);
    if (!settings) {
      settings = this.#read(uri);
      this.#documents.set(uri, settings);
    }
    return settings;
  }

  /** For files that are not open: what their directory's `sockeye.json` says, over the settings of `uri`'s folder. */
  async configsFor(uri: string): Promise<Configs> {
    return this.#configsOver(await this.#editorSettings(uri));
  }

  /** The language setting where no document is concerned. */
  async locale(): Promise<LocaleSetting> {
    return (await this.#editorSettings('')).locale;
  }

  async #read(uri: string): Promise<DocumentSettings> {
    const { enable, run, maxProblems, locale, analysis } = await this.#editorSettings(uri);
    const path = filePath(uri);
    if (path === undefined) return { enable, run, maxProblems, locale, analysis, checksGenerated: true };
    const configs = await this.configsFor(uri);
    const config = configs.configFor(dirname(path));
    const aside = this.#asideOf(path);
    return {
      enable,
      run,
      maxProblems,
      locale,
      analysis: config.settings,
      ...(config.file !== undefined && configs.excludesFile(path) && { excludedBy: config.file }),
      ...(aside && !configs.checksAside(dirname(path), aside) && { aside }),
      // A file outside of all folders was opened by its name alone.
      checksGenerated: this.#folderOf(path) === undefined || configs.checksAside(dirname(path), 'generated'),
      ...(config.problems.length > 0 && { broken: config }),
    };
  }

  /** The outermost folder of the workspace that a file lies in. */
  #folderOf(path: string): string | undefined {
    const around = this.#folders.filter((folder) => isWithin(folder, path));
    return around.sort((a, b) => a.length - b.length)[0];
  }

  /** As on the command line, the directory that was opened itself does not count, and a file that lies in none was named. */
  #asideOf(path: string): Aside | undefined {
    const folder = this.#folderOf(path);
    return folder === undefined ? undefined : asideOf(relative(folder, path).replaceAll(sep, '/'));
  }

  #editorSettings(uri: string): Promise<EditorSettings> {
    if (!this.#asksEditor) return Promise.resolve(editorSettings(this.#pushed, this.#locale()));
    let settings = this.#editor.get(uri);
    if (!settings) {
      settings = this.#connection.workspace
        .getConfiguration({ ...(uri !== '' && { scopeUri: uri }), section: 'sockeye' })
        .then(
          (section) => editorSettings(section, this.#locale()),
          (error) => {
            this.#connection.console.warn(`The editor did not give its settings: ${error}`);
            return editorSettings(undefined, this.#locale());
          },
        );
      this.#editor.set(uri, settings);
    }
    return settings;
  }

  #configsOver({ analysis }: EditorSettings): Configs {
    const key = JSON.stringify(analysis);
    let configs = this.#configs.get(key);
    if (!configs) {
      configs = new Configs({ rules: this.#rules, base: analysis });
      this.#configs.set(key, configs);
    }
    return configs;
  }

  #changed(): void {
    this.#documents.clear();
    for (const listener of this.#listeners) listener();
  }
}

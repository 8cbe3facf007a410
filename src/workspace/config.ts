/** The settings that hold in each directory: the nearest `sockeye.json` upwards wins, whole. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Ignore } from 'ignore';
import type { Locale } from '../analysis/explain';
import type { ApiRow } from '../analysis/modelWords';
import { defaultSettings, type Settings } from '../analysis/settings';
import type { Aside } from './aside';
import type { ConfigFile, ConfigModel, ConfigRule } from './configSchema';
import { ignoreRules, patternPath } from './ignoreRules';
import type { ConfigProblem } from './parseConfig';
import { ioErrorText } from './skipMessage';

export const configFileName = 'sockeye.json';

/** A directory's settings and where they are from. */
export interface Config {
  readonly settings: Settings;
  /** The file they are from, when there is one. With problems in it, its values are not used. */
  readonly file?: string;
  readonly problems: readonly ConfigProblem[];
}

/** Where configuration files are looked for: upwards from each directory, in one given file, or not at all. */
export type ConfigSource =
  | { readonly kind: 'nearest' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'none' };

export interface ConfigOptions {
  readonly rules: readonly ConfigRule[];
  readonly source?: ConfigSource;
  /** Below any file, such as the editor's user settings. */
  readonly base?: Partial<Settings>;
  /** Above any file, such as options of the command line. */
  readonly override?: Partial<Settings>;
}

interface Entry extends Config {
  readonly exclude?: { readonly directory: string; readonly rules: Ignore };
  readonly alsoCheck?: readonly Aside[];
}

/** Joins settings, the later ones over the earlier ones; rules are joined one by one. */
export function mergeSettings(...layers: readonly Partial<Settings>[]): Settings {
  let merged = defaultSettings;
  for (const layer of layers) merged = { ...merged, ...layer, rules: { ...merged.rules, ...layer.rules } };
  return merged;
}

/** The part of a file's values that are settings, without keys that the file leaves out. */
function settingsOf({ profile, rules, platform, maxFileSize, models }: ConfigFile): Partial<Settings> {
  const severities = Object.entries(rules ?? {}).flatMap(([id, level]) => (level ? [[id, level] as const] : []));
  return {
    ...(profile && { profile }),
    ...(rules && { rules: Object.fromEntries(severities) }),
    ...(platform && { platform }),
    ...(maxFileSize && { maxFileSize }),
    ...(models && { models: models.map(rowOf) }),
  };
}

/** A function of the user's own that stands for itself, which is where what it says is from. */
const rowOf = (model: ConfigModel): ApiRow => ({ see: configFileName, ...model, wraps: model.call }) as ApiRow;

export class Configs {
  readonly #options: ConfigOptions;
  /** The language in which problems of the files are told. */
  readonly #locale: Locale;
  readonly #byDirectory = new Map<string, Entry>();

  constructor(options: ConfigOptions) {
    this.#options = options;
    this.#locale = this.#settings({}).locale;
  }

  /** The configuration of files that lie in `directory`, an absolute path. */
  configFor(directory: string): Config {
    return this.#entryFor(directory);
  }

  /** Whether the configuration leaves out `path`, which lies in `directory`. */
  isExcluded(directory: string, path: string, isDirectory: boolean): boolean {
    const { exclude } = this.#entryFor(directory);
    if (exclude === undefined) return false;
    const below = patternPath(exclude.directory, path, isDirectory);
    return below !== undefined && exclude.rules.ignores(below);
  }

  /** Whether the configuration leaves out the file at `path`, or a directory above it. */
  excludesFile(path: string): boolean {
    return this.isExcluded(dirname(path), path, false);
  }

  /** Whether the configuration asks for what is off by default, in `directory`. */
  checksAside(directory: string, aside: Aside): boolean {
    return this.#entryFor(directory).alsoCheck?.includes(aside) === true;
  }

  /** The configurations with problems that were met so far. */
  broken(): readonly Config[] {
    const found = [...this.#byDirectory.values()].filter(({ problems }) => problems.length > 0);
    return [...new Map(found.map((entry) => [entry.file, entry])).values()];
  }

  /** To be called when a `sockeye.json` was written, made or deleted: everything is read anew when next asked for. */
  invalidate(): void {
    this.#byDirectory.clear();
  }

  #entryFor(directory: string): Entry {
    const known = this.#byDirectory.get(directory);
    if (known) return known;
    const entry = this.#find(directory);
    this.#byDirectory.set(directory, entry);
    return entry;
  }

  #find(directory: string): Entry {
    const source = this.#options.source ?? { kind: 'nearest' };
    if (source.kind === 'none') return this.#withoutFile();
    if (source.kind === 'file') {
      const path = resolve(source.path);
      // Through the cache, so that the one file is read once.
      const own = dirname(path);
      return directory === own ? this.#load(path, true) : this.#entryFor(own);
    }
    const parent = dirname(directory);
    return (
      this.#load(join(directory, configFileName), false) ??
      (parent === directory ? this.#withoutFile() : this.#entryFor(parent))
    );
  }

  #withoutFile(): Entry {
    return { settings: this.#settings({}), problems: [] };
  }

  #settings(file: Partial<Settings>): Settings {
    return mergeSettings(this.#options.base ?? {}, file, this.#options.override ?? {});
  }

  #load(file: string, required: true): Entry;
  #load(file: string, required: false): Entry | undefined;
  #load(file: string, required: boolean): Entry | undefined {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      // Most directories have none, and one above may not be ours to look into.
      if (!required && !existsSync(file)) return undefined;
      const problem = {
        pointer: '',
        message: ioErrorText(error, this.#locale),
        range: { start: 0, end: 0 },
        line: 1,
        column: 1,
      };
      return { settings: this.#settings({}), file, problems: [problem] };
    }
    // A part of its own, with the schema: most runs meet no configuration file.
    const { parseConfig } = require('./parseConfig') as typeof import('./parseConfig');
    const parsed = parseConfig(text.replace(/^\ufeff/, ''), this.#options.rules, this.#locale);
    if ('problems' in parsed) return { settings: this.#settings({}), file, problems: parsed.problems };
    const { exclude: patterns = [], alsoCheck } = parsed.config;
    return {
      settings: this.#settings(settingsOf(parsed.config)),
      file,
      problems: [],
      ...(alsoCheck && { alsoCheck }),
      ...(patterns.length > 0 && { exclude: { directory: dirname(file), rules: ignoreRules(patterns) } }),
    };
  }
}

/** One line for each problem of a configuration: `FILE:LINE:COLUMN: POINTER: MESSAGE`. */
export function configMessages({ file = configFileName, problems }: Config): readonly string[] {
  return problems.map(
    ({ line, column, pointer, message }) => `${file}:${line}:${column}: ${pointer && `${pointer}: `}${message}`,
  );
}

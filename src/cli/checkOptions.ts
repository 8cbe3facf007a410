/** The options of `sockeye check`, checked. */
import { resolve } from 'node:path';
import type { Locale } from '../analysis/explain';
import type { Severity } from '../analysis/finding';
import type { PlatformSetting, Profile, Settings } from '../analysis/settings';
import { didYouMean } from '../workspace/closest';
import type { ConfigSource } from '../workspace/config';
import { ruleLevels } from '../workspace/configSchema';
import { UsageError } from './exitCode';
import { type ColorMode, environmentLocale, type Io } from './io';
import type { ReportFormat } from './report/formats';

export interface CheckOptions {
  readonly format: ReportFormat;
  readonly locale?: Locale;
  readonly profile?: Profile;
  readonly platform?: PlatformSetting;
  readonly rule: readonly string[];
  /** False for `--no-config`. */
  readonly config?: string | false;
  readonly fix: boolean;
  readonly unsafeFixes: boolean;
  readonly diff: boolean;
  readonly stdinFilename?: string;
  readonly output?: string;
  readonly minSeverity: Severity;
  readonly color: ColorMode;
  readonly quiet: boolean;
  readonly reportUnusedSuppressions: boolean;
  readonly statistics: boolean;
}

type Level = Severity | 'off';

const isLevel = (text: string): text is Level => (ruleLevels as readonly string[]).includes(text);

/** Reads `ID=LEVEL` arguments, of which a later one wins. */
export function parseRuleLevels(args: readonly string[], ids: readonly string[]): Readonly<Record<string, Level>> {
  const levels: Record<string, Level> = {};
  for (const arg of args) {
    const [id = '', level = '', ...rest] = arg.split('=');
    if (!ids.includes(id)) throw new UsageError(`--rule ${arg}: unknown rule ${id}${didYouMean(id, ids)}`);
    if (rest.length > 0 || !isLevel(level)) {
      throw new UsageError(`--rule ${arg}: write ${id}=LEVEL, where LEVEL is one of ${ruleLevels.join(', ')}`);
    }
    levels[id] = level;
  }
  return levels;
}

/** The settings that options put above any configuration file. */
export function settingsOf(options: CheckOptions, ids: readonly string[], env: Io['env']): Partial<Settings> {
  return {
    locale: options.locale ?? environmentLocale(env),
    ...(options.profile && { profile: options.profile }),
    ...(options.platform && { platform: options.platform }),
    rules: parseRuleLevels(options.rule, ids),
  };
}

export function configSourceOf({ config }: CheckOptions, cwd: string): ConfigSource {
  if (config === false) return { kind: 'none' };
  return config === undefined ? { kind: 'nearest' } : { kind: 'file', path: resolve(cwd, config) };
}

/** Refuses options that contradict each other, rather than letting one of them win in silence. */
export function validateOptions(options: CheckOptions, paths: readonly string[]): void {
  const refuse = (message: string): never => {
    throw new UsageError(message);
  };
  if (options.fix && options.diff) refuse('--fix and --diff exclude each other: --diff shows what --fix would change');
  if (options.unsafeFixes && !options.fix && !options.diff) refuse('--unsafe-fixes needs --fix or --diff');
  if (options.stdinFilename !== undefined && paths.some((path) => path !== '-')) {
    refuse('--stdin-filename checks the text from standard input: it takes no paths');
  }
  if (options.stdinFilename === undefined && paths.includes('-')) {
    refuse('reading from standard input needs --stdin-filename, which tells the language and the configuration');
  }
}

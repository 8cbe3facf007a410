/** The options of `sockeye check`, checked. */
import { resolve } from 'node:path';
import type { Severity } from '../analysis/finding';
import type { PlatformSetting, Profile, Settings } from '../analysis/settings';
import type { ConfigSource } from '../workspace/config';
import { ruleLevels } from '../workspace/configWords';
import { UsageError } from './exitCode';
import { guess } from './guess';
import type { ColorMode } from './io';
import type { LocalIo } from './localIo';
import type { ReportFormat } from './report/formats';
import type { Texts } from './texts';

export interface CheckOptions {
  readonly format: ReportFormat;
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
export function parseRuleLevels(
  args: readonly string[],
  ids: readonly string[],
  texts: Texts,
): Readonly<Record<string, Level>> {
  const levels: Record<string, Level> = {};
  for (const arg of args) {
    const [id = '', level = '', ...rest] = arg.split('=');
    if (!ids.includes(id)) throw new UsageError(`--rule ${arg}: ${texts.unknownRule(id)}${guess(id, ids, texts)}`);
    if (rest.length > 0 || !isLevel(level)) {
      throw new UsageError(texts.ruleLevel(arg, id, ruleLevels.join(', ')));
    }
    levels[id] = level;
  }
  return levels;
}

/** The settings that options put above any configuration file. */
export function settingsOf(
  options: CheckOptions,
  ids: readonly string[],
  { locale, texts }: LocalIo,
): Partial<Settings> {
  return {
    locale,
    ...(options.profile && { profile: options.profile }),
    ...(options.platform && { platform: options.platform }),
    rules: parseRuleLevels(options.rule, ids, texts),
  };
}

export function configSourceOf({ config }: CheckOptions, cwd: string): ConfigSource {
  if (config === false) return { kind: 'none' };
  return config === undefined ? { kind: 'nearest' } : { kind: 'file', path: resolve(cwd, config) };
}

/** Refuses options that contradict each other, rather than letting one of them win in silence. */
export function validateOptions(options: CheckOptions, paths: readonly string[], texts: Texts): void {
  const refuse = (message: string): never => {
    throw new UsageError(message);
  };
  if (options.fix && options.diff) refuse(texts.fixOrDiff);
  if (options.unsafeFixes && !options.fix && !options.diff) refuse(texts.unsafeAlone);
  if (options.stdinFilename !== undefined && paths.some((path) => path !== '-')) {
    refuse(texts.stdinAndPaths);
  }
  if (options.stdinFilename === undefined && paths.includes('-')) {
    refuse(texts.stdinUnnamed);
  }
}

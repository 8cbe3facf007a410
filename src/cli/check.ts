/** `sockeye check`: finds socket bugs in files. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import picocolors from 'picocolors';
import { localRule } from '../analysis/rules';
import { LineIndex } from '../base/text';
import { countAside } from '../workspace/asideCount';
import { Configs } from '../workspace/config';
import { repositoryOf } from '../workspace/projectRoot';
import { Scanner, type SkippedFile } from '../workspace/scan';
import { ioErrorText, skipMessage } from '../workspace/skipMessage';
import { FileChecker, type FileOptions, type Outcome } from './checkFiles';
import { type Checked, checkPaths, checkStdin } from './checkInput';
import { type CheckOptions, configSourceOf, settingsOf, validateOptions } from './checkOptions';
import type { CheckRun } from './checkRun';
import { type ExitCode, exitCode, UsageError } from './exitCode';
import { wantsColor } from './io';
import type { LocalIo } from './localIo';
import { replaceFile } from './replaceFile';
import { reports } from './report/formats';
import { shownPath } from './report/place';
import { printable } from './report/printable';
import type { Services } from './services';
import { statisticsText } from './statistics';
import type { Texts } from './texts';
import { unifiedDiff } from './unifiedDiff';
import { unusedSuppressionRule } from './unusedSuppressions';
import { version } from './version';

export async function check(
  paths: readonly string[],
  options: CheckOptions,
  services: Services,
  io: LocalIo,
): Promise<ExitCode> {
  const started = performance.now();
  validateOptions(options, paths, io.texts);
  const checked = await analyse(paths, options, services, io);
  const run = runOf(checked, io.cwd);
  if (!options.quiet) io.err((skippedText(run.skipped, io) || emptyText(run, io.texts)) + asideText(run, io.texts));
  const changed = checked.outcomes.filter(({ text, before }) => text !== before);
  if (options.diff) {
    deliver(
      changed.map(({ path, text, before }) => unifiedDiff(shownPath(io.cwd, path), before, text)).join(''),
      options,
      io,
    );
    return codeFor(run, changed.length > 0);
  }
  if (options.fix) store(checked.outcomes, changed, options, io);
  const rules = services.rules.map((rule) => localRule(rule, io.locale));
  const text = reports[options.format](run, {
    cwd: io.cwd,
    base: repositoryOf(io.cwd) ?? io.cwd,
    version,
    rules: options.reportUnusedSuppressions ? [...rules, unusedSuppressionRule(io.texts)] : rules,
    colors: picocolors.createColors(options.output === undefined && wantsColor(options.color, io)),
    quiet: options.quiet,
    locale: io.locale,
    texts: io.texts,
  });
  // With a fixed text on standard output, what is left to say goes beside it.
  if (options.fix && options.stdinFilename !== undefined && options.output === undefined) io.err(text);
  else deliver(text, options, io);
  if (options.statistics) io.err(statisticsText(checked, run, performance.now() - started, io.texts));
  return codeFor(
    run,
    run.files.some(({ report }) => report.findings.length > 0),
  );
}

function analyse(paths: readonly string[], options: CheckOptions, services: Services, io: LocalIo): Promise<Checked> {
  const { analyser, rules, languageOf } = services;
  const source = configSourceOf(options, io.cwd);
  const override = settingsOf(
    options,
    rules.map(({ id }) => id),
    io,
  );
  const configs = new Configs({ rules, source, override });
  const scanner = new Scanner({ analyser, configs, languageOf });
  const checker = new FileChecker(analyser, configs, scanner, {
    minSeverity: options.minSeverity,
    reportUnusedSuppressions: options.reportUnusedSuppressions,
    fixes: wantedFixes(options),
    texts: io.texts,
  });
  const tools = { configs, scanner, checker, io };
  if (options.stdinFilename !== undefined) return checkStdin(options.stdinFilename, tools, languageOf);
  return checkPaths(paths.length > 0 ? paths : ['.'], tools);
}

function wantedFixes({ fix, diff, unsafeFixes }: CheckOptions): FileOptions['fixes'] {
  if (!fix && !diff) return 'none';
  return unsafeFixes ? 'unsafe' : 'safe';
}

function runOf({ outcomes, skipped, aside, fileCount }: Checked, cwd: string): CheckRun {
  const files = outcomes
    .filter(({ report }) => report.findings.length > 0 || report.suppressed.length > 0)
    .map(({ path, text, report }) => ({ path, text, report, lines: new LineIndex(text) }));
  return {
    files,
    skipped,
    aside: countAside(aside, cwd),
    fileCount,
    fixedCount: outcomes.reduce((sum, outcome) => sum + outcome.fixedCount, 0),
  };
}

/** A file that was asked for by name and could not be checked is a failure: silence about it would pass for praise. */
function codeFor({ skipped }: CheckRun, found: boolean): ExitCode {
  if (skipped.some(({ named }) => named)) return exitCode.failed;
  return found ? exitCode.findings : exitCode.clean;
}

function skippedText(skipped: readonly SkippedFile[], { cwd, locale, texts }: LocalIo): string {
  if (skipped.length === 0) return '';
  const lines = skipped.map(({ path, skip }) => `  ${printable(shownPath(cwd, path))}: ${skipMessage(skip, locale)}`);
  return `sockeye: ${texts.notChecked(skipped.length)}\n${lines.join('\n')}\n`;
}

/** How many directories are named for each kind; more do not fit into a line. */
const namedFolders = 3;

/** Said because a finding that is missing would otherwise pass for praise of the tests, or of what others wrote. */
function asideText({ aside }: CheckRun, texts: Texts): string {
  if (aside.length === 0) return '';
  const total = aside.reduce((sum, { count }) => sum + count, 0);
  const kinds = aside.map(({ aside: kind, count, folders }) => {
    const named = folders.slice(0, namedFolders).map(printable);
    return texts.asideKind(count, kind, folders.length > namedFolders ? [...named, '...'] : named);
  });
  return `sockeye: ${texts.offByDefault(total, kinds)}\n`;
}

/** Said because a mistyped path or a broad exclusion would otherwise look like a clean result. */
const emptyText = ({ fileCount, aside }: CheckRun, { nothingToCheck }: Texts): string =>
  fileCount === 0 && aside.length === 0 ? `sockeye: ${nothingToCheck}\n` : '';

function store(outcomes: readonly Outcome[], changed: readonly Outcome[], options: CheckOptions, io: LocalIo): void {
  if (options.stdinFilename !== undefined) {
    for (const { text } of outcomes) io.out(text);
    return;
  }
  for (const { path, text, source } of changed) {
    try {
      replaceFile(path, source.encode(text));
    } catch (error) {
      throw new UsageError(io.texts.notWritten(path, ioErrorText(error, io.locale)));
    }
  }
}

function deliver(text: string, { output }: CheckOptions, io: LocalIo): void {
  if (output === undefined) {
    io.out(text);
    return;
  }
  try {
    writeFileSync(resolve(io.cwd, output), text);
  } catch (error) {
    throw new UsageError(`--output ${output}: ${ioErrorText(error, io.locale)}`);
  }
}

/** Takes the input of `sockeye check`, from paths or from standard input, through both passes. */
import { resolve } from 'node:path';
import { type Configs, configMessages } from '../workspace/config';
import type { AsideFile, Scanner, SkippedFile } from '../workspace/scan';
import { skipMessage } from '../workspace/skipMessage';
import { decodeSource } from '../workspace/sourceFile';
import type { FileChecker, Outcome } from './checkFiles';
import { UsageError } from './exitCode';
import type { LocalIo } from './localIo';

export interface Checked {
  /** Of files in which something was found or fixed; of standard input in any case. */
  readonly outcomes: readonly Outcome[];
  readonly skipped: readonly SkippedFile[];
  /** Files that are off by default. */
  readonly aside: readonly AsideFile[];
  readonly fileCount: number;
  /** How many files passed the gate and were analysed. */
  readonly candidateCount: number;
}

export interface CheckTools {
  readonly configs: Configs;
  readonly scanner: Scanner;
  readonly checker: FileChecker;
  readonly io: LocalIo;
}

/** Wrong settings would make wrong findings of everything below them, so nothing is analysed. */
function refuseBrokenConfigs(configs: Configs): void {
  const broken = configs.broken();
  if (broken.length > 0) throw new UsageError(broken.flatMap(configMessages).join('\n'));
}

/** The others are let go, so that memory does not grow with the tree. */
const hasSomething = ({ report, text, before }: Outcome): boolean =>
  report.findings.length > 0 || report.suppressed.length > 0 || text !== before;

export async function checkPaths(
  paths: readonly string[],
  { configs, scanner, checker, io }: CheckTools,
): Promise<Checked> {
  const scan = await scanner.scan(paths.map((path) => resolve(io.cwd, path)));
  refuseBrokenConfigs(configs);
  const outcomes: Outcome[] = [];
  const skipped = [...scan.skipped];
  // One after the other: the analysis keeps its thread busy, so that more at a time would only hold more in memory.
  for (const candidate of scan.candidates) {
    const analysed = await checker.checkFile(candidate);
    if ('skipped' in analysed) {
      skipped.push(analysed.skipped);
      continue;
    }
    const { path, report } = analysed;
    if (hasSomething(analysed)) outcomes.push(analysed);
    if (report.skip) skipped.push({ path, named: false, skip: report.skip });
  }
  return { outcomes, skipped, aside: scan.aside, fileCount: scan.fileCount, candidateCount: scan.candidates.length };
}

export async function checkStdin(
  filename: string,
  { configs, scanner, checker, io }: CheckTools,
  languageOf: (path: string) => string | undefined,
): Promise<Checked> {
  const path = resolve(io.cwd, filename);
  const language = languageOf(path);
  if (language === undefined) {
    throw new UsageError(`--stdin-filename ${filename}: ${skipMessage({ kind: 'unknown-language' }, io.locale)}`);
  }
  const decoded = decodeSource(await io.readStdin());
  if ('skip' in decoded) throw new UsageError(`${io.texts.standardInput}: ${skipMessage(decoded.skip, io.locale)}`);
  const matters = await scanner.takeIn(path, language, decoded.source);
  // Asked for even when nothing will be analysed: an editor learns of a broken file before it matters.
  configs.configFor(resolve(path, '..'));
  refuseBrokenConfigs(configs);
  if (!matters) {
    const outcome = checker.unchanged(path, decoded.source);
    return { outcomes: [outcome], skipped: [], aside: [], fileCount: 1, candidateCount: 0 };
  }
  const analysed = await checker.checkSource({ path, language }, decoded.source);
  if ('skipped' in analysed)
    return { outcomes: [], skipped: [analysed.skipped], aside: [], fileCount: 1, candidateCount: 1 };
  return { outcomes: [analysed], skipped: [], aside: [], fileCount: 1, candidateCount: 1 };
}

/** The second pass: analyses the files that can matter, and fixes them when asked to. */
import { dirname } from 'node:path';
import type { Analyser, AnalysisContext } from '../analysis/analyser';
import type { FileReport, Severity } from '../analysis/finding';
import { type Fixed, fixText } from '../analysis/fixText';
import type { Configs } from '../workspace/config';
import { ioErrorMessage } from '../workspace/ioError';
import type { Candidate, Scanner, SkippedFile } from '../workspace/scan';
import type { SourceFile } from '../workspace/sourceFile';
import { isAtLeast } from './severity';
import type { Texts } from './texts';
import { withUnusedSuppressions } from './unusedSuppressions';

export interface FileOptions {
  readonly minSeverity: Severity;
  readonly reportUnusedSuppressions: boolean;
  readonly texts: Texts;
  /** Which fixes to make, if any. */
  readonly fixes: 'none' | 'safe' | 'unsafe';
}

/** One file after its analysis. `before` differs from `text` when fixes were made. */
export interface Outcome {
  readonly path: string;
  readonly source: SourceFile;
  readonly before: string;
  readonly text: string;
  readonly report: FileReport;
  readonly fixedCount: number;
}

export type Analysed = Outcome | { readonly skipped: SkippedFile };

export class FileChecker {
  readonly #analyser: Analyser;
  readonly #configs: Configs;
  readonly #scanner: Scanner;
  readonly #options: FileOptions;

  constructor(analyser: Analyser, configs: Configs, scanner: Scanner, options: FileOptions) {
    this.#analyser = analyser;
    this.#configs = configs;
    this.#scanner = scanner;
    this.#options = options;
  }

  /** Reads a file anew: what the first pass read is not kept, so that memory does not grow with the tree. */
  async checkFile(candidate: Candidate): Promise<Analysed> {
    const { settings } = this.#configs.configFor(dirname(candidate.path));
    const read = this.#scanner.reader.read(candidate.path, settings.maxFileSize);
    if ('skip' in read) return { skipped: { path: candidate.path, named: false, skip: read.skip } };
    return this.checkSource(candidate, read.source);
  }

  async checkSource({ path, language }: Candidate, source: SourceFile): Promise<Analysed> {
    const context: AnalysisContext = {
      path: this.#scanner.projectPath(path),
      project: this.#scanner.index.factsFor(path),
      settings: this.#configs.configFor(dirname(path)).settings,
    };
    const before = source.text();
    const analyse = async (text: string): Promise<FileReport> =>
      this.#shown(await this.#analyser.analyse(language, text, context));
    try {
      const { fixes } = this.#options;
      const { text, report, count }: Fixed =
        fixes === 'none'
          ? { text: before, report: await analyse(before), count: 0 }
          : await fixText(before, fixes === 'unsafe', analyse);
      return { path, source, before, text, report, fixedCount: count };
    } catch (error) {
      // A defect of ours in one file must not cost the user the findings of all others.
      return { skipped: { path, named: false, skip: { kind: 'failed', detail: ioErrorMessage(error) } } };
    }
  }

  /** What a file comes to that did not pass the gate. */
  unchanged(path: string, source: SourceFile): Outcome {
    const text = source.text();
    const report: FileReport = { findings: [], suppressed: [], unusedSuppressions: [] };
    return { path, source, before: text, text, report, fixedCount: 0 };
  }

  #shown(report: FileReport): FileReport {
    const full = this.#options.reportUnusedSuppressions ? withUnusedSuppressions(report, this.#options.texts) : report;
    return {
      ...full,
      findings: full.findings.filter(({ severity }) => isAtLeast(severity, this.#options.minSeverity)),
    };
  }
}

/** What a run of `sockeye check` found: plain data, which the reports render. */

import type { FileReport } from '../analysis/finding';
import type { LineIndex } from '../base/text';
import type { AsideCount } from '../workspace/asideCount';
import type { SkippedFile } from '../workspace/scan';

export interface CheckedFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** Without findings below the wanted severity. */
  readonly report: FileReport;
}

export interface CheckRun {
  /** Files in which something was found, in the order they were found in. */
  readonly files: readonly CheckedFile[];
  readonly skipped: readonly SkippedFile[];
  /** Files that are off by default, by what they are. */
  readonly aside: readonly AsideCount[];
  /** How many files were looked at, most of which have nothing to do with sockets. */
  readonly fileCount: number;
  /** How many fixes `--fix` made. */
  readonly fixedCount: number;
}

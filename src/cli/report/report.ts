/** What a report is: a run and its surroundings in, text out. */
import type { Colors } from 'picocolors/types';
import type { Locale } from '../../analysis/explain';
import type { RuleInfo } from '../../analysis/rules';
import type { CheckRun } from '../checkRun';
import type { Texts } from '../texts';

/** What SARIF and JSON say of a rule. */
export type ReportRule = Pick<RuleInfo, 'id' | 'summary' | 'description' | 'severity' | 'url'>;

export interface ReportContext {
  /** People's paths are relative to where they are. */
  readonly cwd: string;
  /** Paths for code hosts are relative to the repository. */
  readonly base: string;
  readonly version: string;
  readonly rules: readonly ReportRule[];
  readonly colors: Colors;
  readonly locale: Locale;
  readonly texts: Texts;
  /** Findings only, no summary for people. */
  readonly quiet: boolean;
}

export type Report = (run: CheckRun, context: ReportContext) => string;

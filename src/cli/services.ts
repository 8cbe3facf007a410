/** What the commands need of the analysis; tests hand in their own. */
import type { Analyser } from '../analysis/analyser';
import type { RuleInfo } from '../analysis/rules';

export interface Services {
  readonly analyser: Analyser;
  readonly rules: readonly RuleInfo[];
  languageOf(path: string): string | undefined;
}

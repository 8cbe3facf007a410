/** The rules as the adapters show them. */

import { rules } from '../rules/index.generated';
import type { Profile, Severity } from '../rules/rule';

export interface RuleInfo {
  readonly id: string;
  /** One sentence. */
  readonly summary: string;
  /** Markdown: what, why, what to do, and examples. */
  readonly description: string;
  readonly severity: Severity;
  /** The lowest profile that shows the rule. */
  readonly profile: Profile;
  readonly see: readonly string[];
  /** The ids of the languages the rule has examples in. */
  readonly languages: readonly string[];
  readonly fixable: boolean;
  readonly url: string;
}

const infos: readonly RuleInfo[] = rules.map(({ id, rule, doc }) => ({
  id,
  summary: doc.summary,
  description: doc.description,
  severity: rule.severity,
  profile: rule.profile,
  see: rule.see,
  languages: doc.languages,
  fixable: doc.fixable,
  url: `https://github.com/sockeye/sockeye/blob/main/docs/rules/${id}.md`,
}));

/** All rules, by id. */
export const ruleInfos = (): readonly RuleInfo[] => infos;

export const ruleInfo = (id: string): RuleInfo | undefined => infos.find((one) => one.id === id);

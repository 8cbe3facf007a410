/** The rules as the adapters show them. */

import type { Locale } from '../knowledge/locale';
import { ruleDocs } from '../rules/catalogue.generated';
import type { Profile, Severity } from '../rules/rule';
import { sentenceIn } from './wording';

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

const infos: readonly RuleInfo[] = ruleDocs.map((doc) => ({
  ...doc,
  url: `https://github.com/sockeye/sockeye/blob/main/docs/rules/${doc.id}.md`,
}));

/** All rules, by id. */
export const ruleInfos = (): readonly RuleInfo[] => infos;

/** A rule with its texts in the language of the reader; examples stay as they are. */
export function localRule(rule: RuleInfo, locale: Locale): RuleInfo {
  if (locale === 'en') return rule;
  const paragraphs = proseOf(rule.description).map(({ text, isCode }) => (isCode ? text : sentenceIn(text, locale)));
  return { ...rule, summary: sentenceIn(rule.summary, locale), description: paragraphs.join('\n\n') };
}

/** The paragraphs of a description, each on one line, and its blocks of code as they are. */
export const proseOf = (description: string): readonly { readonly text: string; readonly isCode: boolean }[] =>
  description
    .split(/(^```\w+\n[\s\S]*?\n```$)/m)
    .flatMap((part) => (part.startsWith('```') ? [part] : part.split(/\n\s*\n/)))
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const isCode = part.startsWith('```');
      return { text: isCode ? part : part.trim().replace(/\s+/g, ' '), isCode };
    });

export const ruleInfo = (id: string): RuleInfo | undefined => infos.find((one) => one.id === id);

/** Explains socket errors: from anything a developer has to ranked cases, and from those to text for every place it shows. */

export { localeNamed, locales } from '../../knowledge/locale';
export { callTable, searchErrors } from './catalogue';
export { describeUnknown, explain } from './explain';
export type {
  Call,
  CallTable,
  ElsewhereResult,
  ErrorItem,
  ExplainedCase,
  ExplainedRow,
  ExplainQuery,
  Explanation,
  Locale,
  Mention,
  MentionContext,
  MentionKind,
  Platform,
  TableRow,
} from './explanation';
export { findMentions, mentionAt } from './mentions';
export { renderCallTable, renderHover } from './render/hover';
export { renderMarkdown } from './render/markdown';
export { renderPanel } from './render/panel';
export { plainColors, renderTerminal, type TerminalColors, type TerminalOptions } from './render/terminal';

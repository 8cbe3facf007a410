/** Hovers: what an error means for the call it stands next to, what a call can give, and rules in suppression comments. */
import { type Connection, type Hover, type HoverParams, MarkupKind, type TextDocuments } from 'vscode-languageserver';
import {
  callTable,
  explain,
  type MentionContext,
  mentionAt,
  renderCallTable,
  renderHover,
} from '../../analysis/explain';
import { ruleInfo } from '../../analysis/rules';
import type { Range } from '../../base/text';
import { type ExplainParams, explainCommand } from '../../protocol';
import type { ClientAbilities } from '../clientAbilities';
import type { ExplainContext } from '../explainContext';
import type { OpenDocument } from '../openDocument';
import type { Reports } from '../reports';
import { type ServerTexts, textsIn } from '../texts';
import { toLspRange } from '../toLspRange';
import { ruleMention } from './ruleMention';

export function provideHover(
  connection: Connection,
  documents: TextDocuments<OpenDocument>,
  reports: Reports,
  explainContext: ExplainContext,
  client: () => ClientAbilities | undefined,
): void {
  connection.onHover(async (params: HoverParams): Promise<Hover | undefined> => {
    const document = documents.get(params.textDocument.uri);
    if (!document) return undefined;
    const offset = document.text.offsetAt(params.position);
    const context = await explainContext.of(document);
    const rule = ruleHover(document, params, context);
    if (rule) return rule;
    return errorHover(document, params, context) ?? callHover(document, offset, context);
  });

  function errorHover(document: OpenDocument, { position }: HoverParams, context: MentionContext): Hover | undefined {
    const mention = mentionAt(document.text.getText(), document.text.offsetAt(position), context);
    const explanation = mention && explain(mention.query);
    if (!explanation || explanation.cases.length === 0) return undefined;
    const { text, call } = mention.query;
    const params: ExplainParams = { text, ...(call !== undefined && { call }), uri: document.uri, position };
    const link = client()?.commands.has(explainCommand) ? `\n\n${panelLink(params, textsOf(context))}` : '';
    return hoverOf(document, mention.range, renderHover(explanation) + link);
  }

  /** Everything that the call under the cursor can give where the program runs. The diagnostic says what this one lacks. */
  async function callHover(
    document: OpenDocument,
    offset: number,
    { platform, locale }: MentionContext,
  ): Promise<Hover | undefined> {
    const called = await reports.calledAt(document, offset);
    const table = called && platform && callTable(called.call, platform, locale);
    return table && hoverOf(document, called.range, renderCallTable(table));
  }
}

const textsOf = ({ locale }: MentionContext): ServerTexts => textsIn(locale ?? 'en');

function ruleHover(document: OpenDocument, { position }: HoverParams, context: MentionContext): Hover | undefined {
  const named = ruleMention(document, position);
  const rule = named && ruleInfo(named.rule);
  if (!named || !rule) return undefined;
  const value = `**${rule.id}**: ${rule.summary}\n\n[${textsOf(context).openRule}](${rule.url})`;
  return { contents: { kind: MarkupKind.Markdown, value }, range: named.range };
}

const hoverOf = (document: OpenDocument, range: Range, value: string): Hover => ({
  contents: { kind: MarkupKind.Markdown, value },
  range: toLspRange(document, range),
});

/** Opens the panel from the hover, in editors that let a hover run this one command. */
const panelLink = (params: ExplainParams, { openPanel }: ServerTexts): string =>
  `[${openPanel}](command:${explainCommand}?${encodeURIComponent(JSON.stringify([params]))})`;

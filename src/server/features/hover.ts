/** Hovers: what an error means for the call it stands next to, in any document; and rules in suppression comments. */
import { type Connection, type Hover, type HoverParams, MarkupKind, type TextDocuments } from 'vscode-languageserver';
import { explain, mentionAt, renderHover } from '../../analysis/explain';
import { ruleInfo } from '../../analysis/rules';
import { type ExplainParams, explainCommand } from '../../protocol';
import type { ClientAbilities } from '../clientAbilities';
import type { ExplainContext } from '../explainContext';
import type { OpenDocument } from '../openDocument';
import { toLspRange } from '../toLspRange';
import { ruleMention } from './ruleMention';

export function provideHover(
  connection: Connection,
  documents: TextDocuments<OpenDocument>,
  explainContext: ExplainContext,
  client: () => ClientAbilities | undefined,
): void {
  connection.onHover(async ({ textDocument, position }: HoverParams): Promise<Hover | undefined> => {
    const document = documents.get(textDocument.uri);
    if (!document) return undefined;
    const named = ruleMention(document, position);
    const rule = named && ruleInfo(named.rule);
    if (named && rule) {
      const value = `**${rule.id}**: ${rule.summary}\n\n[What it finds, and how to fix it](${rule.url})`;
      return { contents: { kind: MarkupKind.Markdown, value }, range: named.range };
    }
    const context = await explainContext.of(document);
    const mention = mentionAt(document.text.getText(), document.text.offsetAt(position), context);
    const explanation = mention && explain(mention.query);
    if (!explanation || explanation.cases.length === 0) return undefined;
    const { text, call } = mention.query;
    const params: ExplainParams = { text, ...(call !== undefined && { call }), uri: document.uri, position };
    const link = client()?.commands.has(explainCommand) ? `\n\n${panelLink(params)}` : '';
    return {
      contents: { kind: MarkupKind.Markdown, value: renderHover(explanation) + link },
      range: toLspRange(document, mention.range),
    };
  });
}

/** Opens the panel from the hover, in editors that let a hover run this one command. */
const panelLink = (params: ExplainParams): string =>
  `[Timeline, checks and fixes](command:${explainCommand}?${encodeURIComponent(JSON.stringify([params]))})`;

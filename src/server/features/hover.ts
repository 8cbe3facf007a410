/** Hovers: what an error means for the call it stands next to, in any document; and rules in suppression comments. */
import { type Connection, type Hover, type HoverParams, MarkupKind, type TextDocuments } from 'vscode-languageserver';
import { explain, mentionAt, renderHover } from '../../analysis/explain';
import type { RuleInfo } from '../../analysis/rules';
import type { OpenDocument } from '../openDocument';
import type { Surroundings } from '../surroundings';
import { ruleMention } from './ruleMention';

export function provideHover(
  connection: Connection,
  documents: TextDocuments<OpenDocument>,
  surroundings: Surroundings,
  rules: readonly RuleInfo[],
): void {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));

  connection.onHover(async ({ textDocument, position }: HoverParams): Promise<Hover | undefined> => {
    const document = documents.get(textDocument.uri);
    if (!document) return undefined;
    const named = ruleMention(document, position);
    const rule = named && byId.get(named.rule);
    if (named && rule) {
      const value = `**${rule.id}**: ${rule.summary}\n\n[What it finds, and how to fix it](${rule.url})`;
      return { contents: { kind: MarkupKind.Markdown, value }, range: named.range };
    }
    const near = await surroundings.at(document, position);
    const mention = mentionAt(near.text, near.offset, near.context);
    if (!mention) return undefined;
    const explanation = explain(near.withCall(mention));
    if (explanation.cases.length === 0) return undefined;
    return {
      contents: { kind: MarkupKind.Markdown, value: renderHover(explanation) },
      range: near.toLspRange(mention.range),
    };
  });
}

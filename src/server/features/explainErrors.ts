/** The requests behind *Explain Socket Error*: one explanation for the panel, and the list to search in. */
import type { Connection, TextDocuments } from 'vscode-languageserver';
import {
  type ExplainQuery,
  explain,
  type Locale,
  mentionAt,
  renderMarkdown,
  renderPanel,
  searchErrors,
} from '../../analysis/explain';
import {
  type ErrorListItem,
  type ExplainParams,
  type ExplainResult,
  errorListMethod,
  explainMethod,
} from '../../protocol';
import type { OpenDocument } from '../openDocument';
import type { Reports } from '../reports';
import type { Surroundings } from '../surroundings';

const platforms = ['linux', 'macos', 'freebsd', 'windows'] as const;

export function provideExplanations(
  connection: Connection,
  documents: TextDocuments<OpenDocument>,
  parts: { readonly reports: Reports; readonly surroundings: Surroundings; readonly locale: () => Locale },
): void {
  connection.onRequest(errorListMethod, (): readonly ErrorListItem[] =>
    searchErrors(parts.locale()).map(({ error, title, detail }) => ({
      text: error,
      label: error,
      description: title,
      detail,
    })),
  );

  connection.onRequest(explainMethod, async (params: ExplainParams): Promise<ExplainResult | null> => {
    const document = params.uri === undefined ? undefined : documents.get(params.uri);
    const query = await (params.text.trim() === '' ? queryAt(document, params) : queryOf(document, params));
    const explanation = query && explain(query);
    const best = explanation?.cases[0];
    if (!explanation || !best) return null;
    return {
      title: best.call === null ? best.error : `${best.error} · ${best.call}`,
      html: renderPanel(explanation),
      markdown: renderMarkdown(explanation),
    };
  });

  /** Without a text: the finding at the position, or else the error that is named there. */
  async function queryAt(
    document: OpenDocument | undefined,
    { position }: ExplainParams,
  ): Promise<ExplainQuery | undefined> {
    if (!document || !position) return undefined;
    const near = await parts.surroundings.at(document, position);
    const mention = mentionAt(near.text, near.offset, near.context);
    if (mention) return near.withCall(mention);
    const offset = document.text.offsetAt(position);
    const last = parts.reports.last(document);
    const finding = last?.report.findings.find(
      ({ range, errnos }) => errnos.length > 0 && range.start <= offset && offset <= range.end,
    );
    const [text] = finding?.errnos ?? [];
    if (!finding || text === undefined || last?.version !== document.version) return undefined;
    return { ...near.context, text, ...(finding.call !== '' && { call: finding.call }) };
  }

  async function queryOf(document: OpenDocument | undefined, params: ExplainParams): Promise<ExplainQuery> {
    const { text, call, position } = params;
    const platform = platforms.find((name) => name === params.platform);
    const context = await parts.surroundings.context(document);
    const query: ExplainQuery = {
      ...context,
      text,
      ...(platform && { platform }),
      ...(call !== undefined && { call }),
    };
    if (call !== undefined || !document || !position || text.includes('\n')) return query;
    const near = await parts.surroundings.at(document, position);
    const found = { start: near.offset, end: near.offset + text.length };
    return near.withCall({ query, kind: 'name', range: found });
  }
}

/** The requests behind *Explain Socket Error*: one explanation for the panel, and the list to search in. */
import type { Connection, TextDocuments } from 'vscode-languageserver';
import {
  type ExplainQuery,
  explain,
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
import type { ExplainContext } from '../explainContext';
import type { OpenDocument } from '../openDocument';
import type { Reports } from '../reports';

export function provideExplanations(
  connection: Connection,
  documents: TextDocuments<OpenDocument>,
  reports: Reports,
  explainContext: ExplainContext,
): void {
  connection.onRequest(
    errorListMethod,
    async (): Promise<readonly ErrorListItem[]> =>
      searchErrors(await explainContext.locale()).map(({ error, title, detail }) => ({
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

  /** Without a text: the error that is named at the position, or else the finding there. */
  async function queryAt(
    document: OpenDocument | undefined,
    { position }: ExplainParams,
  ): Promise<ExplainQuery | undefined> {
    if (!document || !position) return undefined;
    const context = await explainContext.of(document);
    const offset = document.text.offsetAt(position);
    const mention = mentionAt(document.text.getText(), offset, context);
    if (mention) return mention.query;
    const last = reports.last(document);
    const finding = last?.report.findings.find(
      ({ range, errnos }) => errnos.length > 0 && range.start <= offset && offset <= range.end,
    );
    const [text] = finding?.errnos ?? [];
    if (!finding || text === undefined || last?.version !== document.version) return undefined;
    return { ...context, text, ...(finding.call !== '' && { call: finding.call }) };
  }

  /** A selected word is read with the code around it, which tells the call. */
  async function queryOf(document: OpenDocument | undefined, params: ExplainParams): Promise<ExplainQuery> {
    const context = await explainContext.of(document);
    const mention =
      document && params.position
        ? mentionAt(document.text.getText(), document.text.offsetAt(params.position), context)
        : undefined;
    const call = params.call ?? (params.text.includes('\n') ? undefined : mention?.query.call);
    return { ...context, text: params.text, ...(call !== undefined && { call }) };
  }
}

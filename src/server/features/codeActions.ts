/** Code actions: the fixes of a finding, a comment that suppresses it, its explanation and the page of its rule. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  type Diagnostic,
  type TextDocuments,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { lineComment } from '../../analysis/languages';
import {
  type ExplainParams,
  explainCommand,
  openRulePageCommand,
  type SelectArguments,
  selectCommand,
} from '../../protocol';
import type { ClientAbilities } from '../clientAbilities';
import { type DiagnosticData, diagnosticData } from '../diagnosticData';
import type { ExplainContext } from '../explainContext';
import { lineEndOf } from '../lineEnd';
import type { OpenDocument } from '../openDocument';
import type { Reports } from '../reports';
import { type ServerTexts, textsIn } from '../texts';
import type { FixAll } from './fixAll';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.sockeye`;

/** Stands where the user is to write why; selected where the editor can. */
const reasonPlaceholder = 'reason';

export class CodeActions {
  readonly #documents: TextDocuments<OpenDocument>;
  readonly #reports: Reports;
  readonly #fixAll: FixAll;
  readonly #explainContext: ExplainContext;
  #abilities: ClientAbilities | undefined;

  constructor(
    connection: Connection,
    documents: TextDocuments<OpenDocument>,
    reports: Reports,
    fixAll: FixAll,
    explainContext: ExplainContext,
  ) {
    this.#explainContext = explainContext;
    this.#documents = documents;
    this.#reports = reports;
    this.#fixAll = fixAll;
    connection.onCodeAction((params) => this.#answer(params));
    connection.onExecuteCommand(({ command, arguments: given }) => {
      const [url] = given ?? [];
      if (command !== openRulePageCommand || typeof url !== 'string') return undefined;
      return connection.window.showDocument({ uri: url, external: true });
    });
  }

  start(abilities: ClientAbilities): void {
    this.#abilities = abilities;
  }

  async #answer({ textDocument, context }: CodeActionParams): Promise<CodeAction[]> {
    const document = this.#documents.get(textDocument.uri);
    if (!document) return [];
    const texts = textsIn((await this.#explainContext.of(document)).locale ?? 'en');
    // Kinds are paths: whoever asks for `source` also wants `source.fixAll.sockeye`.
    const wants = (kind: string): boolean =>
      context.only?.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`)) ?? true;
    const actions = wants(CodeActionKind.QuickFix)
      ? context.diagnostics.flatMap((diagnostic) => this.#forDiagnostic(document, diagnostic, texts))
      : [];
    // Only on demand: it analyses what it has fixed.
    if (context.only && wants(fixAllKind)) {
      const edits = await this.#fixAll.edits(document);
      if (edits.length > 0) {
        actions.push({
          title: texts.fixAll,
          kind: fixAllKind,
          edit: this.#edit(document, edits),
        });
      }
    }
    return actions;
  }

  #forDiagnostic(document: OpenDocument, diagnostic: Diagnostic, texts: ServerTexts): CodeAction[] {
    const data = diagnosticData(diagnostic);
    if (!data) return [];
    const rule = String(diagnostic.code);
    // The edits are for the text that was reported on; an editor that has a newer one asks again in a moment.
    const current = data.version === document.version;
    const fixes = (current ? data.fixes : []).map(
      ({ title, preferred, edits }): CodeAction => ({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred: preferred,
        edit: this.#edit(document, edits),
      }),
    );
    return [
      ...fixes,
      ...(current && data.suppressible ? this.#suppress(document, diagnostic, rule, texts) : []),
      ...this.#explain(document, diagnostic, data, texts),
      ...this.#openPage(diagnostic, rule, texts),
    ];
  }

  #suppress(document: OpenDocument, diagnostic: Diagnostic, rule: string, texts: ServerTexts): CodeAction[] {
    const language = this.#reports.languageOf(document);
    if (language === undefined) return [];
    const { line } = diagnostic.range.start;
    const text = document.text.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    const indentation = /^[ \t]*/.exec(text)?.[0] ?? '';
    const comment = `${indentation}${lineComment(language)} sockeye-ignore ${rule} -- ${reasonPlaceholder}`;
    const start = { line, character: 0 };
    const select: SelectArguments = {
      uri: document.uri,
      start: { line, character: comment.length - reasonPlaceholder.length },
      end: { line, character: comment.length },
    };
    return [
      {
        title: texts.suppress(rule),
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        edit: this.#edit(document, [
          { range: { start, end: start }, newText: comment + lineEndOf(document.text.getText()) },
        ]),
        ...(this.#abilities?.commands.has(selectCommand) && {
          command: { title: texts.selectReason, command: selectCommand, arguments: [select] },
        }),
      },
    ];
  }

  #explain(
    document: OpenDocument,
    diagnostic: Diagnostic,
    { errnos, call }: DiagnosticData,
    texts: ServerTexts,
  ): CodeAction[] {
    const [error] = errnos;
    if (error === undefined || !this.#abilities?.commands.has(explainCommand)) return [];
    const title = texts.explain(error, call);
    const params: ExplainParams = {
      text: error,
      ...(call !== '' && { call }),
      uri: document.uri,
      position: diagnostic.range.start,
    };
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        command: { title, command: explainCommand, arguments: [params] },
      },
    ];
  }

  #openPage(diagnostic: Diagnostic, rule: string, texts: ServerTexts): CodeAction[] {
    const url = diagnostic.codeDescription?.href;
    if (url === undefined || !this.#abilities?.opensLinks) return [];
    const title = texts.openPage(rule);
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        command: { title, command: openRulePageCommand, arguments: [url] },
      },
    ];
  }

  #edit(document: OpenDocument, edits: readonly TextEdit[]): WorkspaceEdit {
    const { uri, version } = document;
    return this.#abilities?.versionsEdits
      ? { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] }
      : { changes: { [uri]: [...edits] } };
  }
}

/** Diagnostics: answered when the editor asks, or pushed to editors that do not ask. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
} from 'vscode-languageserver';
import type { ClientAbilities } from '../clientAbilities';
import type { OpenDocument } from '../openDocument';
import type { Reports } from '../reports';

/** Changes of settings and projects come in bursts; one refresh in this time is enough, in milliseconds. */
const refreshDelay = 100;

export class Diagnostics {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<OpenDocument>;
  readonly #reports: Reports;
  #abilities: ClientAbilities | undefined;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #refreshTimer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, documents: TextDocuments<OpenDocument>, reports: Reports) {
    this.#connection = connection;
    this.#documents = documents;
    this.#reports = reports;
    connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
      this.#answer(textDocument.uri, previousResultId, token),
    );
  }

  start(abilities: ClientAbilities): void {
    this.#abilities = abilities;
    if (abilities.pullsDiagnostics) return;
    this.#documents.onDidChangeContent(({ document }) => this.#pushSoon(document));
    this.#documents.onDidSave(({ document }) => this.#pushSoon(document));
    this.#documents.onDidClose(({ document }) => {
      clearTimeout(this.#timers.get(document.uri));
      this.#timers.delete(document.uri);
      void this.#connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    });
  }

  /** To be called when what was reported may no longer hold although no document changed. */
  refresh(): void {
    if (this.#refreshTimer || !this.#abilities) return;
    this.#refreshTimer = setTimeout(() => {
      this.#refreshTimer = undefined;
      if (!this.#abilities?.pullsDiagnostics) {
        for (const document of this.#documents.all()) this.#pushSoon(document);
      } else if (this.#abilities.refreshesDiagnostics) {
        this.#connection.languages.diagnostics.refresh();
      }
    }, refreshDelay);
  }

  stop(): void {
    clearTimeout(this.#refreshTimer);
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  async #answer(
    uri: string,
    previousResultId: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport | ResponseError<{ retriggerRequest: boolean }>> {
    const document = this.#documents.get(uri);
    if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const { version } = document;
    const outdated = (): boolean => token.isCancellationRequested || document.version !== version;
    await this.#quiet(document, token);
    if (outdated()) return superseded();
    const { id, diagnostics } = await this.#reports.of(document);
    if (outdated()) return superseded();
    return id === previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
      : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...diagnostics] };
  }

  /** Waits until nobody has typed for a moment. A document that was only opened is checked at once. */
  async #quiet(document: OpenDocument, token: CancellationToken): Promise<void> {
    const remaining = document.changedAt + this.#debounce() - Date.now();
    if (remaining <= 0) return;
    const abort = new AbortController();
    const subscription = token.onCancellationRequested(() => abort.abort());
    try {
      await pause(remaining, undefined, { signal: abort.signal });
    } catch {
      // Cancelled, which the caller sees from the token.
    } finally {
      subscription.dispose();
    }
  }

  #pushSoon(document: OpenDocument): void {
    clearTimeout(this.#timers.get(document.uri));
    const delay = Math.max(0, document.changedAt + this.#debounce() - Date.now());
    this.#timers.set(
      document.uri,
      setTimeout(() => void this.#push(document), delay),
    );
  }

  async #push(document: OpenDocument): Promise<void> {
    const { version } = document;
    const { diagnostics } = await this.#reports.of(document);
    if (document.version !== version || this.#documents.get(document.uri) !== document) return;
    await this.#connection.sendDiagnostics({ uri: document.uri, version, diagnostics: [...diagnostics] });
  }

  #debounce(): number {
    return this.#abilities?.debounceMs ?? 0;
  }
}

/** The editor is to ask again: what it asked about is no longer there. */
const superseded = () =>
  new ResponseError(LSPErrorCodes.ServerCancelled, 'The document changed.', { retriggerRequest: true });

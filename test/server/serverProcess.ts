/** The built language server as a process, and a client that talks to it over stdio as an editor would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  type CodeAction,
  CodeActionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  MarkupContent,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { type ClientOptions, type FileStatus, fileStatusMethod } from '../../src/protocol';

const program = process.env.SOCKEYE_SERVER ?? join(__dirname, '../../server.js');

export interface StartOptions {
  readonly settings?: object;
  readonly folderUri?: string;
  /** False for an editor that waits for diagnostics to be pushed. */
  readonly pulls?: boolean;
  readonly locale?: string;
}

export class ServerProcess {
  readonly published = new Map<string, readonly Diagnostic[]>();
  readonly statuses = new Map<string, FileStatus>();
  refreshes = 0;
  exitCode: number | null = null;
  /** What the server said when it started. */
  initialized: InitializeResult | undefined;
  readonly #process: ChildProcess;
  readonly connection: ProtocolConnection;
  #settings: object;
  readonly #waiting: (() => void)[] = [];

  private constructor(options: StartOptions) {
    this.#settings = options.settings ?? {};
    const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.on('exit', (code) => {
      this.exitCode = code;
    });
    this.#process = child;
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.#settings));
    this.connection.onRequest(RegistrationRequest.type, () => undefined);
    this.connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
      this.#wake();
    });
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.published.set(uri, diagnostics);
      this.#wake();
    });
    this.connection.onNotification(fileStatusMethod, (status: FileStatus) => {
      this.statuses.set(status.uri, status);
      this.#wake();
    });
    this.connection.listen();
  }

  static async start(options: StartOptions = {}): Promise<ServerProcess> {
    const server = new ServerProcess(options);
    const initializationOptions: ClientOptions = {
      commands: ['sockeye.explain', 'sockeye.internal.select'],
      debounceMs: 0,
    };
    const params: InitializeParams = {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: options.folderUri ? [{ uri: options.folderUri, name: 'test' }] : null,
      locale: options.locale ?? 'en',
      initializationOptions,
      capabilities: {
        workspace: {
          configuration: true,
          workspaceEdit: { documentChanges: true },
          diagnostics: { refreshSupport: true },
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
        textDocument: {
          hover: { contentFormat: ['markdown'] },
          ...(options.pulls !== false && { diagnostic: {} }),
        },
        window: { showDocument: { support: true } },
      },
    };
    server.initialized = await server.connection.sendRequest(InitializeRequest.type, params);
    await server.connection.sendNotification(InitializedNotification.type, {});
    return server;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.connection.sendNotification(ExitNotification.type);
    await gone;
    this.connection.dispose();
  }

  open(uri: string, languageId: string, text: string): Promise<void> {
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  change(uri: string, version: number, contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  save(uri: string): Promise<void> {
    return this.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  fileChanged(uri: string): Promise<void> {
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type: 2 }] });
  }

  changeSettings(settings: object): Promise<void> {
    this.#settings = settings;
    return this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items : [];
  }

  async codeActions(
    uri: string,
    range: Range,
    diagnostics: readonly Diagnostic[],
    only?: readonly string[],
  ): Promise<readonly CodeAction[]> {
    const actions = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [...diagnostics], ...(only && { only: [...only] }) },
    });
    return (actions ?? []).filter(
      (action): action is CodeAction => !('command' in action && typeof action.command === 'string'),
    );
  }

  /** The Markdown of the hover, empty when there is none. */
  async hover(uri: string, position: Position): Promise<string> {
    const hover = await this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    return hover && MarkupContent.is(hover.contents) ? hover.contents.value : '';
  }

  /** Waits until what the server sent on its own makes `holds` true. */
  async until(holds: () => boolean, what: string): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!holds()) {
      if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        setTimeout(resolve, 50);
      });
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

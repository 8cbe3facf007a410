/** The entry in the language status: what was found in the active file, or why the file is not checked. */
import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { type FileStatus, fileStatusMethod } from '../protocol';

export class FileStatusItem implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #item = vscode.languages.createLanguageStatusItem('sockeye.status', []);
  readonly #statuses = new Map<string, FileStatus>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#item.name = 'Sockeye';
    this.#item.command = { command: 'sockeye.showOutput', title: vscode.l10n.t('Show Output') };
    this.#subscriptions = [
      client.onNotification(fileStatusMethod, (status: FileStatus) => {
        this.#statuses.set(vscode.Uri.parse(status.uri).toString(), status);
        this.#update();
      }),
      client.onDidChangeState(() => this.#update()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#update()),
      vscode.workspace.onDidCloseTextDocument((document) => this.#statuses.delete(document.uri.toString())),
    ];
    this.#update();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  #update(): void {
    const item = this.#item;
    item.selector = checkedDocuments(this.#client);
    item.busy = this.#client.state === State.Starting;
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.detail = '';
    if (this.#client.state === State.Stopped) {
      item.text = vscode.l10n.t('Sockeye is not running');
      item.severity = vscode.LanguageStatusSeverity.Error;
      item.command = { command: 'sockeye.restart', title: vscode.l10n.t('Restart') };
      return;
    }
    item.command = { command: 'sockeye.showOutput', title: vscode.l10n.t('Show Output') };
    const document = vscode.window.activeTextEditor?.document;
    const status = document && this.#statuses.get(document.uri.toString());
    item.text = 'Sockeye';
    if (!status) return;
    item.detail = status.warning === undefined ? status.message : `${status.message}. ${status.warning}`;
    if (status.state === 'failed') item.severity = vscode.LanguageStatusSeverity.Error;
    if (status.state === 'skipped' || status.warning !== undefined)
      item.severity = vscode.LanguageStatusSeverity.Warning;
  }
}

/** The server says which documents it checks; until it does, every one may be. */
function checkedDocuments({ initializeResult }: LanguageClient): vscode.DocumentSelector {
  const provider = initializeResult?.capabilities.diagnosticProvider;
  const selector = provider && 'documentSelector' in provider ? provider.documentSelector : undefined;
  return (selector as vscode.DocumentSelector | null | undefined) ?? [{ scheme: 'file' }, { scheme: 'untitled' }];
}

/** The panel beside the editor that shows one explanation at a time, and comes back after the window is reloaded. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type ExplainParams, type ExplainResult, explainMethod, type PanelMessage } from '../protocol';
import { panelPage } from './panelPage';

export class ExplanationPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  static readonly viewType = 'sockeye.explanation';

  readonly #extensionUri: vscode.Uri;
  readonly #client: LanguageClient;
  #panel: vscode.WebviewPanel | undefined;

  constructor(extensionUri: vscode.Uri, client: LanguageClient) {
    this.#extensionUri = extensionUri;
    this.#client = client;
  }

  /** Asks the server and shows its answer. False when the server knows nothing about the text. */
  async show(params: ExplainParams): Promise<boolean> {
    const result = await this.#explain(params);
    if (!result) return false;
    if (!this.#panel) {
      this.#adopt(
        vscode.window.createWebviewPanel(
          ExplanationPanel.viewType,
          result.title,
          { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
          { ...this.#webviewOptions(), enableFindWidget: true },
        ),
      );
    } else {
      this.#panel.reveal(undefined, true);
    }
    this.#render(result, params);
    return true;
  }

  /** VS Code hands over the panel of the last session with the state that the panel's script kept. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const params = restoredParams(state);
    const result = params && (await this.#explain(params));
    if (!params || !result || this.#panel) {
      panel.dispose();
      return;
    }
    panel.webview.options = this.#webviewOptions();
    this.#adopt(panel);
    this.#render(result, params);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  async #explain(params: ExplainParams): Promise<ExplainResult | undefined> {
    return (await this.#client.sendRequest<ExplainResult | null>(explainMethod, params)) ?? undefined;
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    panel.webview.onDidReceiveMessage((message: PanelMessage) => {
      if (message.type === 'copy') void vscode.env.clipboard.writeText(message.text);
    });
  }

  #render(result: ExplainResult, params: ExplainParams): void {
    if (!this.#panel) return;
    this.#panel.title = result.title;
    this.#panel.webview.html = panelPage(this.#panel.webview, this.#extensionUri, result, params);
  }

  #webviewOptions(): vscode.WebviewOptions {
    return {
      enableScripts: true,
      localResourceRoots: ['media', 'dist'].map((folder) => vscode.Uri.joinPath(this.#extensionUri, folder)),
    };
  }
}

/** The script keeps `{query}`; a state that another version wrote may be anything. */
function restoredParams(state: unknown): ExplainParams | undefined {
  if (typeof state !== 'object' || state === null || !('query' in state)) return undefined;
  const { query } = state;
  const valid = typeof query === 'object' && query !== null && 'text' in query && typeof query.text === 'string';
  return valid ? (query as ExplainParams) : undefined;
}

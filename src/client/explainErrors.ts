/** The command *Explain Socket Error*: finds out what is to be explained, and shows it in the panel. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type ErrorListItem, type ExplainParams, errorListMethod } from '../protocol';
import type { ExplanationPanel } from './explanationPanel';

interface ErrorRow extends vscode.QuickPickItem {
  readonly text: string;
}

/** Longer selections are rarely one error, and a whole log would only slow the search down. */
const longestText = 20_000;

export class ExplainErrors {
  readonly #client: LanguageClient;
  readonly #panel: ExplanationPanel;

  constructor(client: LanguageClient, panel: ExplanationPanel) {
    this.#client = client;
    this.#panel = panel;
  }

  /** `params` come from a code action, a link or a keybinding, so they may be anything. */
  async run(params: unknown): Promise<void> {
    const given = asParams(params);
    if (given) {
      if (!(await this.#panel.show(given))) await this.#pick(given.text);
      return;
    }
    const editor = vscode.window.activeTextEditor;
    if (!editor) return this.#pick('');
    const uri = editor.document.uri.toString();
    const { line, character } = editor.selection.start;
    const position = { line, character };
    const text = editor.document.getText(editor.selection).slice(0, longestText).trim();
    // Without a selection the server looks for a finding or an error at the cursor.
    if (!(await this.#panel.show({ text, uri, position }))) await this.#pick(text.split('\n')[0] ?? '');
  }

  async #pick(value: string): Promise<void> {
    const pick = vscode.window.createQuickPick<ErrorRow>();
    pick.title = vscode.l10n.t('Explain Socket Error');
    pick.placeholder = vscode.l10n.t('A name, a number, a message, or a line of a log, such as "errno 104"');
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.busy = true;
    pick.show();

    let rows: readonly ErrorRow[] = [];
    const update = (typed: string): void => {
      const free: ErrorRow = {
        label: `$(search) ${vscode.l10n.t('Explain "{0}"', typed)}`,
        text: typed,
        alwaysShow: true,
      };
      pick.items = typed === '' ? rows : [...rows, free];
    };
    pick.onDidChangeValue((typed) => update(typed.trim()));
    pick.onDidAccept(() => {
      const text = pick.selectedItems[0]?.text ?? pick.value.trim();
      if (text !== '') void this.#showPicked(pick, text);
    });
    pick.onDidHide(() => pick.dispose());
    try {
      const items = await this.#client.sendRequest<readonly ErrorListItem[]>(errorListMethod);
      rows = items.map(({ text, label, description, detail }) => ({ text, label, description, detail }));
    } finally {
      pick.busy = false;
    }
    pick.value = value;
    update(value);
  }

  /** The list stays open when nothing is known about what was typed, so that it can be typed anew. */
  async #showPicked(pick: vscode.QuickPick<ErrorRow>, text: string): Promise<void> {
    pick.busy = true;
    const shown = await this.#panel.show({ text });
    pick.busy = false;
    if (shown) pick.hide();
    else pick.title = vscode.l10n.t('No socket error is known by "{0}"', text);
  }
}

function asParams(value: unknown): ExplainParams | undefined {
  if (typeof value === 'string') return { text: value };
  if (typeof value !== 'object' || value === null) return undefined;
  return 'text' in value && typeof value.text === 'string' ? (value as ExplainParams) : undefined;
}

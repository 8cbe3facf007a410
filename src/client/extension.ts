/** Where the extension starts: makes the parts, joins them, and gives them to VS Code to dispose of. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { explainCommand, type SelectArguments, selectCommand, toolName } from '../protocol';
import { createClient } from './createClient';
import { ExplainErrors } from './explainErrors';
import { ExplanationPanel } from './explanationPanel';
import { FileStatusItem } from './fileStatusItem';
import { openConfig } from './openConfig';
import { selectRange } from './selectRange';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('Sockeye', { log: true });
  const running = createClient(context, output);
  client = running;
  const panel = new ExplanationPanel(context.extensionUri, running);
  const explainErrors = new ExplainErrors(running, panel);

  context.subscriptions.push(
    output,
    panel,
    new FileStatusItem(running),
    vscode.commands.registerCommand(explainCommand, (params?: unknown) => explainErrors.run(params)),
    vscode.commands.registerCommand(selectCommand, (target: SelectArguments) => selectRange(target)),
    vscode.commands.registerCommand('sockeye.restart', () =>
      running.isRunning() ? running.restart() : running.start(),
    ),
    vscode.commands.registerCommand('sockeye.showOutput', () => output.show()),
    vscode.commands.registerCommand('sockeye.openConfig', () => openConfig()),
    vscode.window.registerWebviewPanelSerializer(ExplanationPanel.viewType, panel),
  );

  try {
    await running.start();
  } catch (error) {
    output.error(`${toolName}: the language server did not start`, error);
  }
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

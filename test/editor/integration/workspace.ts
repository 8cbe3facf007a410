/** What the tests do in the editor: open and change documents of the workspace, and read what Sockeye says about them. */
import { ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually';

export const extensionId = 'sockeye.sockeye';

/** Opens a file of the workspace in the active editor. */
export async function open(name: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'the workspace is a folder');
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, name));
}

/** Closes every editor; what was typed is thrown away, so that the next test finds the files as they were. */
export async function closeAll(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The range of the first `text` in a document. */
export function find(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  ok(at >= 0, `${document.fileName} contains ${text}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** The rule a diagnostic is about. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** What Sockeye says about a document at this moment. */
export function findings(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'sockeye');
}

/** Waits for a finding of a rule. */
export function finding(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> {
  const what = () => `a finding of ${rule} in ${document.fileName}, only ${findings(document).map(ruleOf)}`;
  return eventually(what, () => findings(document).find((diagnostic) => ruleOf(diagnostic) === rule));
}

/** Waits until no finding of a rule is left. */
export function noFinding(document: vscode.TextDocument, rule: string): Promise<true> {
  return eventually(`no finding of ${rule} in ${document.fileName}`, () =>
    findings(document).some((diagnostic) => ruleOf(diagnostic) === rule) ? undefined : true,
  );
}

/** The text of all hovers at a position, once there is one that speaks of `text`. */
export function hoverAbout(document: vscode.TextDocument, at: vscode.Position, text: string): Promise<string> {
  return eventually(`a hover about ${text}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const words = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    return words.includes(text) ? words : undefined;
  });
}

type ActionWithEdit = vscode.CodeAction & { readonly edit: vscode.WorkspaceEdit };

/** Waits until a quick fix of Sockeye is offered: none is while the finding is about a text that has changed since. */
export function quickFix(
  document: vscode.TextDocument,
  range: vscode.Range,
  what: string,
  fits: (action: vscode.CodeAction) => boolean,
): Promise<ActionWithEdit> {
  return eventually(what, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    return actions.find((action): action is ActionWithEdit => action.edit !== undefined && fits(action));
  });
}

/** Changes a setting for the time of a test. */
export async function withSetting(name: string, value: unknown, body: () => Promise<void>): Promise<void> {
  const change = (to: unknown) =>
    vscode.workspace.getConfiguration('sockeye').update(name, to, vscode.ConfigurationTarget.Workspace);
  await change(value);
  try {
    await body();
  } finally {
    await change(undefined);
  }
}

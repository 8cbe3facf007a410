/** Opens the `sockeye.json` that applies to the active file, or offers a new one at the root of its folder. */
import * as vscode from 'vscode';

const fileName = 'sockeye.json';

const template = `{
  "profile": "recommended",
  "rules": {}
}
`;

export async function openConfig(): Promise<void> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = (active && vscode.workspace.getWorkspaceFolder(active)) ?? vscode.workspace.workspaceFolders?.[0];
  if (!folder) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder to keep a sockeye.json in it.'));
    return;
  }
  const existing = await nearest(active ?? vscode.Uri.joinPath(folder.uri, fileName), folder.uri);
  const document = existing
    ? await vscode.workspace.openTextDocument(existing)
    : await newFile(vscode.Uri.joinPath(folder.uri, fileName));
  await vscode.window.showTextDocument(document);
}

/** The first `sockeye.json` on the way from `file` up to `root`: the one the server uses for that file. */
async function nearest(file: vscode.Uri, root: vscode.Uri): Promise<vscode.Uri | undefined> {
  let folder = file;
  while (folder.path !== root.path && folder.path.startsWith(root.path)) {
    folder = vscode.Uri.joinPath(folder, '..');
    const candidate = vscode.Uri.joinPath(folder, fileName);
    try {
      await vscode.workspace.fs.stat(candidate);
      return candidate;
    } catch {
      // Not in this folder: the one above may have it.
    }
  }
  return undefined;
}

/** An unsaved document, so that nothing is written until the user saves it. */
async function newFile(target: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(target.with({ scheme: 'untitled' }));
  if (document.getText() === '') {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), template);
    await vscode.workspace.applyEdit(edit);
  }
  return document;
}

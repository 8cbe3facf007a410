/** Selects a range of the active editor, so that what a code action left to be filled in is replaced by typing. */
import * as vscode from 'vscode';
import type { SelectArguments } from '../protocol';

export function selectRange({ uri, start, end }: SelectArguments): void {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== vscode.Uri.parse(uri).toString()) return;
  editor.selection = new vscode.Selection(start.line, start.character, end.line, end.character);
}

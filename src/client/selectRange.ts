/** Selects a range of the active editor, so that what a code action left to be filled in is replaced by typing. */
import * as vscode from 'vscode';
import type { SelectArguments } from '../protocol';

export function selectRange({ uri, start, end }: SelectArguments): void {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== vscode.Uri.parse(uri).toString()) return;
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range);
}

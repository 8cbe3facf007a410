/** What the server offers to the editor, and for which documents. */
import {
  CodeActionKind,
  type CodeActionRegistrationOptions,
  type DiagnosticRegistrationOptions,
  type DocumentFilter,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { openRulePageCommand, toolName } from '../protocol';
import { checkedLanguages } from './checkedLanguages';
import { fixAllKind } from './features/codeActions';

/** Not those of version control, which editors show beside the file itself. */
const schemes = ['file', 'untitled', 'vscode-vfs'];

/** By the editor's language, and by name for files that the editor takes for another one. */
const checkedDocuments: readonly DocumentFilter[] = checkedLanguages.flatMap(({ editor, extensions }) =>
  schemes.flatMap((scheme) => [
    ...editor.map((language) => ({ scheme, language })),
    { scheme, pattern: `**/*.{${extensions.join(',')}}` },
  ]),
);

export function serverCapabilities(pullsDiagnostics: boolean): ServerCapabilities {
  // Facts about other files do count, but they change so rarely that asking for a refresh is cheaper
  // than having every open document asked about after every key.
  const diagnosticProvider: DiagnosticRegistrationOptions = {
    identifier: toolName,
    interFileDependencies: false,
    workspaceDiagnostics: false,
    documentSelector: [...checkedDocuments],
  };
  const codeActionProvider: CodeActionRegistrationOptions = {
    codeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
    documentSelector: [...checkedDocuments],
  };
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    codeActionProvider,
    executeCommandProvider: { commands: [openRulePageCommand] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(pullsDiagnostics && { diagnosticProvider }),
  };
}

/** Makes the client of the language server, which runs as a process of its own and is talked to over IPC. */
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  TransportKind,
} from 'vscode-languageclient/node';
import { type ClientOptions, explainCommand, selectCommand, toolName } from '../protocol';

/**
 * Where errors can be hovered: in every language, because logs and notes are full of them.
 * Output channels are left out, for the server's own trace would feed itself.
 */
const schemes = ['file', 'untitled', 'vscode-vfs', 'git'];

export function createClient(context: ExtensionContext, outputChannel: LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const initializationOptions: ClientOptions = { commands: [explainCommand, selectCommand] };
  const options: LanguageClientOptions = {
    documentSelector: schemes.map((scheme) => ({ scheme })),
    diagnosticCollectionName: toolName,
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: true },
    initializationOptions,
    // Hovers may open the panel, and do nothing else.
    markdown: { isTrusted: { enabledCommands: [explainCommand] } },
    outputChannel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
  };
  return new LanguageClient(
    toolName,
    'Sockeye',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    },
    options,
  );
}

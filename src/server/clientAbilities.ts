/** What the editor on the other side can do, read once from what it said when it connected. */
import type { InitializeParams } from 'vscode-languageserver';
import type { ClientCommand, ClientOptions } from '../protocol';

/** What arrives within this time of the last key is checked together, in milliseconds. */
const defaultDebounce = 120;

export interface ClientAbilities {
  /** Asks for diagnostics itself; otherwise they are pushed. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly followsFolders: boolean;
  readonly watchesFiles: boolean;
  readonly showsProgress: boolean;
  readonly opensLinks: boolean;
  readonly hoversMarkdown: boolean;
  readonly versionsEdits: boolean;
  /** The display language, such as `en` or `zh-cn`. */
  readonly locale: string;
  readonly commands: ReadonlySet<ClientCommand>;
  readonly debounceMs: number;
}

export function clientAbilities({ capabilities, initializationOptions, locale }: InitializeParams): ClientAbilities {
  const { workspace, textDocument, window } = capabilities;
  // Absent for every editor but ours.
  const options: Partial<ClientOptions> | null | undefined = initializationOptions;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    answersConfiguration: workspace?.configuration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    followsFolders: workspace?.workspaceFolders ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    showsProgress: window?.workDoneProgress ?? false,
    opensLinks: window?.showDocument?.support ?? false,
    hoversMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    versionsEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    locale: locale ?? 'en',
    commands: new Set(Array.isArray(options?.commands) ? options.commands : []),
    debounceMs: typeof options?.debounceMs === 'number' ? options.debounceMs : defaultDebounce,
  };
}

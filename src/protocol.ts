/** What the client and the server say to each other beyond the Language Server Protocol: names and plain types. */
import type { Position } from './base/text';

/** The name under which diagnostics are shown, settings are kept and commands are registered. */
export const toolName = 'sockeye';

/** Asks for an explanation of a socket error; answered with `undefined` when the text names none. */
export const explainMethod = 'sockeye/explain';

/** What is to be explained: text from anywhere, and where it stood, if it stood somewhere. */
export interface ExplainParams {
  /** A name, number, message, exception, log line or stack trace. */
  readonly text: string;
  /** The modelled call this is about, such as `recv`. */
  readonly call?: string;
  /** The document the text stands in: gives the language, and the call when `call` is not given. */
  readonly uri?: string;
  readonly position?: Position;
}

export interface ExplainResult {
  readonly title: string;
  /** The body of the panel. */
  readonly html: string;
  readonly markdown: string;
}

/** Asks for the rows of the quick pick: every error there is an explanation for. */
export const errorListMethod = 'sockeye/errorList';

export interface ErrorListItem {
  /** What to explain when the row is chosen, such as `ECONNRESET`. */
  readonly text: string;
  readonly label: string;
  /** Numbers on the platforms, as in `104 Linux, 54 macOS, 10054 Windows`. */
  readonly description: string;
  /** The message and one sentence, which are searched as well. */
  readonly detail: string;
}

/** Sent by the server whenever it knows something new about one document. */
export const fileStatusMethod = 'sockeye/fileStatus';

export interface FileStatus {
  readonly uri: string;
  readonly state: 'checked' | 'skipped' | 'off' | 'failed';
  /** What was found, or why the file is not checked. */
  readonly message: string;
  /** What is wrong with the settings the file was checked with. */
  readonly warning?: string;
}

/** What the client can do for the server, handed over when the server starts. */
export interface ClientOptions {
  /** Commands of the client that code actions may name. */
  readonly commands: readonly ClientCommand[];
  /** How long to wait after the last key before checking, in milliseconds. */
  readonly debounceMs?: number;
}

/** Runs an explanation and shows it: one argument of type `ExplainParams`. */
export const explainCommand = 'sockeye.explain';

/** Selects a range of the active editor, so that typing replaces it: one argument of type `SelectArguments`. */
export const selectCommand = 'sockeye.internal.select';

export type ClientCommand = typeof explainCommand | typeof selectCommand;

export interface SelectArguments {
  readonly uri: string;
  readonly start: Position;
  readonly end: Position;
}

/** Opens the page of a rule in a browser: a command of the server with the page's address as its argument. */
export const openRulePageCommand = 'sockeye.openRulePage';

/** What the panel's script and the client tell each other. */
export type PanelMessage = { readonly type: 'copy'; readonly text: string };

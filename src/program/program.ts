/** The language-neutral program model: what rules see of a file. */
import type { ApiRow } from '../languages/api';
import type { LanguageManifest } from '../languages/language';
import type { Graph } from './graph';
import type { CallSite } from './value';
import type { Variable } from './variables';

export interface Parameter {
  readonly name: string;
  /** As it is written, or empty. */
  readonly type: string;
}

/** A call that a row of the API model describes. */
export interface ModelledCall {
  readonly site: CallSite;
  readonly row: ApiRow;
  /** The step of the graph that makes the call. */
  readonly step: number;
  /** The place of the socket, such as `fd` or `self.sock`, when the call names one. */
  readonly socket?: string;
  /** The text of the flags argument, or empty. */
  readonly flags: string;
  /** Whether an import that the row asks for was seen, or the type of the receiver proves it. */
  readonly certain: boolean;
}

export interface FunctionModel {
  /** Empty for code outside functions and for functions without a name. */
  readonly name: string;
  /** The class the function belongs to, if any. */
  readonly owner: string;
  /** The name under which the function has the object it is called on, where it chooses one itself. */
  readonly self?: string;
  readonly parameters: readonly Parameter[];
  readonly start: number;
  readonly end: number;
  /** The declaration up to the body, as it is written. */
  readonly head: string;
  /** Where the body begins and ends. */
  readonly body: { readonly start: number; readonly end: number };
  readonly graph: Graph;
  readonly calls: readonly ModelledCall[];
  /** The parameters and local variables whose declarations say a type. */
  readonly variables: ReadonlyMap<string, Variable>;
  /** What is known of places: `socket`, `file`, `datagram`. */
  readonly types: ReadonlyMap<string, string>;
}

/** What was lowered of one file. Functions without a modelled call or a socket are left out. */
export interface Program {
  readonly text: string;
  readonly manifest: LanguageManifest;
  readonly functions: readonly FunctionModel[];
  /** What the file imports, as it is written: `sys/socket.h`, `urllib.request`. */
  readonly imports: ReadonlySet<string>;
  /** Set when looking at the code took more work than it should, so that there are no functions. */
  readonly tooHard?: true;
}

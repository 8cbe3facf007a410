/** The language-neutral program model: what rules see of a file. */
import type { ApiRow, Unheard } from '../languages/api';
import type { LanguageManifest } from '../languages/language';
import type { FunctionCode } from './lowerFunction';
import type { Names } from './names';
import type { CallSite } from './value';

export interface Parameter {
  readonly name: string;
  /** As it is written, or empty. */
  readonly type: string;
  readonly start: number;
  readonly end: number;
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

export interface FunctionModel extends FunctionCode {
  readonly calls: readonly ModelledCall[];
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
  /** What names stand for, where functions see the variables of those around them. */
  readonly names?: Names;
  /** The types of objects that tell of their failure by an event. */
  readonly emitters: Readonly<Record<string, Unheard>>;
  /** Set when looking at the code took more work than it should, so that there are no functions. */
  readonly tooHard?: true;
}

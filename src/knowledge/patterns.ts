/** Texts that stand for an error without spelling it: what runtimes and programs print instead. And the names of calls. */
import type { Runtime } from './error';
import type { Call } from './failure';
import type { Text } from './locale';
import type { Platform } from './platform';

export interface RuntimePattern {
  readonly id: string;
  /** Who prints it: a runtime, a library or a program. */
  readonly by: string;
  /** The source of a regular expression, matched without regard to case; no groups that capture. */
  readonly pattern: string;
  /** Also said where no socket is near: on its own it is no sign of an error in a text. */
  readonly common?: boolean;
  /** What it stands for, the likeliest first. */
  readonly means: readonly {
    readonly error: string;
    readonly call?: Call;
    readonly platform?: Platform;
    /** The situation it speaks for. */
    readonly row?: string;
  }[];
  /** What the reader would get wrong without being told. */
  readonly note?: Text;
}

/** The names under which programs reach one call, such as `sendall` for `send`. */
export interface CallNames {
  readonly call: Call;
  /** Compared without regard to case, as whole names. */
  readonly names: readonly string[];
}

/** What a runtime is called, and the languages (as in `languages/<id>`) whose programs run on it. */
export interface RuntimeName {
  readonly runtime: Runtime;
  readonly name: string;
  readonly languages: readonly string[];
}

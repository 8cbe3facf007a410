/** What one error is, whichever call gives it: its numbers, its texts and how every runtime spells it. */
import type { Call } from './failure';
import type { Text } from './locale';
import type { Platform } from './platform';

/** `eof` and `resolver` are no errnos: end of file is a result of 0, resolver codes come from getaddrinfo(). */
export type ErrorKind = 'errno' | 'eof' | 'resolver' | 'winsock';

/** A number means nothing without the table it comes from. Absent: that table has no such error. */
export interface Numbers {
  readonly linux?: number;
  readonly macos?: number;
  readonly freebsd?: number;
  /** What WSAGetLastError() gives, 10000 and up. */
  readonly windows?: number;
  /** `errno` of the Microsoft C runtime, which sockets do not set. */
  readonly windowsCrt?: number;
  /** The made-up negative number that libuv, and so Node.js, uses on Windows. */
  readonly libuvWindows?: number;
  /** The same on every system: what libuv made up for results that have no errno. */
  readonly libuv?: number;
  /** Linux architectures that number it differently. */
  readonly linuxArchitectures?: Readonly<Record<string, number>>;
}

/** Who prints a text. `libc` texts of a platform are the ones shown for that platform. */
export type MessageOrigin =
  | 'glibc'
  | 'musl'
  | 'macos'
  | 'freebsd'
  | 'windows'
  | 'libuv'
  | 'java'
  | 'go'
  | 'lua'
  /** The C library of Linux in Chinese. */
  | 'zh'
  | 'windowsZh'
  | 'other';

export interface Message {
  readonly by: MessageOrigin;
  /** Without the full stop at its end. */
  readonly text: string;
  /** Also said where no socket is near, such as "Permission denied": on its own it is no sign of an error in a text. */
  readonly common?: boolean;
}

export type Runtime =
  | 'python'
  | 'node'
  | 'java'
  | 'go'
  | 'rust'
  | 'dotnet'
  | 'ruby'
  | 'php'
  | 'lua'
  | 'cpp'
  | 'windows';

/** What a program in `runtime` catches or compares with. */
export interface Spelling {
  readonly runtime: Runtime;
  readonly text: string;
  /** True when the spelling stands for several errors, so that it alone does not tell which. */
  readonly shared?: boolean;
  /** Also used where no socket is near, as for files: on its own it is no sign of a socket error in a text. */
  readonly common?: boolean;
}

/** Whether doing it again can do harm: `yes` is always safe, `depends` on whether the peer may have acted already. */
export type RetrySafety = 'yes' | 'no' | 'depends';

export interface Retry {
  readonly safe: RetrySafety;
  readonly advice: Text;
}

/** What the error says when one particular call gives it. */
export interface AtCall {
  /** Follows "ECONNRESET at recv: ", without a full stop. */
  readonly headline: Text;
  readonly meaning: Text;
}

export interface ErrorInfo {
  /** `ECONNRESET`, `EOF`, `EAI_NONAME`. */
  readonly id: string;
  readonly kind: ErrorKind;
  /** Other names of the same error, such as `EWOULDBLOCK`. */
  readonly aliases: readonly string[];
  readonly numbers: Numbers;
  readonly messages: readonly Message[];
  readonly spellings: readonly Spelling[];
  /** One sentence. */
  readonly meaning: Text;
  /** The calls that give it, the usual one first. */
  readonly calls: readonly Call[];
  readonly atCall: Readonly<Partial<Record<Call, AtCall>>>;
  readonly confusedWith: readonly { readonly error: string; readonly why: Text }[];
  readonly retry: Retry;
  readonly sources: readonly string[];
}

/** `ECONNRESET (104)`, or on Windows, where sockets have names of their own, `WSAECONNRESET (10054)`. */
export function spellError(id: string, error: ErrorInfo | undefined, platform: Platform): string {
  const number = error?.numbers[platform];
  if (!error || number === undefined) return id;
  const own = error.spellings.filter(({ runtime }) => runtime === 'windows').map(({ text }) => text);
  const name = platform === 'windows' ? (own[0] ?? id) : id;
  return `${name} (${number})`;
}

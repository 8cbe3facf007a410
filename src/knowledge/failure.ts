/** A failure table: what one call does in each situation, on each platform, and how it came to that. */
import type { Retry } from './error';
import type { Text } from './locale';
import type { Platform } from './platform';

export const calls = [
  'connect',
  'accept',
  'bind',
  'listen',
  'send',
  'recv',
  'close',
  'shutdown',
  'poll',
  'getaddrinfo',
] as const;

export type Call = (typeof calls)[number];

/** Who brought it about. */
export type Actor = 'peer-app' | 'peer-kernel' | 'middlebox' | 'own-kernel' | 'own-code' | 'network';

export type Lane = 'me' | 'box' | 'peer';

export type TcpState =
  | 'CLOSED'
  | 'LISTEN'
  | 'SYN_SENT'
  | 'SYN_RECEIVED'
  | 'ESTABLISHED'
  | 'FIN_WAIT_1'
  | 'FIN_WAIT_2'
  | 'CLOSE_WAIT'
  | 'CLOSING'
  | 'LAST_ACK'
  | 'TIME_WAIT'
  | 'GONE';

/** The TCP state of either end after a step, where the step changed it. GONE: no host or kernel that knows of it. */
export interface States {
  readonly me?: TcpState;
  readonly peer?: TcpState;
}

/** A packet on the wire. */
export interface SegmentStep {
  readonly from: Lane;
  readonly to: Lane;
  /** The flags, such as `SYN`, `RST, ACK`, `DATA 10`, `ICMP port unreachable`. */
  readonly segment: string;
  /** It never arrives. */
  readonly lost?: boolean;
  readonly note?: Text;
  readonly states?: States;
}

/** Something that happens at one place: a call and what it returns, a crash, time passing. */
export interface EventStep {
  readonly at: Lane;
  /** A call such as `close()` or an event such as `power lost`. */
  readonly does: Text;
  readonly result?: Result;
  /** This is the call that the row is about. */
  readonly failing?: boolean;
  readonly states?: States;
}

export type Step = SegmentStep | EventStep;

/**
 * What a call gives: an error (`ECONNRESET`), with its signal (`EPIPE+SIGPIPE`), end of file (`EOF`), `success`,
 * a `count` of bytes, `partial` (a smaller count than asked for), `blocks`, a `descriptor`, or poll bits (`POLLIN|POLLHUP`).
 */
export type Result = string;

/** `measured`: seen on a real kernel; `documented`: a vendor or standard says so; `reported`: users saw it. */
export interface Evidence {
  readonly kind: 'measured' | 'documented' | 'reported';
  /** The experiment of the lab that shows it, such as `close-unread`. */
  readonly scenario?: string;
  /** The system it was measured on, such as `Linux 6.18`. */
  readonly kernel?: string;
  /** Where it is documented or reported. */
  readonly source?: string;
}

/** What the situation looks like on one platform. */
export interface Outcome {
  readonly result: Result;
  /** What the next calls give after this one. */
  readonly nextRecv?: Result;
  readonly nextSend?: Result;
  readonly poll?: Result;
  readonly note?: Text;
  readonly evidence: Evidence;
}

/** An observation that speaks for this row. */
export interface Clue {
  readonly text: Text;
  /** The time the call took, in milliseconds, when it speaks for this row. */
  readonly elapsedMs?: readonly [min: number, max: number];
}

export interface Confirmation {
  readonly command: string;
  readonly where: 'here' | 'peer' | 'both';
  readonly expect: Text;
}

/** A statement that is often read and not, or no longer, true. */
export interface Folklore {
  readonly claim: Text;
  readonly truth: Text;
  readonly verdict: 'wrong' | 'dated' | 'partly';
  /** The experiment that refutes it. */
  readonly refutedBy: string;
}

export interface FailureRow {
  /** Stable and readable: `recv/reset-unread-data`. */
  readonly id: string;
  /** 1 is the likeliest of its error at this call. */
  readonly rank: number;
  readonly situation: Text;
  readonly trigger: Text;
  readonly who: Actor;
  readonly outcomes: Readonly<Partial<Record<Platform, Outcome>>>;
  readonly timeline: readonly Step[];
  readonly states: States;
  readonly clues: readonly Clue[];
  readonly confirm: readonly Confirmation[];
  readonly fix: readonly Text[];
  readonly avoid: readonly Text[];
  readonly retry: Retry;
  readonly folklore?: readonly Folklore[];
  readonly sources: readonly string[];
}

/** All rows of one call: the content of `failures/<call>.json`. */
export interface FailureTable {
  readonly call: Call;
  /** What the call does and how it reports failure, in one sentence. */
  readonly summary: Text;
  readonly rows: readonly FailureRow[];
}

const errorPart = /^(?:EAI_[A-Z]+|E[A-Z0-9]+|WSA[A-Z]+)/;

/** The error that a result reports: `EPIPE` of `EPIPE+SIGPIPE`, nothing for a count. */
export const errorOfResult = (result: Result): string | undefined => errorPart.exec(result)?.[0];

/** Where FreeBSD is not recorded it does what macOS does: both carry the same stack. */
export const outcomeOn = (row: FailureRow, platform: Platform): Outcome | undefined =>
  row.outcomes[platform] ?? (platform === 'freebsd' ? row.outcomes.macos : undefined);

/** What an analysis says about one file: plain data for the server, the command line and the tests. */
import type { Range, TextEdit } from '../base/text';
import type { Confidence, Severity } from '../rules/rule';

export type { Confidence, Severity };

/** A place that explains a finding: where the socket was made, which path reaches the use. */
export interface Related {
  readonly range: Range;
  readonly message: string;
}

/**
 * A change that removes a finding.
 * A `safe` fix keeps what the program does when nothing fails; an `unsafe` one needs a person's judgement.
 */
export interface Fix {
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  readonly preferred: boolean;
  readonly edits: readonly TextEdit[];
}

/** One squiggle. `message` is complete in itself: what, why and what to do, in plain text of at most 180 characters. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly range: Range;
  readonly message: string;
  readonly related: readonly Related[];
  /** The errnos the lost outcome can carry, such as `EPIPE`, for the hover and the explanation. */
  readonly errnos: readonly string[];
  /** The modelled call this is about, such as `send`, as the knowledge names it. */
  readonly call: string;
  readonly fixes: readonly Fix[];
  /** Stable when lines move: made of the rule, the enclosing function's name and the normalised code. */
  readonly fingerprint: string;
}

/** A finding that a comment in the file asked to leave out, and the reason it gave (empty when none). */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly reason: string;
}

/** A suppression comment that suppressed nothing. */
export interface UnusedSuppression {
  readonly range: Range;
  readonly rule: string;
}

/** Why a file, or part of it, was not analysed. */
export type Skip =
  | { readonly kind: 'unknown-language' }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limitBytes: number }
  | { readonly kind: 'binary' }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'budget'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string };

export interface FileReport {
  /** Sorted by position, then rule. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly unusedSuppressions: readonly UnusedSuppression[];
  readonly skip?: Skip;
}

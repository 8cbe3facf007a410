/** What an explanation holds. `explain()` makes it; the hover, the panel, the terminal, Markdown and JSON only render it. */
import type { Range } from '../../base/text';
import type { Numbers, RetrySafety, Spelling } from '../../knowledge/error';
import type { Actor, Call, Clue, Confirmation, Evidence, Folklore, States, Step } from '../../knowledge/failure';
import type { Locale, Localized } from '../../knowledge/locale';
import type { Platform } from '../../knowledge/platform';

export type { Call, Locale, Platform };

export interface ExplainQuery {
  /** A name, number, message, exception, log line or stack trace. */
  readonly text: string;
  /** One of the calls the knowledge has tables for, or any name of an API that ends in one, such as `sendall`. */
  readonly call?: string;
  readonly platform?: Platform;
  /** The language of the file the text stands in, as in `languages/<id>`. */
  readonly language?: string;
  /** How long the call took before it failed. */
  readonly elapsedMs?: number;
  /** The language of the answer; English without one. */
  readonly locale?: Locale;
}

/** What the same situation gives on another platform. */
export interface ElsewhereResult {
  readonly platform: Platform;
  readonly result: string;
  readonly evidence: Evidence;
}

/** A row of a failure table as it shows on one platform, in one language; results are spelt out with their numbers. */
export interface ExplainedRow {
  readonly id: string;
  readonly call: Call;
  readonly platform: Platform;
  /** The error of `result`; null when the call does not fail. */
  readonly error: string | null;
  readonly situation: string;
  readonly trigger: string;
  readonly who: Actor;
  /** What the call gives, such as `-1 ECONNRESET (104)`. */
  readonly result: string;
  readonly nextRecv: string | null;
  readonly nextSend: string | null;
  readonly poll: string | null;
  readonly note: string | null;
  readonly states: States;
  readonly timeline: readonly Localized<Step>[];
  readonly clues: readonly Localized<Clue>[];
  readonly confirm: readonly Localized<Confirmation>[];
  readonly fix: readonly string[];
  readonly avoid: readonly string[];
  readonly retry: { readonly safe: RetrySafety; readonly advice: string };
  readonly folklore: readonly Localized<Folklore>[];
  readonly evidence: Evidence;
  readonly sources: readonly string[];
  readonly elsewhere: readonly ElsewhereResult[];
}

/** A line of the failure table of the whole call. */
export type TableRow = Pick<ExplainedRow, 'id' | 'situation' | 'error' | 'result' | 'nextRecv' | 'nextSend' | 'who'>;

/** One reading of the text: this error, from this call, on this platform. */
export interface ExplainedCase {
  /** `ECONNRESET`, `EOF`, `EAI_NONAME`. */
  readonly error: string;
  /** Null when no table has a row with this error. */
  readonly call: Call | null;
  readonly platform: Platform;
  /** On `platform`; null for end of file and for errors that the platform does not have. */
  readonly number: number | null;
  readonly numbers: Numbers;
  /** What the platform's own library prints. */
  readonly message: string;
  readonly headline: string;
  readonly meaning: string;
  /** Why this case is among the answers, and where. */
  readonly reason: string;
  /** The situations that give this error here, the likeliest first. */
  readonly rows: readonly ExplainedRow[];
  /** Everything the call can give on `platform`. */
  readonly table: readonly TableRow[];
  /** How programs see it, those in the asker's language first. */
  readonly spellings: readonly Spelling[];
  readonly confusedWith: readonly { readonly error: string; readonly why: string }[];
  readonly retry: { readonly safe: RetrySafety; readonly advice: string };
  readonly sources: readonly string[];
}

export interface Explanation {
  readonly schemaVersion: 1;
  readonly locale: Locale;
  readonly query: ExplainQuery;
  /** The best first. Empty when nothing in the text is an error we know. */
  readonly cases: readonly ExplainedCase[];
  /** Names that are close to what was asked. */
  readonly didYouMean: readonly string[];
  /** What the asker should know about the answer as a whole: ambiguities, guesses. */
  readonly notes: readonly string[];
}

export type MentionKind = 'name' | 'number' | 'message' | 'exception';

/** A place in a text that names an error. */
export interface Mention {
  readonly range: Range;
  readonly kind: MentionKind;
  /** What to hand to `explain()`: the text that was found with what its surroundings say. */
  readonly query: ExplainQuery;
}

/** What is known about a text before it is read. */
export type MentionContext = Omit<ExplainQuery, 'text'>;

export interface ErrorItem {
  readonly error: string;
  /** The numbers, for the line beside the name. */
  readonly title: string;
  readonly detail: string;
}

/** The failure table of one call on one platform. */
export interface CallTable {
  readonly call: Call;
  readonly platform: Platform;
  readonly locale: Locale;
  readonly summary: string;
  readonly rows: readonly ExplainedRow[];
}

/** What an explanation holds. `explain()` makes it; the hover, the panel, the terminal, Markdown and JSON only render it. */

export type Platform = 'linux' | 'macos' | 'freebsd' | 'windows';

export interface ExplainQuery {
  /** A name, number, message, exception, log line or stack trace. */
  readonly text: string;
  readonly call?: string;
  readonly platform?: Platform;
  /** The language of the file the text stands in, as in `languages/<id>`. */
  readonly language?: string;
}

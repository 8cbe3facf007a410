/** What stands around a place in a document: enough text to tell which error, of which call, on which platform. */
import type { Range as LspRange, Position } from 'vscode-languageserver';
import {
  type Call,
  callTable,
  type ExplainQuery,
  type Locale,
  type Mention,
  type MentionContext,
  type Platform,
} from '../analysis/explain';
import type { Range } from '../base/text';
import type { OpenDocument } from './openDocument';
import type { Reports } from './reports';
import type { SettingsStore } from './settingsStore';
import { toLspRange } from './toLspRange';

/** Errors are checked a few lines below the call at most; farther up another call is likelier. */
const linesBefore = 12;
const linesAfter = 3;

/** Machine-made lines can be megabytes long. */
const longestText = 20_000;

export interface Near {
  readonly text: string;
  /** The place, within `text`. */
  readonly offset: number;
  readonly context: MentionContext;
  /** What to explain for a mention in `text`: with the call before it, when the mention itself does not say. */
  withCall(mention: Mention): ExplainQuery;
  /** A range of `text` in the document. */
  toLspRange(range: Range): LspRange;
}

export class Surroundings {
  readonly #settings: SettingsStore;
  readonly #reports: Reports;
  readonly #locale: () => Locale;
  readonly #calls = new Map<string, Call | undefined>();

  constructor(settings: SettingsStore, reports: Reports, locale: () => Locale) {
    this.#settings = settings;
    this.#reports = reports;
    this.#locale = locale;
  }

  async at(document: OpenDocument, position: Position): Promise<Near> {
    const context = await this.context(document);
    const { text: lines } = document;
    const place = lines.offsetAt(position);
    const start = Math.max(
      lines.offsetAt({ line: Math.max(0, position.line - linesBefore), character: 0 }),
      place - longestText,
    );
    const end = Math.min(lines.offsetAt({ line: position.line + linesAfter + 1, character: 0 }), place + longestText);
    const text = lines.getText().slice(start, end);
    return {
      text,
      offset: place - start,
      context,
      withCall: ({ query, range }) => {
        const call = query.call ?? this.#callBefore(text, range.start);
        return { ...query, ...(call !== undefined && { call }) };
      },
      toLspRange: (range) => toLspRange(document, { start: start + range.start, end: start + range.end }),
    };
  }

  /** What is known of a document before a line of it is read; of no document, only what the machine says. */
  async context(document: OpenDocument | undefined): Promise<MentionContext & { readonly platform: Platform }> {
    const locale = this.#locale();
    if (!document) return { locale, platform: hostPlatform() };
    const { analysis } = await this.#settings.of(document.uri);
    const language = this.#reports.languageOf(document);
    return {
      locale,
      platform: analysis.platform === 'auto' ? hostPlatform() : analysis.platform,
      ...(language !== undefined && { language }),
    };
  }

  /** The last modelled call that stands before `offset`, as in `recv(...)` or `sock.recv(...)`. */
  #callBefore(text: string, offset: number): string | undefined {
    const names = [...text.slice(0, offset).matchAll(/\b([A-Za-z_]\w*)[ \t]*\(/g)].map(([, name]) => name ?? '');
    return names.reverse().find((name) => this.#callNamed(name) !== undefined);
  }

  #callNamed(name: string): Call | undefined {
    if (!this.#calls.has(name)) this.#calls.set(name, callTable(name, 'linux')?.call);
    return this.#calls.get(name);
  }
}

function hostPlatform(): Platform {
  switch (process.platform) {
    case 'darwin':
      return 'macos';
    case 'win32':
      return 'windows';
    case 'freebsd':
      return 'freebsd';
    default:
      return 'linux';
  }
}

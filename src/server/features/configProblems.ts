/** What is wrong with a `sockeye.json`, shown in that file, whether it is open or not. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Connection, DiagnosticSeverity, type TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Locale } from '../../analysis/explain';
import { toolName } from '../../protocol';
import { configFileName } from '../../workspace/config';
import type { ConfigRule } from '../../workspace/configSchema';
import { parseConfig } from '../../workspace/parseConfig';
import { filePath } from '../filePath';
import type { OpenDocument } from '../openDocument';

export class ConfigProblems {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<OpenDocument>;
  readonly #rules: readonly ConfigRule[];
  /** The language to speak, which the editor or its settings decide. */
  readonly #locale: () => Promise<Locale>;
  /** Files that problems are shown for. */
  readonly #shown = new Set<string>();

  constructor(
    connection: Connection,
    documents: TextDocuments<OpenDocument>,
    rules: readonly ConfigRule[],
    locale: () => Promise<Locale>,
  ) {
    this.#locale = locale;
    this.#connection = connection;
    this.#documents = documents;
    this.#rules = rules;
    documents.onDidChangeContent(({ document }) => void this.check(document.uri));
    documents.onDidClose(({ document }) => void this.check(document.uri));
  }

  /** Looks at the file again; at the editor's text of it when it is open. */
  async check(uri: string): Promise<void> {
    const path = filePath(uri);
    if (path === undefined || basename(path) !== configFileName) return;
    const locale = await this.#locale();
    const document = this.#documents.get(uri)?.text ?? onDisk(uri, path);
    const parsed = document && parseConfig(document.getText(), this.#rules, locale);
    const problems = document && parsed && 'problems' in parsed ? parsed.problems : [];
    if (problems.length === 0 && !this.#shown.delete(uri)) return;
    if (problems.length > 0) this.#shown.add(uri);
    const diagnostics = problems.map(({ range, line, column, message, pointer }) => {
      const start = { line: line - 1, character: column - 1 };
      return {
        range: { start, end: document?.positionAt(range.end) ?? start },
        severity: DiagnosticSeverity.Error,
        source: toolName,
        message: `${pointer && `${pointer}: `}${message}`,
      };
    });
    void this.#connection.sendDiagnostics({ uri, diagnostics });
  }
}

/** Nothing for a file that is gone, which is not wrong. */
function onDisk(uri: string, path: string): TextDocument | undefined {
  try {
    return TextDocument.create(uri, 'jsonc', 0, readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

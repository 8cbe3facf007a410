/** A document as the editor has it and, once analysis was asked for, the analysed file that follows its edits. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analyser, OpenFile } from '../analysis/analyser';
import type { TextEdit } from '../base/text';

export class OpenDocument {
  #text: TextDocument;
  #analyser: Analyser | undefined;
  #opening: Promise<OpenFile> | undefined;
  /** What the analysed file has not been told yet; typing only adds to this list. */
  #edits: TextEdit[] = [];
  /** When the text last changed, in milliseconds; 0 for a document that was only opened. */
  changedAt = 0;
  savedVersion: number;

  constructor(uri: string, languageId: string, version: number, content: string) {
    this.#text = TextDocument.create(uri, languageId, version, content);
    this.savedVersion = version;
  }

  get uri(): string {
    return this.#text.uri;
  }

  get version(): number {
    return this.#text.version;
  }

  /** The text with its lines. It changes in place as edits arrive, so offsets must not be kept across an `await`. */
  get text(): TextDocument {
    return this.#text;
  }

  /** Each change is in the coordinates that the one before it left, as the protocol has it. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    this.changedAt = Date.now();
    for (const change of changes) {
      const edit = this.#asEdit(change);
      const returns = this.#touchesReturn(edit);
      if (this.#opening) this.#edits.push(edit);
      this.#text = TextDocument.update(this.#text, [change], version);
      if (returns) this.#text = TextDocument.create(this.uri, this.#text.languageId, version, this.#text.getText());
    }
  }

  /** The analysed file with the text of this moment. Throws what the analyser throws, after letting go of the file. */
  async file(analyser: Analyser, language: string): Promise<OpenFile> {
    if (this.#analyser !== analyser) this.release();
    if (!this.#opening) {
      this.#analyser = analyser;
      this.#edits = [];
      this.#opening = analyser.open(language, this.#text.getText());
    }
    const opening = this.#opening;
    try {
      const file = await opening;
      if (this.#opening !== opening) return this.file(analyser, language);
      const edits = this.#edits;
      this.#edits = [];
      if (edits.length > 0) file.edit(edits);
      return file;
    } catch (error) {
      if (this.#opening === opening) this.release();
      throw error;
    }
  }

  /** Frees the analysed file. It is opened anew when it is needed again. */
  release(): void {
    const opening = this.#opening;
    this.#opening = undefined;
    this.#edits = [];
    opening?.then(
      (file) => file.dispose(),
      () => {
        // It never opened, which whoever waited for it was told.
      },
    );
  }

  /** An edit can join or part a `\r` and a `\n`, of which the line table only learns when it is made anew. */
  #touchesReturn({ range, newText }: TextEdit): boolean {
    const text = this.#text.getText();
    return newText.includes('\r') || text.slice(Math.max(0, range.start - 1), range.end).includes('\r');
  }

  #asEdit(change: TextDocumentContentChangeEvent): TextEdit {
    if (!('range' in change)) {
      return { range: { start: 0, end: this.#text.getText().length }, newText: change.text };
    }
    // The same conversion as in `TextDocument.update`, which also accepts a range that is the wrong way round.
    const from = this.#text.offsetAt(change.range.start);
    const to = this.#text.offsetAt(change.range.end);
    return { range: { start: Math.min(from, to), end: Math.max(from, to) }, newText: change.text };
  }
}

/** Fixes everything that has a safe fix: round by round, for one fix can stand where another one was. */
import { diffLines } from 'diff';
import type { TextEdit as LspTextEdit } from 'vscode-languageserver';
import { unknownProject } from '../../analysis/facts';
import type { FileReport } from '../../analysis/finding';
import { fixText, selectEdits } from '../../analysis/fixText';
import type { Engine } from '../engine';
import { filePath } from '../filePath';
import { lineEndOf, withLineEnds } from '../lineEnd';
import type { OpenDocument } from '../openDocument';
import type { Projects } from '../projects';
import type { Reports } from '../reports';
import type { SettingsStore } from '../settingsStore';
import { toLspRange } from '../toLspRange';

export class FixAll {
  readonly #engine: Engine;
  readonly #settings: SettingsStore;
  readonly #projects: Projects;
  readonly #reports: Reports;

  constructor(engine: Engine, settings: SettingsStore, projects: Projects, reports: Reports) {
    this.#engine = engine;
    this.#settings = settings;
    this.#projects = projects;
    this.#reports = reports;
  }

  /** The edits for the document as it is when they are given; none when nothing has a safe fix. */
  async edits(document: OpenDocument): Promise<readonly LspTextEdit[]> {
    const language = this.#reports.languageOf(document);
    const settings = await this.#settings.of(document.uri);
    const { report, version } = await this.#reports.of(document);
    if (
      language === undefined ||
      selectEdits(report.findings, false).edits.length === 0 ||
      version !== document.version
    )
      return [];
    const path = filePath(document.uri);
    const context = {
      path: path === undefined ? document.uri : this.#projects.projectPath(path),
      project: path === undefined ? unknownProject : this.#projects.factsFor(path),
      settings: settings.analysis,
    };
    const before = document.text.getText();
    const after = await this.#fixed(before, report, (text) => this.#engine.analyser.analyse(language, text, context));
    return document.version === version ? lineEdits(document, before, after) : [];
  }

  async #fixed(before: string, first: FileReport, analyse: (text: string) => Promise<FileReport>): Promise<string> {
    try {
      return (await fixText(before, false, analyse, first)).text;
    } catch (error) {
      this.#engine.failed(error);
      return before;
    }
  }
}

/** Only the lines that differ, so that cursors and folds elsewhere stay where they are. */
function lineEdits(document: OpenDocument, before: string, after: string): readonly LspTextEdit[] {
  const lineEnd = lineEndOf(before);
  const edits: LspTextEdit[] = [];
  let offset = 0;
  let start: number | undefined;
  let newText = '';
  const flush = (): void => {
    if (start !== undefined)
      edits.push({ range: toLspRange(document, { start, end: offset }), newText: withLineEnds(newText, lineEnd) });
    start = undefined;
    newText = '';
  };
  for (const { value, added, removed } of diffLines(before, after)) {
    if (!added && !removed) {
      flush();
      offset += value.length;
      continue;
    }
    start ??= offset;
    if (added) newText += value;
    else offset += value.length;
  }
  flush();
  return edits;
}

/** Fixes everything that has a safe fix: round by round, for one fix can stand where another one was. */
import { diffLines } from 'diff';
import type { TextEdit as LspTextEdit } from 'vscode-languageserver';
import { unknownProject } from '../../analysis/facts';
import type { Finding } from '../../analysis/finding';
import { applyEdits, type TextEdit } from '../../base/text';
import type { Engine } from '../engine';
import { filePath } from '../filePath';
import type { OpenDocument } from '../openDocument';
import type { Projects } from '../projects';
import type { Reports } from '../reports';
import type { SettingsStore } from '../settingsStore';
import { toLspRange } from '../toLspRange';

/** More rounds than fixes ever took; a bound for fixes that would undo each other. */
const maxRounds = 8;

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
    const first = safeEdits(report.findings);
    if (language === undefined || first.length === 0 || version !== document.version) return [];
    const path = filePath(document.uri);
    const context = {
      path: path === undefined ? document.uri : this.#projects.projectPath(path),
      project: path === undefined ? unknownProject : this.#projects.factsFor(path),
      settings: settings.analysis,
    };
    const before = document.text.getText();
    let after = before;
    let edits = first;
    for (let round = 0; round < maxRounds && edits.length > 0; round++) {
      after = applyEdits(after, edits);
      try {
        edits = safeEdits((await this.#engine.analyser.analyse(language, after, context)).findings);
      } catch (error) {
        // What was fixed so far is still right.
        this.#engine.failed(error);
        break;
      }
    }
    return document.version === version ? lineEdits(document, before, after) : [];
  }
}

/** The edits of as many safe fixes as fit together. A fix is taken whole or not at all. */
export function safeEdits(findings: readonly Finding[]): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const { fixes } of findings) {
    const fix = fixes.find(({ safety }) => safety === 'safe');
    if (!fix) continue;
    // Two fixes may need the same import: the one that is there serves both.
    const added = fix.edits.filter((edit) => !taken.some((other) => isSame(edit, other)));
    if (added.every((edit) => taken.every((other) => !collides(edit, other)))) taken.push(...added);
  }
  return taken;
}

const isSame = (a: TextEdit, b: TextEdit): boolean =>
  a.range.start === b.range.start && a.range.end === b.range.end && a.newText === b.newText;

/** Touching counts: of two texts inserted at one place nobody knows which is to come first. */
const collides = (a: TextEdit, b: TextEdit): boolean => a.range.start <= b.range.end && b.range.start <= a.range.end;

/** Only the lines that differ, so that cursors and folds elsewhere stay where they are. */
function lineEdits(document: OpenDocument, before: string, after: string): readonly LspTextEdit[] {
  const edits: LspTextEdit[] = [];
  let offset = 0;
  let start: number | undefined;
  let newText = '';
  const flush = (): void => {
    if (start !== undefined) edits.push({ range: toLspRange(document, { start, end: offset }), newText });
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

/** Fixes everything that has a safe fix: round by round, for one fix can stand where another one was. */
import { diffLines } from 'diff';
import type { TextEdit as LspTextEdit } from 'vscode-languageserver';
import { unknownProject } from '../../analysis/facts';
import type { FileReport, Finding } from '../../analysis/finding';
import { applyEdits, type TextEdit } from '../../base/text';
import type { Engine } from '../engine';
import { filePath } from '../filePath';
import { lineEndOf, withLineEnds } from '../lineEnd';
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
    if (language === undefined || safeFixes(report).edits.length === 0 || version !== document.version) return [];
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
    let text = before;
    let report = first;
    for (let round = 0; round < maxRounds; round++) {
      const { edits, fixed } = safeFixes(report);
      if (edits.length === 0) break;
      try {
        const changed = applyEdits(text, edits);
        const next = await analyse(changed);
        // A fix that leaves its finding where it was would be made again in every round.
        if (fixed.some((finding) => countOf(next, finding) >= countOf(report, finding))) break;
        text = changed;
        report = next;
      } catch (error) {
        this.#engine.failed(error);
        // What was fixed so far is still right.
        break;
      }
    }
    return text;
  }
}

const countOf = ({ findings }: FileReport, { fingerprint }: Finding): number =>
  findings.filter((finding) => finding.fingerprint === fingerprint).length;

/** The edits of as many safe fixes as fit together. A fix is taken whole or not at all. */
function safeFixes({ findings }: FileReport): {
  readonly edits: readonly TextEdit[];
  readonly fixed: readonly Finding[];
} {
  const edits: TextEdit[] = [];
  const fixed: Finding[] = [];
  for (const finding of findings) {
    const safe = finding.fixes.filter(({ safety }) => safety === 'safe');
    const fix = safe.find(({ preferred }) => preferred) ?? safe[0];
    if (!fix) continue;
    // Two fixes may need the same import: the one that is there serves both.
    const added = fix.edits.filter((edit) => !edits.some((other) => isSame(edit, other)));
    if (added.some((edit) => edits.some((other) => collides(edit, other)))) continue;
    edits.push(...added);
    fixed.push(finding);
  }
  return { edits, fixed };
}

const isSame = (a: TextEdit, b: TextEdit): boolean =>
  a.range.start === b.range.start && a.range.end === b.range.end && a.newText === b.newText;

/** Touching counts: of two texts inserted at one place nobody knows which is to come first. */
const collides = (a: TextEdit, b: TextEdit): boolean => a.range.start <= b.range.end && b.range.start <= a.range.end;

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

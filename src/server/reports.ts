/** The newest report on each open document. It is made again only when the text, the settings or the project changed. */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import { type CalledName, calleeAt } from '../analysis/calledAt';
import type { Locale } from '../analysis/explain';
import { type ProjectFacts, withModels } from '../analysis/facts';
import type { FileReport, Skip } from '../analysis/finding';
import { languageOfEditor, languageOfPath } from '../analysis/languages';
import type { RuleInfo } from '../analysis/rules';
import type { FileStatus } from '../protocol';
import { type Aside, isGenerated } from '../workspace/aside';
import { localeFor } from './editorSettings';
import type { Engine } from './engine';
import { filePath } from './filePath';
import type { OpenDocument } from './openDocument';
import type { Projects } from './projects';
import type { DocumentSettings, SettingsStore } from './settingsStore';
import { type ServerTexts, textsIn } from './texts';
import { toDiagnostics } from './toDiagnostics';

export interface DocumentReport {
  /** Never given twice, so that equal ids mean equal diagnostics. */
  readonly id: string;
  /** The version of the document that was reported on; older than the document when checks wait for it to be saved. */
  readonly version: number;
  readonly report: FileReport;
  readonly diagnostics: readonly Diagnostic[];
}

interface Made {
  readonly result: DocumentReport;
  readonly version: number;
  readonly settings: DocumentSettings;
  readonly project: ProjectFacts;
}

const nothing: FileReport = { findings: [], suppressed: [], unusedSuppressions: [] };

/** How much of a text is searched for a NUL character, which no text that people write has. */
const binaryProbe = 8192;

export class Reports {
  readonly #connection: Connection;
  readonly #engine: Engine;
  readonly #settings: SettingsStore;
  readonly #projects: Projects;
  readonly #rules: ReadonlyMap<string, RuleInfo>;
  readonly #onStatus: (status: FileStatus) => void;
  readonly #locale: () => Locale;
  readonly #made = new WeakMap<OpenDocument, Made>();
  #lastId = 0;

  constructor(parts: {
    readonly connection: Connection;
    readonly engine: Engine;
    readonly settings: SettingsStore;
    readonly projects: Projects;
    readonly rules: readonly RuleInfo[];
    readonly onStatus: (status: FileStatus) => void;
    /** The language of the editor. */
    readonly locale: () => Locale;
  }) {
    this.#connection = parts.connection;
    this.#engine = parts.engine;
    this.#settings = parts.settings;
    this.#projects = parts.projects;
    this.#rules = new Map(parts.rules.map((rule) => [rule.id, rule]));
    this.#onStatus = parts.onStatus;
    this.#locale = parts.locale;
  }

  /** The language the document is checked as, by what the editor says or else by its name. */
  languageOf(document: OpenDocument): string | undefined {
    return languageOfEditor(document.text.languageId) ?? languageOfPath(filePath(document.uri) ?? '');
  }

  /** What was last reported, without looking at the document again. */
  last(document: OpenDocument): DocumentReport | undefined {
    return this.#made.get(document)?.result;
  }

  /**
   * The report on the document as it is now, or as it was last saved when that is when it is to be checked.
   * When the analysis fails, the last good report stays.
   */
  async of(document: OpenDocument): Promise<DocumentReport> {
    const settings = await this.#settings.of(document.uri);
    const last = this.#made.get(document);
    const waitsForSave = settings.run === 'onSave' && document.savedVersion !== document.version;
    if (last && last.settings === settings && waitsForSave) return last.result;

    const skipped = this.#skip(document, settings);
    const language = this.languageOf(document);
    if (skipped || language === undefined) {
      document.release();
      return this.#keep(document, settings, skipped ? { ...nothing, skip: skipped } : nothing);
    }
    const isOff = settings.excludedBy !== undefined || asideOf(document, settings) !== undefined;
    if (!settings.enable || settings.run === 'off' || isOff) {
      return this.#keep(document, settings, nothing);
    }
    try {
      return await this.#analyse(document, language, settings);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.#connection.console.error(`${document.uri} was not checked: ${this.#engine.failed(error)}`);
      const texts = this.#texts(settings);
      this.#tell(document, 'failed', texts.notChecked(texts.analysisFailed(detail)));
      return last?.result ?? this.#keep(document, settings, nothing, true);
    }
  }

  /** The modelled call whose name stands at `offset`, whether the document is checked or not. */
  async calledAt(document: OpenDocument, offset: number): Promise<CalledName | undefined> {
    const language = this.languageOf(document);
    if (language === undefined || !calleeAt(document.text.getText(), offset)) return undefined;
    const settings = await this.#settings.of(document.uri);
    if (this.#skip(document, { ...settings, enable: true, run: 'onType' })) return undefined;
    const { version } = document;
    try {
      const file = await document.file(this.#engine.analyser, language);
      const known = withModels(this.#projects.factsFor(filePath(document.uri)), settings.analysis.models);
      const called = await file.calledAt(offset, known);
      return document.version === version ? called : undefined;
    } catch (error) {
      this.#connection.console.error(`${document.uri}: ${this.#engine.failed(error)}`);
      return undefined;
    }
  }

  async #analyse(document: OpenDocument, language: string, settings: DocumentSettings): Promise<DocumentReport> {
    const path = filePath(document.uri);
    if (path !== undefined) this.#projects.want(path, await this.#settings.configsFor(document.uri));
    const file = await document.file(this.#engine.analyser, language);
    const { version } = document;
    if (path !== undefined) this.#projects.textChanged(path, language, file.text);
    const project = this.#projects.factsFor(path);
    const last = this.#made.get(document);
    const current = last?.version === version && last.settings === settings && last.project === project;
    if (current) return last.result;
    const report = await file.report({
      path: path === undefined ? document.uri : this.#projects.projectPath(path),
      project,
      settings: settings.analysis,
    });
    // Somebody typed while the grammar was loaded, so the report may be on either text.
    if (document.version !== version) return this.#analyse(document, language, settings);
    if (last && report.skip?.kind === 'budget') {
      const texts = this.#texts(settings);
      this.#tell(document, 'failed', texts.notChecked(texts.skipped(report.skip)));
      return last.result;
    }
    return this.#keep(document, settings, report, false, project);
  }

  #skip(document: OpenDocument, { analysis, enable, run }: DocumentSettings): Skip | undefined {
    if (!enable || run === 'off') return undefined;
    const text = document.text.getText();
    const limitBytes = analysis.maxFileSize;
    // A character has at most three bytes in UTF-8, so that most texts need not be measured.
    if (text.length * 3 > limitBytes) {
      const bytes = Buffer.byteLength(text);
      if (bytes > limitBytes) return { kind: 'too-large', bytes, limitBytes };
    }
    return text.slice(0, binaryProbe).includes('\0') ? { kind: 'binary' } : undefined;
  }

  #keep(
    document: OpenDocument,
    settings: DocumentSettings,
    report: FileReport,
    failed = false,
    project: ProjectFacts = this.#projects.factsFor(undefined),
  ): DocumentReport {
    const last = this.#made.get(document);
    const diagnostics = toDiagnostics(document, report, {
      language: this.languageOf(document) ?? '',
      limit: settings.maxProblems,
      texts: this.#texts(settings),
      ruleUrl: (rule) => this.#rules.get(rule)?.url,
    });
    // Nothing to show is the same as nothing to show, whatever the version.
    const same = last !== undefined && last.result.diagnostics.length === 0 && diagnostics.length === 0;
    if (!same) this.#lastId++;
    const id = same ? last.result.id : String(this.#lastId);
    const result: DocumentReport = { id, version: document.version, report, diagnostics };
    this.#made.set(document, { result, version: document.version, settings, project });
    if (!failed) this.#tellResult(document, settings, result);
    return result;
  }

  #tellResult(document: OpenDocument, settings: DocumentSettings, { report, diagnostics }: DocumentReport): void {
    const texts = this.#texts(settings);
    const aside = asideOf(document, settings);
    if (!settings.enable || settings.run === 'off') {
      this.#tell(document, 'off', texts.notChecked(texts.switchedOff));
    } else if (settings.excludedBy !== undefined) {
      this.#tell(document, 'off', texts.notChecked(texts.leftOutBy(settings.excludedBy)));
    } else if (aside) {
      this.#tell(document, 'off', texts.notChecked(texts.isAside(aside)));
    } else if (report.skip) {
      this.#tell(document, 'skipped', texts.notChecked(texts.skipped(report.skip)));
    } else {
      const shown = diagnostics.length - report.unusedSuppressions.length;
      const { broken } = settings;
      const warning = broken?.file === undefined ? undefined : texts.brokenConfig(broken.file);
      this.#tell(document, 'checked', texts.problems(report.findings.length, shown), warning);
    }
  }

  #texts({ locale }: DocumentSettings): ServerTexts {
    return textsIn(localeFor(locale, this.#locale()));
  }

  #tell(document: OpenDocument, state: FileStatus['state'], message: string, warning?: string): void {
    this.#onStatus({ uri: document.uri, state, message, ...(warning !== undefined && { warning }) });
  }
}

/** What a document is that is off by default: by its directories, or by what it says of itself. */
function asideOf(document: OpenDocument, { aside, checksGenerated }: DocumentSettings): Aside | undefined {
  if (aside) return aside;
  return !checksGenerated && isGenerated(document.text.getText()) ? 'generated' : undefined;
}

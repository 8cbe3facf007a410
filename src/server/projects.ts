/** What the files of each project say about the whole program: read in the background, then kept in step with edits. */
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import {
  type FileFacts,
  foundByParsing,
  foundByText,
  type ProjectFacts,
  unknownProject,
  withModels,
} from '../analysis/facts';
import { languageOfPath } from '../analysis/languages';
import { buildFileLimit, compileCommandPlaces, isBuildFile } from '../workspace/build/buildFile';
import type { Configs } from '../workspace/config';
import { discover } from '../workspace/discover';
import { followWrappers, summaryOf } from '../workspace/followWrappers';
import { ignoreLevel, isIgnored, outerIgnoreLevels } from '../workspace/ignoreRules';
import { ProjectIndex } from '../workspace/projectIndex';
import { ProjectRoots, projectFileLimit } from '../workspace/projectRoot';
import type { Candidate } from '../workspace/scan';
import { SourceReader } from '../workspace/sourceReader';
import type { Engine } from './engine';

/** Requests wait at most this long for a step of the reading, in milliseconds. */
const stepBudget = 8;

/** Reading that takes longer than this is shown, in milliseconds. */
const showAfter = 1000;

export class Projects {
  readonly #engine: Engine;
  readonly #connection: Connection;
  readonly #reader = new SourceReader();
  readonly #roots = new ProjectRoots();
  readonly #index = new ProjectIndex((path) => this.#roots.rootOfFile(path));
  readonly #listeners: (() => void)[] = [];
  /** Roots that were read, are being read, or wait for it, and the settings of their directories. */
  readonly #wanted = new Map<string, Configs>();
  /** Files whose text the editor has, which is newer than what is on disk. */
  readonly #open = new Set<string>();
  #queue: Promise<void> = Promise.resolve();
  #showsProgress = false;
  #stopped = false;

  constructor(engine: Engine, connection: Connection) {
    this.#engine = engine;
    this.#connection = connection;
  }

  /** Called after facts changed that other files of the project depend on. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  showProgress(): void {
    this.#showsProgress = true;
  }

  setFolders(paths: readonly string[]): void {
    this.#roots.setFolders(paths);
  }

  stop(): void {
    this.#stopped = true;
  }

  /** The same object until something changes. */
  factsFor(path: string | undefined): ProjectFacts {
    return path === undefined ? unknownProject : this.#index.factsFor(path);
  }

  /** How findings name the file. */
  projectPath(path: string): string {
    return this.#roots.projectPath(path);
  }

  /** Has the project that the file belongs to read in the background, if that was not done yet. */
  want(path: string, configs: Configs): void {
    const root = this.#roots.rootOfFile(path);
    if (root === undefined || this.#wanted.has(root)) return;
    this.#wanted.set(root, configs);
    this.#enqueue(root, () => this.#readProject(root, configs));
  }

  /** Reads all projects anew, for what the settings say of functions and files may be different now. */
  settingsChanged(): void {
    for (const [root, configs] of this.#wanted) this.#enqueue(root, () => this.#readProject(root, configs));
  }

  /** Takes in the text that the editor has of a file. */
  textChanged(path: string, language: string, text: string): void {
    this.#open.add(path);
    this.#take(path, language, text);
  }

  /** From here on the file on disk counts again. */
  closed(path: string): void {
    if (this.#open.delete(path)) this.diskChanged([path]);
  }

  /** Reads files anew that were written, made or deleted; a change of branch can name thousands. */
  diskChanged(paths: readonly string[]): void {
    this.#enqueue('changed files', async () => {
      let stepStarted = Date.now();
      for (const path of paths) {
        if (Date.now() - stepStarted > stepBudget) {
          await nextTurn();
          stepStarted = Date.now();
        }
        if (this.#stopped) return;
        await this.#readAgain(path);
      }
    });
  }

  /** One thing at a time, so that what is read later is not overtaken by what was read before. */
  #enqueue(what: string, work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error) => {
      this.#connection.console.error(`Reading ${what} failed: ${this.#engine.failed(error)}`);
    });
  }

  async #readAgain(path: string): Promise<void> {
    this.#roots.invalidate(path);
    const root = this.#roots.rootOfFile(path);
    if (isBuildFile(path)) {
      if (root !== undefined && this.#wanted.has(root) && this.#describe(root, path)) this.#changed();
      return;
    }
    const language = languageOfPath(path);
    const configs = root === undefined ? undefined : this.#wanted.get(root);
    // What was never read is of no interest.
    if (language === undefined || configs === undefined) return;
    const { maxFileSize, models } = configs.configFor(dirname(path)).settings;
    const read = isLeftOut(path, configs) ? undefined : this.#reader.read(path, maxFileSize);
    if (read && 'source' in read) {
      const known = withModels(unknownProject, models);
      const facts = await this.#engine.analyser.summarise(language, read.source.text(), known);
      if (this.#update(path, facts)) this.#changed();
    } else if (!this.#open.has(path) && this.#index.remove(path)) {
      this.#changed();
    }
  }

  #take(path: string, language: string, text: string): void {
    try {
      // What is found by parsing is looked at again when the file is saved.
      const facts = { ...this.#engine.analyser.facts(language, text), ...foundByParsing(this.#index.factsOf(path)) };
      if (this.#index.update(path, facts)) this.#changed();
    } catch (error) {
      this.#connection.console.error(`The facts of ${path} are not known: ${this.#engine.failed(error)}`);
    }
  }

  /** Takes in what a file on disk says. Of one whose text the editor has only what is found by parsing is not known better. */
  #update(path: string, facts: FileFacts): boolean {
    const told = foundByText(this.#open.has(path) ? this.#index.factsOf(path) : facts);
    return this.#index.update(path, { ...told, ...foundByParsing(facts) });
  }

  #describe(root: string, path: string): boolean {
    const read = this.#reader.read(path, buildFileLimit);
    return this.#index.describe(root, path, 'source' in read ? read.source.text() : undefined);
  }

  async #readProject(root: string, configs: Configs): Promise<void> {
    const started = Date.now();
    let stepStarted = started;
    let count = 0;
    let progress: WorkDoneProgressServerReporter | undefined;
    const files: Candidate[] = [];
    const found = discover([root], {
      languageOf: languageOfPath,
      isExcluded: (directory, path, isDirectory) => configs.isExcluded(directory, path, isDirectory),
      onBuildFile: (path) => this.#describe(root, path),
    });
    for (const path of compileCommandPlaces(root)) this.#describe(root, path);
    for (const item of found) {
      if (this.#stopped || count >= projectFileLimit) break;
      if (Date.now() - stepStarted > stepBudget) {
        await nextTurn();
        stepStarted = Date.now();
        if (!progress && stepStarted - started > showAfter) progress = await this.#beginProgress(root);
        progress?.report(`${count} files`);
      }
      if (item.kind !== 'file') continue;
      count++;
      files.push(item);
      const { maxFileSize, models } = configs.configFor(dirname(item.path)).settings;
      const read = this.#reader.read(item.path, maxFileSize);
      if (!('source' in read)) continue;
      const { analyser } = this.#engine;
      if (!analyser.mayMatter(item.language, read.source.latin1, models)) {
        // Even a file without a call can be the one in which the program starts.
        if (!this.#open.has(item.path))
          this.#index.update(item.path, analyser.facts(item.language, read.source.latin1));
        continue;
      }
      const known = withModels(unknownProject, models);
      const facts = await summaryOf(analyser, item.language, read.source.text(), known);
      if (facts) this.#update(item.path, facts);
    }
    await this.#followWrappers(files, configs);
    progress?.done();
    this.#index.setComplete(root, !this.#stopped && count < projectFileLimit);
    this.#connection.console.log(`Read ${count} files of ${root} in ${Date.now() - started} ms`);
    this.#changed();
  }

  #followWrappers(files: readonly Candidate[], configs: Configs): Promise<void> {
    const settingsFor = (path: string) => configs.configFor(dirname(path)).settings;
    return followWrappers(files, {
      analyser: this.#engine.analyser,
      factsFor: (path) => this.#index.factsFor(path),
      read: (path) => this.#reader.read(path, settingsFor(path).maxFileSize),
      modelsFor: (path) => settingsFor(path).models,
      update: (path, facts) => this.#update(path, facts),
      goesOn: async () => {
        await nextTurn();
        return !this.#stopped;
      },
    });
  }

  async #beginProgress(root: string): Promise<WorkDoneProgressServerReporter | undefined> {
    if (!this.#showsProgress) return undefined;
    const progress = await this.#connection.window.createWorkDoneProgress();
    progress.begin('Sockeye', undefined, `reading ${root}`);
    return progress;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Whether reading the whole project would pass the file by. */
function isLeftOut(path: string, configs: Configs): boolean {
  const directory = dirname(path);
  const own = ignoreLevel(directory);
  const levels = [...outerIgnoreLevels(directory), ...(own ? [own] : [])];
  return isIgnored(levels, path, false) || configs.excludesFile(path) || /[\\/](?:node_modules|\.git)[\\/]/.test(path);
}

/** The first pass over files: which of them can matter, and what they say about the programs they belong to. */
import { dirname, resolve } from 'node:path';
import type { Analyser } from '../analysis/analyser';
import { unknownProject, withModels } from '../analysis/facts';
import type { Skip } from '../analysis/finding';
import type { ApiRow } from '../analysis/modelWords';
import { type Aside, asideOf, isGenerated } from './aside';
import { buildFileLimit, compileCommandPlaces } from './build/buildFile';
import type { Configs } from './config';
import { type Discovery, discover } from './discover';
import { followWrappers, summaryOf } from './followWrappers';
import { isWithin } from './isWithin';
import { ProjectIndex } from './projectIndex';
import { ProjectRoots, projectFileLimit } from './projectRoot';
import type { SourceFile } from './sourceFile';
import { SourceReader } from './sourceReader';

export interface ScanOptions {
  readonly analyser: Pick<Analyser, 'mayMatter' | 'facts' | 'summarise' | 'callsWrapper' | 'saidOf'>;
  readonly configs: Configs;
  languageOf(path: string): string | undefined;
}

export interface SkippedFile {
  readonly path: string;
  readonly named: boolean;
  readonly skip: Skip;
}

/** A file that passed the gate. */
export interface Candidate {
  readonly path: string;
  readonly language: string;
}

export interface Scan {
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly SkippedFile[];
  /** Files that are off by default. */
  readonly aside: readonly AsideFile[];
  /** How many files were read to be checked, whether they passed the gate or not. */
  readonly fileCount: number;
}

/** A file that is not checked because of what it is. */
export interface AsideFile {
  readonly path: string;
  readonly aside: Aside;
}

export class Scanner {
  readonly reader = new SourceReader();
  readonly index: ProjectIndex;
  readonly #options: ScanOptions;
  readonly #roots = new ProjectRoots();
  #directories: readonly string[] = [];
  /** Descriptions of builds that were met and not yet read. */
  #buildFiles: string[] = [];

  constructor(options: ScanOptions) {
    this.#options = options;
    this.index = new ProjectIndex((path) => this.#roots.rootOfFile(path));
  }

  /** How findings name the file. */
  projectPath(path: string): string {
    return this.#roots.projectPath(path);
  }

  /** Reads everything below `paths`, and what else belongs to the same programs. */
  async scan(paths: readonly string[]): Promise<Scan> {
    const candidates: Candidate[] = [];
    const others: Candidate[] = [];
    const factsOnly: Candidate[] = [];
    const skipped: SkippedFile[] = [];
    const aside: AsideFile[] = [];
    let fileCount = 0;
    const found = [...this.#discover(paths)];
    const names = new Set(found.filter(({ named }) => named).map(({ path }) => path));
    this.#directories = paths.map((path) => resolve(path)).filter((path) => !names.has(path));
    this.#roots.setFolders(this.#directories);
    for (const item of found) {
      const off = this.#isOff(item);
      if (off) aside.push(off);
      // What tests and examples do says nothing about the product.
      if (off && off.aside !== 'vendored') continue;
      const source = item.kind === 'file' ? this.#read(item.path) : { skip: item.skip };
      if ('skip' in source) {
        if (!off) skipped.push({ path: item.path, named: item.named, skip: source.skip });
      } else if (item.kind === 'file') {
        const matters = this.#takeIn(item.path, item.language, source.source);
        const written = !off && this.#isOffByText(item, source.source);
        if (written) aside.push(written);
        if (!off && !written) {
          fileCount++;
          (matters ? candidates : others).push(item);
        } else if (matters) factsOnly.push(item);
      }
    }
    const around = this.#completeProjects(candidates);
    await this.#summarise([...candidates, ...factsOnly, ...around]);
    await this.#summariseAgain([...candidates, ...others, ...factsOnly, ...around]);
    const callers = others.filter((file) => this.#callsWrapper(file));
    // In the order they were found in, whichever pass let them through.
    const wanted = new Set([...candidates, ...callers].map(({ path }) => path));
    const inOrder = found.flatMap((item) => (item.kind === 'file' && wanted.has(item.path) ? [item] : []));
    return { candidates: inOrder, skipped, aside, fileCount };
  }

  /** Takes in what one text says about its program. Says whether it passes the gate. */
  async takeIn(path: string, language: string, source: SourceFile): Promise<boolean> {
    const matters = this.#takeIn(path, language, source);
    if (!matters) return false;
    const around = this.#completeProjects([{ path, language }], path);
    await this.#summarise(around);
    await this.#summariseAgain(around);
    return true;
  }

  /** Looks for functions that wrap calls of the model, so that other files know them. */
  async #summarise(files: readonly Candidate[]): Promise<void> {
    for (const { path, language } of files) {
      const read = this.#read(path);
      if (!('source' in read)) continue;
      const known = withModels(unknownProject, this.#modelsFor(path));
      const facts = await summaryOf(this.#options.analyser, language, read.source.text(), known);
      if (facts) this.index.update(path, facts);
    }
  }

  #summariseAgain(files: readonly Candidate[]): Promise<void> {
    return followWrappers(files, {
      analyser: this.#options.analyser,
      factsFor: (path) => this.index.factsFor(path),
      read: (path) => this.#read(path),
      modelsFor: (path) => this.#modelsFor(path),
      update: (path, facts) => this.index.update(path, facts),
      goesOn: () => true,
    });
  }

  #callsWrapper({ path, language }: Candidate): boolean {
    const project = this.index.factsFor(path);
    const read = this.#read(path);
    return 'source' in read && this.#options.analyser.callsWrapper(language, read.source.latin1, project);
  }

  /** Whether a file is off because of where it lies, unless it was asked for by name or by the configuration. */
  #isOff({ path, named, aside, kind }: Discovery): AsideFile | undefined {
    if (kind !== 'file' || named || !aside) return undefined;
    return this.#options.configs.checksAside(dirname(path), aside) ? undefined : { path, aside };
  }

  /** Whether a file is off because a program wrote it. */
  #isOffByText({ path, named }: Discovery, { latin1 }: SourceFile): AsideFile | undefined {
    if (named || !isGenerated(latin1)) return undefined;
    return this.#options.configs.checksAside(dirname(path), 'generated') ? undefined : { path, aside: 'generated' };
  }

  #discover(paths: readonly string[]): Generator<Discovery> {
    const { configs, languageOf } = this.#options;
    return discover(paths, {
      languageOf,
      isExcluded: (directory, path, isDirectory) => configs.isExcluded(directory, path, isDirectory),
      onBuildFile: (path) => this.#buildFiles.push(path),
    });
  }

  #read(path: string) {
    return this.reader.read(path, this.#options.configs.configFor(dirname(path)).settings.maxFileSize);
  }

  #takeIn(path: string, language: string, source: SourceFile): boolean {
    const { analyser } = this.#options;
    // A file without one socket call can still be the one that ignores SIGPIPE. What tells is ASCII: no need to decode.
    this.index.update(path, analyser.facts(language, source.latin1));
    return analyser.mayMatter(language, source.latin1, this.#modelsFor(path));
  }

  #modelsFor(path: string): readonly ApiRow[] {
    return this.#options.configs.configFor(dirname(path)).settings.models;
  }

  /**
   * Reads the rest of each program that a candidate belongs to: what is said of `net.c` must not depend on
   * whether `main.c`, which ignores SIGPIPE, was asked for in the same breath. `known` is not read from disk. Gives what was read
   * and matters.
   */
  #completeProjects(candidates: readonly Candidate[], known?: string): readonly Candidate[] {
    const roots = new Set<string>();
    for (const { path } of candidates) {
      const root = this.#roots.rootOfFile(path);
      if (root !== undefined && !this.index.isComplete(root)) roots.add(root);
    }
    const around: Candidate[] = [];
    this.#describeBuilds();
    for (const root of roots) {
      for (const path of compileCommandPlaces(root)) this.#describe(root, path);
      const seen = this.#directories.some((directory) => isWithin(directory, root));
      // A test is made of other tests' files as well.
      const withAside = candidates.some(({ path }) => asideOf(this.projectPath(path)) !== undefined);
      this.index.setComplete(root, seen || this.#takeInSurroundings(root, withAside, known, around));
    }
    this.#describeBuilds();
    return around;
  }

  #takeInSurroundings(root: string, withAside: boolean, known: string | undefined, around: Candidate[]): boolean {
    let count = 0;
    for (const item of this.#discover([root])) {
      if (item.kind !== 'file' || item.path === known) continue;
      if (!withAside && item.aside && item.aside !== 'vendored') continue;
      if (++count > projectFileLimit) return false;
      const read = this.#read(item.path);
      if ('source' in read && this.#takeIn(item.path, item.language, read.source)) around.push(item);
    }
    return true;
  }

  #describeBuilds(): void {
    for (const path of this.#buildFiles.splice(0)) {
      const root = this.#roots.rootOfFile(path);
      if (root !== undefined) this.#describe(root, path);
    }
  }

  #describe(root: string, path: string): void {
    const read = this.reader.read(path, buildFileLimit);
    if ('source' in read) this.index.describe(root, path, read.source.text());
  }
}

/** One file under analysis: its text and tree, and the results for functions whose text did not change. */

import { hash } from '../base/hash';
import { applyEdits, type TextEdit } from '../base/text';
import type { Program } from '../program/program';
import type { Capture } from '../syntax/captures';
import { SourceTree } from '../syntax/sourceTree';
import type { Unit } from '../syntax/units';
import type { AnalysisContext, LanguageKit, OpenFile } from './analyser';
import type { FileFacts } from './facts';
import { callPositions, factsOf, importsOf } from './fileContext';
import type { FileReport, Skip } from './finding';
import { assemble } from './report';
import { analyseUnit, modelUnit, type Surroundings, type UnitResult } from './unitAnalysis';

/** A unit's place in the file and what the rules found in it. */
export interface AnalysedUnit {
  readonly offset: number;
  readonly text: string;
  readonly result: UnitResult;
}

export class AnalysedFile implements OpenFile {
  readonly #kit: LanguageKit;
  #text: string;
  /** Made when something in the text asks for a grammar; many files never do. */
  #tree: SourceTree | undefined;
  #cache = new Map<string, UnitResult>();

  private constructor(kit: LanguageKit, text: string) {
    this.#kit = kit;
    this.#text = text;
  }

  static async open(kit: LanguageKit, text: string): Promise<AnalysedFile> {
    const file = new AnalysedFile(kit, text);
    await file.#ready();
    return file;
  }

  get text(): string {
    return this.#text;
  }

  edit(edits: readonly TextEdit[]): void {
    for (const edit of edits) {
      this.#tree?.edit(edit);
      this.#text = this.#tree?.text ?? applyEdits(this.#text, [edit]);
    }
  }

  facts(): FileFacts {
    return factsOf(this.#kit.language, this.#text);
  }

  async report(context: AnalysisContext): Promise<FileReport> {
    await this.#ready();
    const units: AnalysedUnit[] = [];
    const skip = this.#analyse(context, units);
    return assemble({
      text: this.#text,
      language: this.#kit.language,
      units,
      settings: context.settings,
      ...(skip ? { skip } : {}),
    });
  }

  /** The program model of every unit with a modelled call, for people who look at it. */
  programs(context: AnalysisContext): readonly Program[] {
    const around = this.#surroundings(context);
    return this.#units().map((unit) => this.#model(around, unit));
  }

  /** What the queries capture in every unit, in the coordinates of the file. */
  captures(): readonly Capture[] {
    return this.#units().flatMap((unit) => this.#tree?.capturesOf(unit) ?? []);
  }

  /** The tree as an S-expression, for people who write queries. */
  syntax(): string {
    return this.#tree?.toString() ?? '';
  }

  dispose(): void {
    this.#tree?.dispose();
    this.#tree = undefined;
  }

  async #ready(): Promise<void> {
    if (this.#tree || this.#positions().length === 0) return;
    const grammar = await this.#kit.grammar();
    // Somebody else may have been faster while the grammar was loaded.
    this.#tree ??= new SourceTree(grammar, this.#text);
  }

  #analyse(context: AnalysisContext, units: AnalysedUnit[]): Skip | undefined {
    const tree = this.#tree;
    if (!tree || this.#positions().length === 0) return undefined;
    if (!tree.parsed) return { kind: 'budget', detail: 'parsing took longer than files of this size should need' };
    const around = this.#surroundings(context);
    const key = contextKey(around);
    const kept = new Map<string, UnitResult>();
    for (const unit of this.#units()) {
      const text = this.#text.slice(unit.start, unit.end);
      const id = `${key} ${text}`;
      const result = this.#cache.get(id) ?? analyseUnit(around, this.#model(around, unit));
      kept.set(id, result);
      units.push({ offset: unit.start, text, result });
    }
    this.#cache = kept;
    const failure = units.flatMap(({ result }) => result.failures)[0];
    return failure && { kind: 'failed', detail: `rule ${failure.rule}: ${failure.detail}` };
  }

  #positions(): readonly number[] {
    return callPositions(this.#kit.language, this.#kit.patterns, this.#text);
  }

  #units(): readonly Unit[] {
    return this.#tree?.unitsAt(this.#positions()) ?? [];
  }

  #model(around: Surroundings, unit: Unit): Program {
    const captures = this.#tree?.capturesOf(unit) ?? [];
    const shifted = captures.map((one) => ({ ...one, start: one.start - unit.start, end: one.end - unit.start }));
    return modelUnit(around, this.#text.slice(unit.start, unit.end), shifted);
  }

  #surroundings({ project }: AnalysisContext): Surroundings {
    const { language, api } = this.#kit;
    const shadowed = new Set(this.#tree?.definedNames(this.#units()) ?? []);
    return { language, api, imports: importsOf(language, this.#text), shadowed, facts: this.facts(), project };
  }
}

/** Everything besides a unit's text that its result depends on. */
function contextKey({ imports, shadowed, facts, project }: Surroundings): string {
  return hash(JSON.stringify([[...imports], [...shadowed], facts, [...project.effects.keys()]]));
}

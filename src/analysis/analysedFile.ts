/** One file under analysis: its text and trees, and the results for functions whose text did not change. */
import { compiled } from '../base/compiled';
import { hash } from '../base/hash';
import { applyEdits, contains, type TextEdit } from '../base/text';
import type { ApiRow } from '../languages/api';
import { lastName } from '../program/apiIndex';
import { noClasses, withOwn } from '../program/classes';
import { neededEffects } from '../program/exposure';
import { fieldNames, methodNames } from '../program/fields';
import { handedBy, takenBy } from '../program/handed';
import { isEmpty, joined, type KnownTypes, knownOf, typesFrom, typesWithin } from '../program/knownTypes';
import { type LoweredFunction, pathOf } from '../program/lowerFunction';
import type { Program } from '../program/program';
import { type Wrapper, wrappersIn } from '../program/summaries';
import type { Capture } from '../syntax/captures';
import { withoutCommentRuns } from '../syntax/comments';
import { type Reading, readingOf } from '../syntax/conditionals';
import type { LoadedGrammar } from '../syntax/grammar';
import { respelled } from '../syntax/respelled';
import { SourceTree } from '../syntax/sourceTree';
import type { Unit } from '../syntax/units';
import type { AnalysisContext, LanguageKit, OpenFile } from './analyser';
import { type CalledName, calledBy, calleeAt } from './calledAt';
import {
  type FileFacts,
  knownRows,
  namesFrom,
  type ProjectFacts,
  typesAround,
  unknownProject,
  withModels,
} from './facts';
import { calledNames, callPositions, declaredFieldsIn, factsOf, messagesIn, packageOf } from './fileContext';
import type { FileReport, Skip } from './finding';
import { aliasesIn, importsOf, withImports } from './imports';
import { callMacrosIn, macroRows } from './macros';
import { namesIn, Relevance } from './relevance';
import { assemble } from './report';
import { analyseUnit, lowerUnit, modelUnit, resultKey, type Surroundings, type UnitResult } from './unitAnalysis';

/** A unit's place in the file and what the rules found in it. */
export interface AnalysedUnit {
  readonly offset: number;
  readonly text: string;
  readonly result: UnitResult;
}

/** A unit in one reading of the text. */
interface ReadUnit {
  readonly tree: SourceTree;
  readonly unit: Unit;
}

/** What is kept of a unit while its text stays the same. */
interface KeptUnit {
  readonly program: Program;
  wrappers?: readonly Wrapper[];
  /** With what else it depends on. */
  result?: { readonly key: string; readonly of: UnitResult };
}

/** The functions of a unit, and what the API said of where control goes. */
interface Lowered {
  readonly lowering: string;
  readonly functions: readonly LoweredFunction[];
}

/** How often functions that wrap wrappers, or pass on what they were passed, are looked for. */
const wrapperRounds = 8;

export class AnalysedFile implements OpenFile {
  readonly #kit: LanguageKit;
  #text: string;
  /** Made when something in the text asks for a grammar; many files never do. */
  #grammar: LoadedGrammar | undefined;
  /** One tree for each reading of the text: a second one only where conditional compilation hides calls from the first. */
  #trees: SourceTree[] = [];
  #omitted: Reading['omitted'] = [];
  #kept = new Map<string, KeptUnit>();
  /** By the texts of a unit, of which no more is asked than its latest functions. */
  #lowered = new Map<string, Lowered>();
  #words = new Map<string, readonly string[]>();
  #scanned: { readonly text: string; readonly found: Map<string, unknown> } = { text: '', found: new Map() };

  private constructor(kit: LanguageKit, text: string) {
    this.#kit = kit;
    this.#text = text;
  }

  static async open(kit: LanguageKit, text: string): Promise<AnalysedFile> {
    const file = new AnalysedFile(kit, text);
    await file.#ready(unknownProject);
    return file;
  }

  get text(): string {
    return this.#text;
  }

  edit(edits: readonly TextEdit[]): void {
    for (const edit of edits) this.#text = applyEdits(this.#text, [edit]);
  }

  facts(): FileFacts {
    return this.#once('facts', () => factsOf(this.#kit, this.#text));
  }

  /** The facts, and the functions of the file that wrap calls of the model. Loads the grammar if there may be any. */
  async summarise(project: ProjectFacts): Promise<FileFacts> {
    await this.#ready(project);
    const facts = this.facts();
    const { manifest } = this.#kit.language;
    const hidden = manifest.privatePattern ? compiled(manifest.privatePattern) : undefined;
    const { programs, around, kept } = this.#models(project);
    const visible = kept.flatMap(wrappersOf).filter(({ fn }) => !hidden?.test(fn.head));
    const functions = visible.map(({ row }) => row);
    const wrappers = [...functions, ...this.#macroRows(project, functions)];
    const needs = new Set(programs.flatMap(neededEffects));
    const types = typesFrom(programs, (name) => around.shadowed.has(name) || this.#isModelled(name));
    const handed = programs.flatMap(handedBy);
    const taken = project.handed ? programs.flatMap((program) => takenBy(program, project.handed ?? [])) : [];
    return {
      ...facts,
      ...(wrappers.length > 0 ? { wrappers } : {}),
      ...(needs.size > 0 ? { needs: [...needs] } : {}),
      ...(isEmpty(types) ? {} : { types }),
      ...(handed.length > 0 ? { handed } : {}),
      ...(taken.length > 0 ? { taken } : {}),
    };
  }

  async report(context: AnalysisContext): Promise<FileReport> {
    const project = withModels(context.project, context.settings.models);
    await this.#ready(project);
    const units: AnalysedUnit[] = [];
    const skip = this.#analyse(project, units);
    return assemble({
      text: this.#text,
      language: this.#kit.language,
      units,
      settings: context.settings,
      ...(skip ? { skip } : {}),
    });
  }

  async calledAt(offset: number, project: ProjectFacts): Promise<CalledName | undefined> {
    const name = calleeAt(this.#text, offset);
    if (!name) return undefined;
    await this.#ready(project);
    const { read, programs } = this.#models(project);
    const calls = read.flatMap(({ unit: { start } }, index) => {
      const program = programs[index];
      return (program && calledBy(program, { start: name.start - start, end: name.end - start })) ?? [];
    });
    return calls[0] === undefined ? undefined : { call: calls[0], range: name };
  }

  /** The program model of every unit with a modelled call, for people who look at it. */
  programs({ project }: AnalysisContext): readonly Program[] {
    return this.#models(project).programs;
  }

  /** What the queries capture in every unit, in the coordinates of the file. */
  captures(): readonly Capture[] {
    return this.#units([]).flatMap(({ unit: { start, captures } }) =>
      (captures() ?? []).map((one) => ({ ...one, start: one.start + start, end: one.end + start })),
    );
  }

  /** The tree as an S-expression, for people who write queries. */
  syntax(): string {
    return this.#trees.join('\n');
  }

  /** How many calls of the model lie where the grammar could make nothing of the text, and how many there are. */
  lostCalls(): { readonly lost: number; readonly all: number } {
    const positions = this.#positions([]);
    const lost = positions.filter((position) => this.#trees.every((tree) => tree.isLost(position))).length;
    return { lost, all: positions.length };
  }

  dispose(): void {
    for (const tree of this.#trees) tree.dispose();
    this.#trees = [];
  }

  /** Loads the grammar when the text has come to ask for one, and brings the trees up to date. */
  async #ready(project: ProjectFacts): Promise<void> {
    const { names, fields } = namesFrom(project);
    const positions = [...this.#positions(knownRows(project), names, fields), ...this.#handedAt(project)];
    if (positions.length === 0) return;
    this.#grammar ??= await this.#kit.grammar();
    const { conditionals } = this.#kit.language.manifest;
    const first = this.#once('reading', () => this.#reading(false));
    const texts = [first.text];
    this.#omitted = first.omitted;
    const hides = positions.some((start) => first.omitted.some((range) => contains(range, { start, end: start })));
    if (conditionals && hides) texts.push(this.#once('other reading', () => this.#reading(true)).text);
    texts.forEach((one, index) => {
      const tree = this.#trees[index];
      if (tree) tree.update(one);
      else if (this.#grammar) this.#trees.push(new SourceTree(this.#grammar, one));
    });
    for (const tree of this.#trees.splice(texts.length)) tree.dispose();
  }

  #reading(last: boolean): Reading {
    const { manifest } = this.#kit.language;
    const text = respelled(withoutCommentRuns(this.#text, manifest.comments.line), manifest);
    return manifest.conditionals ? readingOf(manifest.conditionals, text, last) : { text, omitted: [] };
  }

  #analyse(project: ProjectFacts, units: AnalysedUnit[]): Skip | undefined {
    if (this.#trees.length === 0) return undefined;
    const { around, read, programs, kept } = this.#models(project);
    const key = resultKey(around);
    if (this.#trees.some(({ parsed }) => !parsed)) {
      return { kind: 'budget', detail: 'parsing took more work than files of this size should need' };
    }
    read.forEach(({ unit }, index) => {
      const program = programs[index];
      const known = kept[index];
      if (!program || !known) return;
      if (known.result?.key !== key) known.result = { key, of: analyseUnit(around, program) };
      units.push({ offset: unit.start, text: program.text, result: known.result.of });
    });
    if (programs.some(({ tooHard }) => tooHard)) {
      return { kind: 'budget', detail: 'a function is longer, or nested deeper, than code should be' };
    }
    const failure = units.flatMap(({ result }) => result.failures)[0];
    return failure && { kind: 'failed', detail: `rule ${failure.rule}: ${failure.detail}` };
  }

  #positions(
    wrappers: readonly ApiRow[],
    names: readonly string[] = [],
    fields: readonly string[] = [],
  ): readonly number[] {
    const { language, patterns } = this.#kit;
    const all = [...calledNames(wrappers), ...names];
    return this.#once(`positions ${all.join(' ')} . ${fields.join(' ')}`, () =>
      callPositions(language, patterns, this.#text, all, fields),
    );
  }

  /** Where the code stands that other files hand something to, which may name nothing of the model. */
  readonly #handedAt = ({ handed = [] }: ProjectFacts): readonly number[] =>
    handed.length === 0 ? [] : [Math.max(this.#text.search(/\S/), 0)];

  /** What an expression over the whole text gives, made once for each text: a report asks for it several times. */
  #once<T>(what: string, make: () => T): T {
    if (this.#scanned.text !== this.#text) this.#scanned = { text: this.#text, found: new Map() };
    const { found } = this.#scanned;
    if (!found.has(what)) found.set(what, make());
    return found.get(what) as T;
  }

  /** The units of all readings. Of a second reading only what the first one omitted is of interest. */
  #units(
    wrappers: readonly ApiRow[],
    names: readonly string[] = [],
    fields: readonly string[] = [],
    more: readonly number[] = [],
  ): readonly ReadUnit[] {
    // What other files hand something to stands before all else, and positions ascend.
    const positions = [...more, ...this.#positions(wrappers, names, fields)];
    const omits = (start: number) => this.#omitted.some((range) => contains(range, { start, end: start }));
    return this.#trees.flatMap((tree, index) =>
      tree.unitsAt(index === 0 ? positions : positions.filter(omits)).map((unit) => ({ tree, unit })),
    );
  }

  /** The program models of all units, with the wrappers of the project and of the file itself in the API model. */
  #models(project: ProjectFacts): {
    readonly around: Surroundings;
    readonly read: readonly ReadUnit[];
    readonly programs: readonly Program[];
    readonly kept: readonly KeptUnit[];
  } {
    const { language, api } = this.#kit;
    const ownImports = this.#once('imports', () => importsOf(language, this.#text));
    const aliases = this.#once('aliases', () => aliasesIn(language.manifest, this.#text));
    const imports = project.imports ? withImports(ownImports)(project.imports) : ownImports;
    const declaredFields = this.#once('fields', () => declaredFieldsIn(language, this.#text));
    const ownPackage = this.#once('package', () => packageOf(language, this.#text));
    const inPackage = { aliases, ...(ownPackage === undefined ? {} : { package: ownPackage }) };
    const facts = this.facts();
    const classes = withOwn(facts.classes ?? [], project.classes ?? noClasses);
    let wrappers = knownRows(project);
    const messages = this.#once('messages', () => messagesIn(language.manifest, this.#text));
    const others = typesAround(project, facts);
    let types: KnownTypes = others;
    // A name that a round has found to be the file's own stays so, though later rounds may not ask for it.
    const shadowed = new Set<string>();
    const used = new Map<string, KeptUnit>();
    const words = new Map<string, readonly string[]>();
    const { handed, takers, heard } = project;
    const context = hash(
      JSON.stringify([[...imports], [...aliases], ownPackage, messages, handed, takers, heard, classes.key]),
    );
    for (let round = 0; ; round++) {
      const given = knownOf(types);
      const { passed, fields } = given;
      const called = [...[...passed.keys()].map(lastName), ...methodNames(fields)];
      const read = this.#units(wrappers, called, fieldNames(fields), this.#handedAt(project));
      for (const { unit } of read) if (unit.name !== undefined) shadowed.add(pathOf(language.manifest, unit.name));
      const known = { ...given, imports, declaredFields, classes, shadowed, facts, project, messages };
      const around: Surroundings = { language, api: api.with(wrappers), ...inPackage, ...known };
      const relevance = new Relevance(wrappers, given, around);
      const kept = read.map((one) => {
        const text = this.#textsOf(one);
        const names = words.get(text) ?? this.#words.get(text) ?? namesIn(text);
        words.set(text, names);
        const id = `${context} ${relevance.keyFor(names)} ${text}`;
        const known = used.get(id) ?? this.#kept.get(id) ?? { program: this.#model(around, one, text) };
        used.set(id, known);
        return known;
      });
      const programs = kept.map(({ program }) => program);
      const functions = kept.flatMap(wrappersOf).map(({ row }) => row);
      const own = [...functions, ...this.#macroRows(project, functions)];
      const names = new Set(own.map(({ call }) => call));
      const elsewhere = project.wrappers.filter(({ call }) => !names.has(call) && !shadowed.has(call));
      const next = knownRows({ ...project, wrappers: [...own, ...elsewhere] });
      const said = joined([others, typesWithin(programs, (name) => !shadowed.has(name) && this.#isModelled(name))]);
      if (round >= wrapperRounds || (same(wrappers, next) && same(types, said))) {
        this.#kept = used;
        this.#words = words;
        for (const text of this.#lowered.keys()) if (!words.has(text)) this.#lowered.delete(text);
        return { around, read, programs, kept };
      }
      wrappers = next;
      types = said;
    }
  }

  /** A unit as it was parsed, and as it is written where that is something else: what was blanked can say what is meant. */
  #textsOf({ tree, unit: { start, end } }: ReadUnit): string {
    const parsed = tree.text.slice(start, end);
    const written = this.#text.slice(start, end);
    return parsed === written ? parsed : parsed + written;
  }

  /** Whether a plain name is that of a function of the model, which needs nobody to say what it is given. */
  #isModelled(name: string): boolean {
    return this.#kit.api.rowsFor(name).some(({ call, on }) => call === name && on === undefined);
  }

  /** The rows of macros that stand for calls of the model, of the project or of the given functions. */
  #macroRows(project: ProjectFacts, functions: readonly ApiRow[]): readonly ApiRow[] {
    const { language, api } = this.#kit;
    const macros = this.#once('macros', () => callMacrosIn(language.manifest, this.#text));
    return macros.length === 0
      ? []
      : macroRows(api.with([...functions, ...knownRows(project)]), macros, language.manifest.lastError);
  }

  #model(around: Surroundings, { unit }: ReadUnit, key: string): Program {
    const text = this.#text.slice(unit.start, unit.end);
    const known = this.#lowered.get(key);
    const lowering = `${around.api.lowering} in ${around.package}`;
    if (known?.lowering === lowering) return modelUnit(around, text, known.functions);
    const captures = unit.captures();
    if (!captures)
      return {
        text,
        manifest: around.language.manifest,
        functions: [],
        others: [],
        imports: around.imports,
        emitters: {},
        timeoutFields: new Map(),
        provided: new Map(),
        untimed: new Set(),
        timeless: new Set(),
        tooHard: true,
      };
    const functions = lowerUnit(around, text, captures);
    this.#lowered.set(key, { lowering, functions });
    return modelUnit(around, text, functions);
  }
}

/** What a unit adds to the model of the file. */
function wrappersOf(unit: KeptUnit): readonly Wrapper[] {
  unit.wrappers ??= wrappersIn(unit.program);
  return unit.wrappers;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

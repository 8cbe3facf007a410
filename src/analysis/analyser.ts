/** The analyser as the server, the command line and the tests see it: text in, plain data out, no I/O of its own. */
import { hash } from '../base/hash';
import { perObject } from '../base/memo';
import type { TextEdit } from '../base/text';
import type { ApiRow } from '../languages/api';
import type { Language } from '../languages/language';
import { ApiIndex } from '../program/apiIndex';
import { type KnownTypes, knownOf, noTypes } from '../program/knownTypes';
import type { Grammars, LoadedGrammar, WasmHost } from '../syntax/grammar';
import type { AnalysedFile } from './analysedFile';
import type { CalledName } from './calledAt';
import { type FileFacts, knownRows, namesFrom, type ProjectFacts } from './facts';
import { calledNames, callPositions, compilePatterns, effectsOf, factsOf, type TextPatterns } from './fileContext';
import type { FileReport } from './finding';
import { languageNamed } from './languages';
import { namesIn, Relevance } from './relevance';
import type { Settings } from './settings';

export type { WasmHost };

export interface AnalysisContext {
  /** Relative to the project, with `/`; for messages only. */
  readonly path: string;
  readonly project: ProjectFacts;
  readonly settings: Settings;
}

/** A file that is open in an editor: keeps its tree, follows edits, and analyses again only functions whose text changed. */
export interface OpenFile {
  readonly text: string;
  /** Applies edits one after the other, each in the coordinates that the one before it left. */
  edit(edits: readonly TextEdit[]): void;
  /** Loads the grammar if an edit has made it necessary; otherwise the answer is there at once. */
  report(context: AnalysisContext): Promise<FileReport>;
  facts(): FileFacts;
  /** The facts with the functions that wrap calls of the model. */
  summarise(project: ProjectFacts): Promise<FileFacts>;
  /** The modelled call whose name stands at `offset`: a name alone is not enough, it must be bound to the model. */
  calledAt(offset: number, project: ProjectFacts): Promise<CalledName | undefined>;
  /** Frees the tree. The file must not be used afterwards. */
  dispose(): void;
}

export interface Analyser {
  /**
   * Says in one pass over the bytes whether a file can hold anything to analyse, any fact about its program or a suppression,
   * without loading a grammar. `latin1` is the file's bytes, one character each; `models` are what the user says of functions.
   */
  mayMatter(language: string, latin1: string, models: readonly ApiRow[]): boolean;
  facts(language: string, text: string): FileFacts;
  /** The facts with the functions that wrap calls of the model; parses the text if there may be any. */
  summarise(language: string, text: string, project: ProjectFacts): Promise<FileFacts>;
  /** Whether other files of the project make a file matter: it calls a wrapper of theirs, or is given their sockets. */
  callsWrapper(language: string, latin1: string, project: ProjectFacts): boolean;
  /** The same for two states of the project in which the other files say the same of all that a text names. */
  saidOf(latin1: string, project: ProjectFacts): string;
  analyse(language: string, text: string, context: AnalysisContext): Promise<FileReport>;
  open(language: string, text: string): Promise<OpenFile>;
}

/** What is compiled once for a language. */
export interface LanguageKit {
  readonly language: Language;
  readonly api: ApiIndex;
  readonly patterns: TextPatterns;
  /** What shows that a text is in another language after all. */
  readonly otherwise?: { readonly pattern: RegExp; readonly language: string };
  readonly grammar: () => Promise<LoadedGrammar>;
}

/** What needs a tree: a part of its own, since most files never do. */
const engine = () => require('./engine') as typeof import('./engine');

const openFile = (kit: LanguageKit, text: string): Promise<AnalysedFile> => engine().AnalysedFile.open(kit, text);

/** Grammars, once somebody asks for one. */
function lazyGrammars(host: WasmHost): Pick<Grammars, 'load'> {
  let grammars: Grammars | undefined;
  return {
    load: (language) => {
      grammars ??= new (engine().Grammars)(host);
      return grammars.load(language);
    },
  };
}

/** The kits of all languages, each made when it is first asked for. */
export function createKits(host: WasmHost): (id: string) => LanguageKit {
  const grammars = lazyGrammars(host);
  const kits = new Map<string, LanguageKit>();
  return (id) => {
    const known = kits.get(id);
    if (known) return known;
    const kit = makeKit(languageNamed(id), grammars);
    kits.set(id, kit);
    return kit;
  };
}

/** Compiles the data of a language, which need not be one of ours. */
export function makeKit(language: Language, grammars: Pick<Grammars, 'load'>): LanguageKit {
  const { unless } = language.manifest;
  let api: ApiIndex | undefined;
  return {
    language,
    get api() {
      api ??= new ApiIndex(language.api);
      return api;
    },
    patterns: compilePatterns(language.api, language.manifest),
    ...(unless && { otherwise: { pattern: new RegExp(unless.pattern, 'm'), language: unless.language } }),
    grammar: () => grammars.load(language),
  };
}

/** By what the files of a program share: each has facts of its own besides. */
const relevances = perObject((wrappers: readonly ApiRow[]) =>
  perObject((types: KnownTypes) =>
    perObject((models: readonly ApiRow[]) => new Relevance(knownRows({ wrappers, models }), knownOf(types))),
  ),
);

const noModels: readonly ApiRow[] = [];

const relevanceOf = ({ wrappers, types = noTypes, models = noModels }: ProjectFacts): Relevance =>
  relevances(wrappers)(types)(models);

export function createAnalyser(host: WasmHost): Analyser {
  const kits = createKits(host);
  /** The kit for a text, whose language its name may have got wrong. */
  const kitFor = (id: string, text: string): LanguageKit => {
    const kit = kits(id);
    return kit.otherwise?.pattern.test(text) ? kits(kit.otherwise.language) : kit;
  };
  return {
    mayMatter(id, latin1, models) {
      const { language, patterns } = kitFor(id, latin1);
      return (
        callPositions(language, patterns, latin1, calledNames(models)).length > 0 ||
        effectsOf(language.manifest, latin1).length > 0 ||
        latin1.includes('sockeye-ignore')
      );
    },
    facts: (id, text) => factsOf(kitFor(id, text), text),
    async summarise(id, text, project) {
      const file = await openFile(kitFor(id, text), text);
      try {
        return await file.summarise(project);
      } finally {
        file.dispose();
      }
    },
    callsWrapper(id, latin1, project) {
      if ((project.handed?.length ?? 0) > 0) return true;
      const { language, patterns } = kitFor(id, latin1);
      const { names, fields } = namesFrom(project);
      const all = [...calledNames(knownRows(project)), ...names];
      return all.length + fields.length > 0 && callPositions(language, patterns, latin1, all, fields).length > 0;
    },
    saidOf(latin1, project) {
      const { handed = [], takers = [] } = project;
      const across = handed.length + takers.length === 0 ? '' : hash(JSON.stringify([handed, takers]));
      return relevanceOf(project).keyFor(namesIn(latin1)) + across;
    },
    async analyse(id, text, context) {
      const file = await openFile(kitFor(id, text), text);
      try {
        return await file.report(context);
      } finally {
        file.dispose();
      }
    },
    open: (id, text) => openFile(kitFor(id, text), text),
  };
}

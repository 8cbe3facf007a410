/** What holds for a file because of the programs it is part of, and which file speaks of what a program lacks. */
import { dirname } from 'node:path';
import { type FileFacts, joinEffects, joinTypes, joinWrappers, type ProjectFacts } from '../analysis/facts';
import { languageNames } from '../analysis/languages';
import { Includes } from './includes';
import { Modules } from './modules';
import { type Program, type ProgramFiles, programsOf } from './programs';

interface Parts extends ProgramFiles {
  /** How a path is shown: relative to the project. */
  shown(path: string): string;
  /** Whether every file of the project was seen. */
  readonly complete: boolean;
}

type Effects = ProjectFacts['effects'];
type Effect = FileFacts['effects'][number];
type Lack = NonNullable<ReturnType<ProjectFacts['lacks']['get']>>;

/** A program, with what its files do. */
interface Known extends Program {
  readonly effects: Effects;
}

export class ProgramFacts {
  readonly #parts: Parts;
  readonly #facts: ReadonlyMap<string, FileFacts>;
  readonly #programs: readonly Known[];
  readonly #lacks = new Map<string, Map<Effect, Lack>>();
  readonly #made = new Map<string, ProjectFacts>();
  readonly #modules: Modules;
  readonly #includes: Includes;
  /** What is known of files that hand something to others, are handed something, or import others. */
  readonly #linked = new Map<string, ProjectFacts>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#facts = new Map(parts.files);
    this.#modules = new Modules(parts.files);
    this.#includes = new Includes(parts.files);
    this.#programs = programsOf(parts).map((program) => ({
      ...program,
      effects: joinEffects(parts.files.filter(([path]) => program.files.has(path) || program.others.has(path))),
    }));
    for (const program of this.#programs) this.#findSpeakers(program);
    if (parts.complete) this.#findLibraries();
  }

  /** What is known around one file; the same object for files of which the same is known. */
  for(path: string): ProjectFacts {
    const known = this.#linked.get(path);
    if (known) return known;
    const around = this.#around(path);
    const links = this.#modules.linksOf(path);
    const included = this.#includes.of(path);
    if (!links && !included) return around;
    const linked = { ...around, ...links, ...included };
    this.#linked.set(path, linked);
    return linked;
  }

  #around(path: string): ProjectFacts {
    const own = this.#programsOf(path);
    const lacks = this.#lacks.get(path);
    const aside = this.#parts.isAside(path);
    const key = JSON.stringify([own.map((one) => this.#programs.indexOf(one)), lacks ? path : '', aside]);
    const known = this.#made.get(key);
    if (known) return known;
    const { files, complete } = this.#parts;
    // Functions of the same name in different programs do not meet.
    const near = (one: string) => own.length === 0 || own.some((program) => isPart(program, one));
    const callable = files.filter(([one]) => (aside || !this.#parts.isAside(one)) && near(one));
    const facts: ProjectFacts = {
      effects: own.length > 0 ? common(own.map(({ effects }) => effects)) : this.#sharedEffects(),
      lacks: lacks ?? new Map(),
      // Of a file that says nothing it is not known which programs it is part of.
      hasEntryPoint: own.length > 0 || (!this.#facts.has(path) && this.#programs.length > 0),
      wrappers: joinWrappers(callable.map(([, facts]) => facts)),
      types: joinTypes(callable.map(([, facts]) => facts)),
      complete,
    };
    this.#made.set(key, facts);
    return facts;
  }

  /** The programs a file is part of; tests and examples count for files of theirs only. */
  #programsOf(path: string): readonly Known[] {
    const starts = this.#facts.get(path)?.entryPoint === true;
    const open = this.#programs.filter(
      ({ files, isAside }) => !isAside || this.#parts.isAside(path) || (starts && files.has(path)),
    );
    const sure = open.filter(({ files }) => files.has(path));
    return sure.length > 0 ? sure : open.filter(({ others }) => others.has(path));
  }

  /** What files do in which no program starts: the best guess where nobody knows the programs. */
  #sharedEffects(): Effects {
    return joinEffects(this.#parts.files.filter(([path, { entryPoint }]) => !entryPoint && !this.#parts.isAside(path)));
  }

  /** Has one file speak of what a program lacks: the one in which it starts, or else the first that needs it. */
  #findSpeakers(program: Known): void {
    const needs = (path: string, effect: Effect): boolean => this.#facts.get(path)?.needs?.includes(effect) === true;
    const here = [...program.files].sort();
    const around = [...program.others].sort();
    const wanted = new Set([...here, ...around].flatMap((path) => this.#facts.get(path)?.needs ?? []));
    for (const effect of wanted) {
      if (program.effects.has(effect)) continue;
      const isEntry = (path: string): boolean => this.#facts.get(path)?.entryPoint === true;
      const open = (path: string): boolean => needs(path, effect) && program.isAside === this.#parts.isAside(path);
      const speaker =
        here.find((path) => isEntry(path) && needs(path, effect)) ??
        (program.source === undefined ? undefined : here.find(open)) ??
        // Where directories were taken for programs, only what all of them lack is worth a word.
        (this.#parts.complete
          ? around.find((path) => open(path) && this.#programsOf(path).every(({ effects }) => !effects.has(effect)))
          : undefined);
      if (speaker !== undefined) this.#note(speaker, effect, program, here.includes(speaker));
    }
  }

  #note(speaker: string, effect: Effect, program: Known, isSure: boolean): void {
    const lacks = this.#lacks.get(speaker) ?? new Map<Effect, Lack>();
    this.#lacks.set(speaker, lacks);
    const known = lacks.get(effect);
    const source = isSure && program.source !== undefined ? this.#parts.shown(program.source) : known?.source;
    const programs = [...new Set([...(known?.programs ?? []), program.name])];
    lacks.set(effect, { scope: 'programs', programs, ...(source === undefined ? {} : { source }) });
  }

  /** Files of no program are a library, whose users have to know; one file speaks for its directory. */
  #findLibraries(): void {
    const { files, isAside } = this.#parts;
    const product = files.filter(([path]) => !isAside(path));
    const isBinding = (path: string): boolean => bindings.test(dirname(this.#parts.shown(path)));
    const inBindings = joinEffects(product);
    // What a binding to another language does, or its runtime for it, is not done for those who use the library as it is.
    const inLibrary = joinEffects(product.filter(([path]) => !isBinding(path)));
    const spoken = new Set<string>();
    for (const [path, { needs = [] }] of files) {
      if (isAside(path) || this.#programsOf(path).length > 0) continue;
      const anywhere = isBinding(path) ? inBindings : inLibrary;
      for (const effect of needs) {
        const key = `${dirname(path)} ${effect}`;
        if (anywhere.has(effect) || spoken.has(key)) continue;
        spoken.add(key);
        this.#lacks.set(
          path,
          new Map([...(this.#lacks.get(path) ?? []), [effect, { scope: 'library', programs: [] }]]),
        );
      }
    }
  }
}

/** Directories of bindings, by the languages that they bind to. */
const bindings = new RegExp(
  `(?:^|[\\\\/])(?:bindings?|swig|jni|(?:${[...languageNames().keys()].join('|')})\\d?)(?:[\\\\/]|$)`,
  'i',
);

const isPart = ({ files, others }: Program, path: string): boolean => files.has(path) || others.has(path);

/** What all have. */
function common([first, ...rest]: readonly Effects[]): Effects {
  return new Map([...(first ?? [])].filter(([effect]) => rest.every((one) => one.has(effect))));
}

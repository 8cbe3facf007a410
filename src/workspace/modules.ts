/** Which files imports lead to that say where a file lies, and what files hand to each other through them. */
import { basename, dirname, extname, resolve } from 'node:path';
import type { FileFacts, ProjectFacts } from '../analysis/facts';

type Links = Pick<ProjectFacts, 'handed' | 'takers' | 'heard'>;

export class Modules {
  /** The files that hand something to others, those that say what becomes of it, and the fields that any file listens to. */
  readonly #handing: readonly (readonly [string, FileFacts])[];
  readonly #taking: readonly (readonly [string, FileFacts])[];
  readonly #heard: readonly string[];

  constructor(files: readonly (readonly [string, FileFacts])[]) {
    this.#handing = files.filter(([, { handed }]) => handed);
    this.#taking = files.filter(([, { taken }]) => taken);
    const heard = this.#handing.length === 0 ? [] : files.flatMap(([, facts]) => facts.heard ?? []);
    this.#heard = [...new Set(heard)].sort();
  }

  /** What a file is handed, and what becomes of what it hands to others. */
  linksOf(path: string): Links | undefined {
    const given = this.#handing.flatMap(([from, { handed = [] }]) =>
      handed.filter(({ module }) => leadsTo(from, module, path)).map(({ module: _, ...one }) => one),
    );
    const handed = [...new Map(given.map((one) => [JSON.stringify(one), one])).values()];
    const own = this.#handing.find(([from]) => from === path)?.[1].handed ?? [];
    const takers = own.flatMap(({ module, name, position }) =>
      this.#taking
        .filter(([to]) => leadsTo(path, module, to))
        .flatMap(([, { taken = [] }]) => taken)
        .filter((one) => one.name === name && one.position === position)
        .map((one) => ({ ...one, module })),
    );
    if (handed.length + takers.length === 0) return undefined;
    return {
      ...(handed.length > 0 ? { handed } : {}),
      ...(takers.length > 0 ? { takers, heard: this.#heard } : {}),
    };
  }
}

/** Whether an import that `from` writes as `module` leads to a file; most leave the ending out, or write that of what is built. */
function leadsTo(from: string, module: string, to: string): boolean {
  const written = resolve(dirname(from), module);
  const stem = withoutEnding(to);
  if (written === to || written === stem || withoutEnding(written) === stem) return true;
  // A directory stands for the file in it that is called so.
  return basename(stem) === 'index' && written === dirname(to);
}

const withoutEnding = (path: string): string => path.slice(0, path.length - extname(path).length);

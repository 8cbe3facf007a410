/** What files get from those whose text they import: the classes that these declare, and what they import in turn. */
import { basename, dirname, resolve, sep } from 'node:path';
import { type Classes, type DeclaredClass, type FileFacts, joinClasses, type ProjectFacts } from '../analysis/facts';
import { hash } from '../base/hash';
import { perObject } from '../base/memo';

type Included = Pick<ProjectFacts, 'classes' | 'imports'>;

/** Through how many files imports are followed from one. */
const mostFiles = 2000;

/** How many of the files that import one are looked at: what many import stands by itself. */
const mostImporters = 8;

export class Includes {
  readonly #facts: ReadonlyMap<string, FileFacts>;
  readonly #byName = new Map<string, string[]>();
  readonly #declared = new Map<string, (readonly [string, DeclaredClass])[]>();
  #importers: Map<string, string[]> | undefined;
  readonly #direct = new Map<string, readonly string[]>();

  constructor(files: readonly (readonly [string, FileFacts])[]) {
    this.#facts = new Map(files);
    for (const [path, { imports, classes }] of files) {
      if (!imports && !classes) continue;
      const name = basename(asWritten(path));
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), path]);
      for (const [owner, one] of classes ?? []) {
        this.#declared.set(owner, [...(this.#declared.get(owner) ?? []), [path, one]]);
      }
    }
  }

  /** What a file imports by the files that it imports; nothing where there are none in the project. */
  of(path: string): Included | undefined {
    const seen = new Set([path, ...this.#importersOf(path)]);
    for (const one of seen) {
      if (seen.size > mostFiles) break;
      for (const next of this.#importedBy(one)) seen.add(next);
    }
    if (seen.size === 1) return undefined;
    const imports = new Set([...seen].flatMap((one) => this.#facts.get(one)?.imports ?? []));
    return { classes: this.#classesIn(seen), imports: [...imports] };
  }

  /** The files that import one, perhaps by others: what they import before it is there for it as well. */
  #importersOf(path: string): readonly string[] {
    if (!this.#importers) {
      this.#importers = new Map<string, string[]>();
      for (const from of this.#facts.keys()) {
        for (const to of this.#importedBy(from)) this.#importers.set(to, [...(this.#importers.get(to) ?? []), from]);
      }
    }
    const found = new Set([path]);
    for (const one of found) {
      if (found.size > mostImporters) break;
      for (const next of this.#importers.get(one) ?? []) found.add(next);
    }
    return [...found].slice(1, mostImporters);
  }

  #classesIn(visible: ReadonlySet<string>): Classes {
    const known = new Map<string, DeclaredClass | undefined>();
    const facts = this.#facts;
    let key: string | undefined;
    return {
      get: (name) => {
        if (!known.has(name)) {
          const declared = this.#declared.get(name) ?? [];
          known.set(name, joinClasses(declared.flatMap(([path, one]) => (visible.has(path) ? [one] : []))));
        }
        return known.get(name);
      },
      get key() {
        key ??= hash([...visible].map((path) => keyOf(facts.get(path) ?? {})).join(' '));
        return key;
      },
    };
  }

  #importedBy(path: string): readonly string[] {
    const known = this.#direct.get(path);
    if (known) return known;
    const found = (this.#facts.get(path)?.imports ?? []).flatMap((written) => this.#find(path, written));
    this.#direct.set(path, found);
    return found;
  }

  /** The file beside the one that imports it, or else those in the project whose paths end so. */
  #find(from: string, written: string): readonly string[] {
    const named = this.#byName.get(basename(written));
    if (!named) return [];
    const beside = resolve(dirname(from), written);
    const near = named.filter((path) => asWritten(path) === beside);
    if (near.length > 0) return near;
    const end = `${sep}${written.replace(/^(?:\.\.?\/)+/, '').replaceAll('/', sep)}`;
    return nearest(
      from,
      named.filter((path) => path !== from && asWritten(path).endsWith(end)),
    );
  }
}

/** The path under which a file is imported that is made of another when the program is built, such as `config.in.hpp`. */
const asWritten = (path: string): string => path.replace(/\.in(?=\.\w+$)/, '');

const keyOf = perObject(({ classes = [] }: Pick<FileFacts, 'classes'>): string => hash(JSON.stringify(classes)));

/** Of files with the same name those that share most of their directories with another. */
function nearest(from: string, paths: readonly string[]): readonly string[] {
  if (paths.length < 2) return paths;
  const shared = paths.map((path) => sharedLength(from, path));
  const most = Math.max(...shared);
  return paths.filter((_, index) => shared[index] === most);
}

function sharedLength(one: string, other: string): number {
  const parts = one.split(sep);
  const others = other.split(sep);
  const differs = parts.findIndex((part, index) => part !== others[index]);
  return differs < 0 ? parts.length : differs;
}

/** What files get from those whose text they import: the classes that these declare, and what they import in turn. */
import { basename, dirname, resolve, sep } from 'node:path';
import { type Classes, type DeclaredClass, type FileFacts, joinClasses, type ProjectFacts } from '../analysis/facts';
import { hash } from '../base/hash';
import { perObject } from '../base/memo';

type Included = Pick<ProjectFacts, 'classes' | 'imports'>;

/** Through how many files imports are followed from one. */
const mostFiles = 2000;

export class Includes {
  readonly #facts: ReadonlyMap<string, FileFacts>;
  readonly #byName = new Map<string, string[]>();
  readonly #declared = new Map<string, (readonly [string, DeclaredClass])[]>();
  readonly #direct = new Map<string, readonly string[]>();

  constructor(files: readonly (readonly [string, FileFacts])[]) {
    this.#facts = new Map(files);
    for (const [path, { imports, classes }] of files) {
      if (!imports && !classes) continue;
      const name = basename(path);
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), path]);
      for (const [owner, one] of classes ?? []) {
        this.#declared.set(owner, [...(this.#declared.get(owner) ?? []), [path, one]]);
      }
    }
  }

  /** What a file imports by the files that it imports; nothing where there are none in the project. */
  of(path: string): Included | undefined {
    const seen = new Set([path]);
    for (const one of seen) {
      if (seen.size > mostFiles) break;
      for (const next of this.#importedBy(one)) seen.add(next);
    }
    if (seen.size === 1) return undefined;
    const imports = new Set([...seen].flatMap((one) => this.#facts.get(one)?.imports ?? []));
    return { classes: this.#classesIn(seen), imports: [...imports] };
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
    if (named.includes(beside)) return [beside];
    const end = `${sep}${written.replace(/^(?:\.\.?\/)+/, '').replaceAll('/', sep)}`;
    return nearest(
      from,
      named.filter((path) => path !== from && path.endsWith(end)),
    );
  }
}

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

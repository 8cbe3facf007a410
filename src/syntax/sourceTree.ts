/** The trees of one text, kept in step with its changes: of the definitions that are asked for, or else of the whole text. */
import type { Range } from '../base/text';
import type { Capture } from './captures';
import { definitionsIn } from './definitions';
import type { LoadedGrammar } from './grammar';
import type { Unit } from './units';
import { WholeTree } from './wholeTree';

/** A unit of a definition, without the tree it was found in. */
interface KnownUnit extends Omit<Unit, 'captures'> {
  /** What was captured in it, until somebody has asked for that: it takes much memory, and is hardly ever asked for again. */
  captured?: { readonly all: readonly Capture[] | undefined };
}

/** What is known of a definition as long as its text stays the same, in its own coordinates. */
interface KnownDefinition {
  readonly asked: ReadonlySet<number>;
  readonly units: readonly KnownUnit[];
  readonly parsed: boolean;
}

/** A text and what was parsed of it. Trees live outside the garbage collector's reach: whoever makes a SourceTree disposes of it. */
export class SourceTree {
  readonly #grammar: LoadedGrammar;
  #text: string;
  /** Nothing where the text does not fall into definitions. */
  #definitions: readonly Range[] | undefined;
  #whole: WholeTree | undefined;
  #known = new Map<string, KnownDefinition>();
  /** Those of the text before this one, of which most are in this one as well. */
  #earlier: ReadonlyMap<string, KnownDefinition> = new Map();
  #parsed = true;

  constructor(grammar: LoadedGrammar, text: string) {
    this.#grammar = grammar;
    this.#text = text;
    this.#read();
  }

  get text(): string {
    return this.#text;
  }

  /** Takes a new text over. What is found in it is what would be found if it were the first. */
  update(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#read();
  }

  /** The units around `positions`, which ascend; none when the text could not be parsed within its budget (see `parsed`). */
  unitsAt(positions: readonly number[]): readonly Unit[] {
    if (this.#definitions === undefined) return this.#whole?.unitsAt(positions) ?? [];
    const units: Unit[] = [];
    let next = 0;
    for (const { start, end } of this.#definitions) {
      while ((positions[next] ?? start) < start) next++;
      const wanted: number[] = [];
      for (let at = positions[next]; at !== undefined && at < end; at = positions[++next]) wanted.push(at - start);
      if (wanted.length > 0) units.push(...this.#unitsIn({ start, end }, wanted));
    }
    return units;
  }

  /** Whether there is a tree for all that was asked for: false when parsing took more than its budget. */
  get parsed(): boolean {
    return this.#parsed && this.#whole?.parsed !== false;
  }

  /** Whether the node at `offset` lies in a part of the text that the grammar could make nothing of. */
  isLost(offset: number): boolean {
    const range = this.#definitions?.find(({ start, end }) => start <= offset && offset < end);
    const { start, end } = range ?? { start: 0, end: this.#text.length };
    return this.#look(this.#text.slice(start, end), (tree) => tree.isLost(offset - start));
  }

  /** The tree as an S-expression, for people who write queries. */
  toString(): string {
    return this.#look(this.#text, (tree) => tree.toString());
  }

  dispose(): void {
    this.#whole?.dispose();
    this.#whole = undefined;
  }

  #read(): void {
    const { definitions: syntax, topLevelCode } = this.#grammar.language.manifest;
    this.#definitions = syntax && !topLevelCode ? definitionsIn(syntax, this.#text) : undefined;
    this.#earlier = this.#known;
    this.#known = new Map();
    this.#parsed = true;
    if (this.#definitions) this.dispose();
    else if (this.#whole) this.#whole.update(this.#text);
    else this.#whole = new WholeTree(this.#grammar, this.#text);
  }

  #unitsIn({ start, end }: Range, wanted: readonly number[]): readonly Unit[] {
    const text = this.#text.slice(start, end);
    const known = this.#known.get(text) ?? this.#earlier.get(text);
    const isKnown = known && wanted.every((position) => known.asked.has(position) || known.units.some(holds(position)));
    const definition = isKnown ? known : this.#parse(text, [...(known?.asked ?? []), ...wanted]);
    this.#known.set(text, definition);
    this.#parsed &&= definition.parsed;
    return definition.units
      .filter((unit) => wanted.some((position) => holds(position)(unit)))
      .map((unit) => ({
        closed: unit.closed,
        ...(unit.name === undefined ? {} : { name: unit.name }),
        start: start + unit.start,
        end: start + unit.end,
        captures: () => this.#capturesOf(text, unit),
      }));
  }

  #parse(text: string, positions: readonly number[]): KnownDefinition {
    const asked = new Set([...positions].sort((a, b) => a - b));
    return this.#look(text, (tree) => ({
      asked,
      units: tree.unitsAt([...asked]).map(({ captures, ...unit }) => ({ ...unit, captured: { all: captures() } })),
      parsed: tree.parsed,
    }));
  }

  /** What is captured in a unit of a definition with the given text. */
  #capturesOf(text: string, unit: KnownUnit): readonly Capture[] | undefined {
    const { captured } = unit;
    delete unit.captured;
    return captured ? captured.all : this.#look(text, (tree) => tree.unitsAt([unit.start])[0]?.captures());
  }

  /** Looks at the tree of a text, and lets go of it. */
  #look<T>(text: string, look: (tree: WholeTree) => T): T {
    const tree = new WholeTree(this.#grammar, text);
    try {
      return look(tree);
    } finally {
      tree.dispose();
    }
  }
}

const holds =
  (position: number) =>
  ({ start, end }: Range): boolean =>
    start <= position && position < end;

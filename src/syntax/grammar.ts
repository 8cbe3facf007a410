/** Loads grammars on demand and keeps them. With its neighbours in this folder the only code that knows tree-sitter. */
import { Language as Grammar, Parser, Query } from 'web-tree-sitter';
import type { Language } from '../languages/language';

/** Gives the bytes of a WebAssembly file that ships beside the program, such as `tree-sitter-c.wasm`. */
export interface WasmHost {
  readWasm(file: string): Promise<Uint8Array>;
}

/** Everything that is needed to parse one language and to capture its program model. */
export interface LoadedGrammar {
  readonly language: Language;
  readonly parser: Parser;
  readonly query: Query;
  /** The ids of the node types that are analysed as a whole. */
  readonly unitTypes: ReadonlySet<number>;
}

/** The grammars of one analyser. Nothing is loaded, not even the runtime, before the first file of a language. */
export class Grammars {
  readonly #host: WasmHost;
  readonly #loading = new Map<string, Promise<LoadedGrammar>>();
  #runtime: Promise<void> | undefined;

  constructor(host: WasmHost) {
    this.#host = host;
  }

  /** Rejects when the grammar's file cannot be read or does not fit the runtime; a later call then tries again. */
  load(language: Language): Promise<LoadedGrammar> {
    const known = this.#loading.get(language.id);
    if (known) return known;
    const loading = this.#load(language);
    this.#loading.set(language.id, loading);
    loading.catch(() => this.#loading.delete(language.id));
    return loading;
  }

  async #load(language: Language): Promise<LoadedGrammar> {
    this.#runtime ??= this.#host
      .readWasm('web-tree-sitter.wasm')
      // The type of the options is that of a whole Emscripten module, of which only the bytes are needed.
      .then((wasmBinary) => Parser.init({ wasmBinary } as unknown as Parameters<typeof Parser.init>[0]));
    await this.#runtime;
    const grammar = await Grammar.load(await this.#host.readWasm(language.manifest.grammar.file));
    const parser = new Parser();
    parser.setLanguage(grammar);
    const unitTypes = new Set<number>();
    for (const type of language.manifest.units) {
      const id = grammar.idForNodeType(type, true);
      if (id === null) throw new Error(`${language.id}/language.json: units: the grammar has no node type ${type}`);
      unitTypes.add(id);
    }
    return { language, parser, query: new Query(grammar, language.program), unitTypes };
  }
}

/** The analyser as the server, the command line and the tests see it: text in, plain data out, no I/O of its own. */
import type { TextEdit } from '../base/text';
import type { FileFacts, ProjectFacts } from './facts';
import type { FileReport } from './finding';
import type { Settings } from './settings';

/** Gives the bytes of a WebAssembly file that ships beside the program, such as `tree-sitter-c.wasm`. */
export interface WasmHost {
  readWasm(file: string): Promise<Uint8Array>;
}

export interface AnalysisContext {
  /** Used in fingerprints and messages only; relative to the project, with `/`. */
  readonly path: string;
  readonly project: ProjectFacts;
  readonly settings: Settings;
}

/** A file that is open in an editor: keeps its tree, follows edits, and analyses again only functions whose text changed. */
export interface OpenFile {
  readonly text: string;
  /** Applies edits one after the other, each in the coordinates that the one before it left. */
  edit(edits: readonly TextEdit[]): void;
  report(context: AnalysisContext): FileReport;
  facts(): FileFacts;
  /** Frees the tree. The file must not be used afterwards. */
  dispose(): void;
}

export interface Analyser {
  /**
   * Says in one pass over the bytes whether a file can hold anything to analyse, without loading a grammar.
   * `latin1` is the file's bytes, one character each.
   */
  mayMatter(language: string, latin1: string): boolean;
  facts(language: string, text: string): FileFacts;
  analyse(language: string, text: string, context: AnalysisContext): Promise<FileReport>;
  open(language: string, text: string): Promise<OpenFile>;
}

export declare function createAnalyser(host: WasmHost): Analyser;

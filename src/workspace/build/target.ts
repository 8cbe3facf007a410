/** What descriptions of builds say: which files are put together into which program or library. */
import { basename } from 'node:path';

/** The text of a description. */
export interface BuildFile {
  /** Absolute, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A file of a target, as it is written: a source, an object made of one, or a pattern. */
export interface BuildWord {
  /** The directory it is relative to. */
  readonly directory: string;
  readonly word: string;
}

export interface BuildTarget {
  /** What others call it. */
  readonly names: readonly string[];
  readonly sources: readonly BuildWord[];
  /** Names of other targets that are linked into it. */
  readonly uses: readonly string[];
  /** Whether it is a library, in which no program starts. */
  readonly isLibrary: boolean;
  /** Whether it is made to be run while the product is tested. */
  readonly isTest?: boolean;
  /** False when something in it could not be told, so that it may have more files. */
  readonly isWhole: boolean;
  /** The file that says so. */
  readonly source: string;
}

/** What is left of a name of a library when it is written as a file, or as an option of the linker. */
export const plainName = (word: string): string =>
  basename(word)
    .replace(/^.*::/, '')
    .replace(/^-l/, '')
    .replace(/^lib(?=.)/, '')
    .replace(/\.(?:a|la|lo|so|dylib|lib|dll|exe|\$\(EXEEXT\))$/, '');

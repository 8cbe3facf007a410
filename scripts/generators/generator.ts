/** What a generator gives: the whole content of files it is responsible for. */
export interface GeneratedFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly content: string;
}

/** A pure function of the files in the repository, which is at `root`. */
export type Generator = (root: string) => readonly GeneratedFile[];

/** Follows what functions do through the files of a project: a function may wrap a wrapper of another file, or pass on what it was passed. */
import type { Analyser } from '../analysis/analyser';
import { type FileFacts, type ProjectFacts, withModels } from '../analysis/facts';
import type { ApiRow } from '../analysis/modelWords';
import type { Candidate } from './scan';
import type { SourceReader } from './sourceReader';

/** Through how many files a wrapper is followed. */
const rounds = 5;

/** What is asked of whoever keeps the facts of the files. */
export interface FollowedProject {
  readonly analyser: Pick<Analyser, 'summarise' | 'callsWrapper' | 'saidOf'>;
  factsFor(path: string): ProjectFacts;
  read(path: string): ReturnType<SourceReader['read']>;
  /** What the user says of functions. */
  modelsFor(path: string): readonly ApiRow[];
  /** Takes in the facts of a file. Says whether they are news for others. */
  update(path: string, facts: FileFacts): boolean;
  /** Asked before each file that is summarised: whether to go on. */
  goesOn(): boolean | Promise<boolean>;
}

/** Summarises the files of which others say something, again and again until nothing new is found. */
export async function followWrappers(files: readonly Candidate[], around: FollowedProject): Promise<void> {
  const { analyser } = around;
  const said = new Map<string, string>();
  let changed = true;
  for (let round = 0; round < rounds && changed; round++) {
    changed = false;
    // All files of a round see the same, whichever is looked at first.
    const known = new Map(files.map(({ path }) => [path, withModels(around.factsFor(path), around.modelsFor(path))]));
    for (const { path, language } of files) {
      const read = around.read(path);
      const project = known.get(path);
      if (!('source' in read) || !project || !analyser.callsWrapper(language, read.source.latin1, project)) continue;
      const now = analyser.saidOf(read.source.latin1, project);
      if (said.get(path) === now) continue;
      said.set(path, now);
      if (!(await around.goesOn())) return;
      const facts = await summaryOf(analyser, language, read.source.text(), project);
      changed = (facts !== undefined && around.update(path, facts)) || changed;
    }
  }
}

/** Nothing for a file that cannot be analysed: it is reported for that when its turn comes, and here only its wrappers stay unknown. */
export async function summaryOf(
  analyser: Pick<Analyser, 'summarise'>,
  language: string,
  text: string,
  project: ProjectFacts,
): Promise<FileFacts | undefined> {
  try {
    return await analyser.summarise(language, text, project);
  } catch {
    return undefined;
  }
}

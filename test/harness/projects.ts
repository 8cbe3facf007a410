/** The projects of several files in `test/projects`, analysed as the adapters do: whole, and each file as if it stood alone. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type ProjectFacts, unknownProject } from '../../src/analysis/facts';
import type { Finding } from '../../src/analysis/finding';
import { languageOfPath } from '../../src/analysis/languages';
import { isBuildFile } from '../../src/workspace/build/buildFile';
import { Configs, configFileName } from '../../src/workspace/config';
import { Scanner } from '../../src/workspace/scan';
import { temporaryTree } from '../workspace/temporaryTree';
import { analyser, root } from './analyse';

export const projectsFolder = join(root, 'test/projects');

export const projectNames: readonly string[] = readdirSync(projectsFolder).sort();

/** Stands in a description of a build for the directory of the project. */
const here = '/project';

export interface ProjectFile {
  readonly path: string;
  readonly language: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** What is found when nothing is known of the other files. */
  readonly alone: readonly Finding[];
}

export async function analyseProject(t: TestContext, name: string): Promise<readonly ProjectFile[]> {
  const folder = join(projectsFolder, name);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const isRead = (path: string) => languageOfPath(path) !== undefined || isBuildFile(path) || path === configFileName;
  const wanted = paths.filter(isRead);
  const texts = new Map(wanted.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  const tree = temporaryTree(t, { [configFileName]: '{}', ...Object.fromEntries(texts) });
  for (const [path, text] of texts) {
    if (isBuildFile(path)) writeFileSync(join(tree, path), text.replaceAll(here, tree.replaceAll('\\', '/')));
  }
  const configs = new Configs({ rules: [] });
  const { settings } = configs.configFor(tree);
  const scanner = new Scanner({ analyser, configs, languageOf: languageOfPath });
  const { candidates } = await scanner.scan([tree]);
  const files: ProjectFile[] = [];
  for (const [path, text] of texts) {
    const language = languageOfPath(path);
    if (language === undefined) continue;
    const found = async (project: ProjectFacts): Promise<readonly Finding[]> =>
      (await analyser.analyse(language, text, { path, project, settings })).findings;
    const isCandidate = candidates.some((one) => one.path === join(tree, path));
    const findings = isCandidate ? await found(scanner.index.factsFor(join(tree, path))) : [];
    files.push({ path, language, text, findings, alone: await found(unknownProject) });
  }
  return files;
}

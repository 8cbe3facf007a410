/** What is stored of the ecosystem check: for each language the pinned projects, and what was found in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './checkouts';
import type { Entry } from './entry';

/** The languages that have a manifest. A project is listed with the language most of it is written in. */
export const languageFolders = (root: string): readonly string[] =>
  readdirSync(join(root, 'scripts/ecosystem'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

export interface Pinned {
  /** The projects to look at: all, or those whose names contain one of the given words. */
  readonly wanted: readonly Project[];
  /** The stored findings in all of the language's projects. */
  readonly stored: readonly Entry[];
}

/** What is stored for one language. */
export function pinned(root: string, language: string, words?: readonly string[]): Pinned {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(root, 'scripts/ecosystem', language, name), 'utf8'));
  const projects = read('manifest.json') as Project[];
  const wanted = projects.filter(({ project }) => words?.some((word) => project.includes(word)) ?? true);
  return { wanted, stored: read('report.json') as Entry[] };
}

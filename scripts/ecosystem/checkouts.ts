/** The projects that the ecosystem check looks at, pinned, and their sources on this machine. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Project {
  /** As `owner/name`. */
  readonly project: string;
  readonly commit: string;
}

export type Checkout =
  | { readonly kind: 'ready'; readonly folder: string }
  | { readonly kind: 'missing'; readonly folder: string }
  | { readonly kind: 'other'; readonly folder: string; readonly commit: string };

const git = (folder: string, ...words: string[]): string =>
  execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** The folder with a project's sources: named like the project, below `sources`. With `clone` it is made when it is missing. */
export function checkoutOf(sources: string, { project, commit }: Project, clone: boolean): Checkout {
  const folder = join(sources, project.slice(project.indexOf('/') + 1));
  if (!existsSync(folder)) {
    if (!clone) return { kind: 'missing', folder };
    mkdirSync(folder, { recursive: true });
    git(folder, 'init', '--quiet');
    git(folder, 'fetch', '--quiet', '--depth', '1', `https://github.com/${project}`, commit);
    git(folder, 'checkout', '--quiet', 'FETCH_HEAD');
  }
  const head = git(folder, 'rev-parse', 'HEAD');
  return head === commit ? { kind: 'ready', folder } : { kind: 'other', folder, commit: head };
}

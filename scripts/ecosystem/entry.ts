/** What the ecosystem's report says of one finding: where it is, and what a person who read the code thinks of it. No source text. */

export type Label = 'true' | 'false' | 'debatable';

/** A finding as the command line reports it now. */
export interface Found {
  readonly project: string;
  readonly commit: string;
  readonly path: string;
  readonly line: number;
  readonly rule: string;
}

export interface Entry extends Found {
  /** Absent until somebody has read the code around it. */
  readonly label?: Label;
  /** Why the label, in a few words. */
  readonly reason?: string;
}

export const keyOf = ({ project, commit, path, line, rule }: Found): string =>
  [project, commit, path, line, rule].join(' ');

export interface Difference {
  readonly fresh: readonly Found[];
  readonly gone: readonly Entry[];
}

/** What is found now and was not, and the other way round. Findings of one rule on one line count one by one. */
export function difference(stored: readonly Entry[], found: readonly Found[]): Difference {
  return { fresh: without(found, stored), gone: without(stored, found) };
}

function without<One extends Found>(some: readonly One[], others: readonly Found[]): readonly One[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1);
  return some.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), count - 1);
    return count <= 0;
  });
}

/** The report of what is found now, with the labels of what was read before, sorted. Other projects' entries stay as they are. */
export function relabel(
  stored: readonly Entry[],
  found: readonly Found[],
  projects: ReadonlySet<string>,
): readonly Entry[] {
  const labels = new Map<string, Entry[]>();
  for (const one of stored) labels.set(keyOf(one), [...(labels.get(keyOf(one)) ?? []), one]);
  const entries: Entry[] = found.map((one) => labels.get(keyOf(one))?.shift() ?? one);
  const others = stored.filter(({ project }) => !projects.has(project));
  const sortKey = ({ project, path, line, rule }: Found) =>
    `${project} ${path} ${String(line).padStart(7, '0')} ${rule}`;
  return [...others, ...entries].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/** A path of tests, examples, tools for development or copies of others' code: findings there count, but less. */
export const isSide = (path: string): boolean =>
  /(?:^|\/)(?:tests?|testing|examples?|samples?|benchmarks?|contrib|deps|vendor|dev|utils)\/|(?:^|\/)test[\w-]*\.\w+$/i.test(
    path,
  );

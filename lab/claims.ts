/** Holds what rows of the failure tables claim against what was measured. */
import type { FailureRow } from '../src/knowledge/failure';
import type { Platform } from '../src/knowledge/platform';
import type { Measured } from './evidence';
import type { Part } from './script';

export interface Disagreement {
  readonly row: string;
  readonly part: Part;
  readonly claimed: string | undefined;
  readonly measured: string;
  readonly experiment: string;
}

interface Shown {
  readonly row: string;
  readonly part: Part;
  readonly result: string;
  readonly experiment: string;
}

/** Every claim that some call of an experiment is the evidence for. */
export const shownBy = (experiments: readonly Measured[]): readonly Shown[] =>
  experiments.flatMap(({ id, runs }) =>
    runs.flat().flatMap(({ result, shows }) => (shows ?? []).map((claim) => ({ ...claim, result, experiment: id }))),
  );

/** The rows whose result an experiment shows. */
export const rowsShown = (experiments: readonly Measured[]): readonly string[] => [
  ...new Set(
    shownBy(experiments)
      .filter(({ part }) => part === 'result')
      .map(({ row }) => row),
  ),
];

export function disagreements(
  rows: readonly FailureRow[],
  platform: Platform,
  experiments: readonly Measured[],
  /** A client that sees no signals cannot speak against them. */
  seesSignals = true,
): readonly Disagreement[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return shownBy(experiments).flatMap(({ row, part, result, experiment }) => {
    const claimed = byId.get(row)?.outcomes[platform]?.[part];
    const expected = seesSignals ? claimed : claimed?.split('+')[0];
    return expected === result ? [] : [{ row, part, claimed, measured: result, experiment }];
  });
}

export const describeDisagreement = ({ row, part, claimed, measured, experiment }: Disagreement): string =>
  `${row} claims ${claimed ?? 'nothing'} (${part}), but ${experiment} measured ${measured}`;

/** Applies fixes to a text until none is left, each round on an analysis of what the round before it made. */

import { applyEdits, type Range, type TextEdit } from '../base/text';
import type { FileReport, Finding, Fix } from './finding';

/**
 * A fix can uncover the next finding, which a rule may report one at a time. Two fixes that undo one another end here too;
 * no file that was seen took half as many.
 */
const maxRounds = 50;

export interface Fixed {
  readonly text: string;
  readonly report: FileReport;
  readonly count: number;
}

const sameEdit = (a: TextEdit, b: TextEdit): boolean =>
  a.newText === b.newText && a.range.start === b.range.start && a.range.end === b.range.end;

/** Whether two edits cannot both be made: their ranges share text, or they start at one place in an unclear order. */
const collide = (a: Range, b: Range): boolean => a.start === b.start || (a.start < b.end && b.start < a.end);

/** The fix of a finding that is made without asking: the preferred one of those allowed. */
export function chosenFix({ fixes }: Finding, unsafe: boolean): Fix | undefined {
  const allowed = fixes.filter(({ safety }) => unsafe || safety === 'safe');
  return allowed.find(({ preferred }) => preferred) ?? allowed[0];
}

/** The edits of as many fixes as go together. An edit that several fixes share, such as an import, is made once. */
export function selectEdits(
  findings: readonly Finding[],
  unsafe: boolean,
): { readonly edits: readonly TextEdit[]; readonly fixed: readonly Finding[] } {
  const edits: TextEdit[] = [];
  const fixed: Finding[] = [];
  for (const finding of findings) {
    const fix = chosenFix(finding, unsafe);
    if (fix === undefined || fix.edits.length === 0) continue;
    const fresh = fix.edits.filter((edit) => !edits.some((made) => sameEdit(made, edit)));
    // All edits of a fix or none: half a fix is a new bug. What collides waits for the next round.
    if (fresh.some((edit) => edits.some((made) => collide(made.range, edit.range)))) continue;
    edits.push(...fresh);
    fixed.push(finding);
  }
  return { edits, fixed };
}

/** Gives inserted line breaks the form that the text's first one has. */
function withLineEndings(edits: readonly TextEdit[], text: string): readonly TextEdit[] {
  if (!/^[^\n]*\r\n/.test(text)) return edits;
  return edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, '\r\n') }));
}

/** Where `offset` of the text before `edits` is after them; what is inserted at the offset itself comes before it. */
function shifted(offset: number, edits: readonly TextEdit[]): number {
  return edits.reduce(
    (at, { range, newText }) => (range.end <= offset ? at + newText.length - (range.end - range.start) : at),
    offset,
  );
}

/** Whether `report`, of the text after `edits`, still says the same of the same place. */
function remains(finding: Finding, edits: readonly TextEdit[], report: FileReport): boolean {
  const touching = edits.filter(({ range }) => range.start <= finding.range.end && finding.range.start <= range.end);
  const start = Math.min(finding.range.start, ...touching.map(({ range }) => range.start));
  const end = Math.max(finding.range.end, ...touching.map(({ range }) => range.end));
  const before = edits.filter(({ range }) => range.start < start);
  const from = shifted(start, before);
  const to = shifted(end, edits);
  return report.findings.some(({ rule, range }) => rule === finding.rule && from <= range.start && range.start < to);
}

/** Applies all fixes that are allowed. `first` is the report of the text as it is, when somebody has it already. */
export async function fixText(
  text: string,
  unsafe: boolean,
  analyse: (text: string) => Promise<FileReport>,
  first?: FileReport,
): Promise<Fixed> {
  let done: Fixed = { text, report: first ?? (await analyse(text)), count: 0 };
  const rejected = new Set<string>();
  for (let round = 0; round < maxRounds; round++) {
    const wanted = done.report.findings.filter(({ fingerprint }) => !rejected.has(fingerprint));
    const selected = selectEdits(wanted, unsafe);
    if (selected.fixed.length === 0) break;
    const edits = withLineEndings(selected.edits, done.text);
    const changed = applyEdits(done.text, edits);
    const report = await analyse(changed);
    const useless = selected.fixed.filter((finding) => remains(finding, edits, report));
    // A change that does not remove its finding only makes the code longer: the round is made again without it.
    if (useless.length > 0) for (const { fingerprint } of useless) rejected.add(fingerprint);
    else done = { text: changed, report, count: done.count + selected.fixed.length };
  }
  return done;
}

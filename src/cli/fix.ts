/** Applies fixes to a text until none is left, each round on an analysis of what the round before it made. */

import type { FileReport, Finding, Fix } from '../analysis/finding';
import { applyEdits, type Range, type TextEdit } from '../base/text';

/** Fixes can uncover each other's findings, but a chain longer than this is two fixes undoing one another. */
const maxRounds = 5;

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

/** Whether what was fixed is gone. Other rules may see something new: a checked send can now be seen to be partial. */
function helped(before: FileReport, after: FileReport, fixed: readonly Finding[]): boolean {
  const rules = new Set(fixed.map(({ rule }) => rule));
  const count = ({ findings }: FileReport): number => findings.filter(({ rule }) => rules.has(rule)).length;
  return count(after) < count(before);
}

export async function fixText(
  text: string,
  unsafe: boolean,
  analyse: (text: string) => Promise<FileReport>,
): Promise<Fixed> {
  let done: Fixed = { text, report: await analyse(text), count: 0 };
  for (let round = 0; round < maxRounds; round++) {
    const { edits, fixed } = selectEdits(done.report.findings, unsafe);
    if (fixed.length === 0) break;
    const changed = applyEdits(done.text, withLineEndings(edits, done.text));
    const report = await analyse(changed);
    if (!helped(done.report, report, fixed)) break;
    done = { text: changed, report, count: done.count + fixed.length };
  }
  return done;
}

/** What holds of every report, whatever the text is. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { allExamples } from '../../scripts/generators/examples';
import { unknownProject } from '../../src/analysis/facts';
import type { FileReport, Finding } from '../../src/analysis/finding';
import { defaultSettings } from '../../src/analysis/settings';
import { applyEdits, type Range } from '../../src/base/text';
import { languages } from '../../src/languages/index.generated';
import { analyser, contextFor, root } from './analyse';

// As the command line does: optimising the grammars would take longer than these texts.
setFlagsFromString('--liftoff-only');

/** The examples of all rules, by language. */
const examples = [...allExamples(root).values()].flat();

const examplesOf = (wanted: (language: string) => boolean): readonly string[] =>
  examples.filter(({ language }) => wanted(language)).map(({ code }) => code);

/** Every language that is known, how it writes a comment, and code in it. One without examples has those of its relatives. */
export const samples = languages.map(({ id, manifest: { comments } }) => {
  const own = examplesOf((language) => language === id);
  const related = languages.filter((one) => one.manifest.comments.pattern === comments.pattern).map((one) => one.id);
  return { id, comment: comments.line, examples: own.length > 0 ? own : examplesOf((one) => related.includes(one)) };
});

/** Ranges lie in the text, findings are sorted and said once, and fixes change the text without edits that collide. */
export function assertSound(text: string, report: FileReport): void {
  const inside = ({ start, end }: Range, what: string): void =>
    assert.ok(start >= 0 && start <= end && end <= text.length, `${what} ${start}-${end} of ${text.length}`);
  let before: Finding | undefined;
  for (const finding of report.findings) {
    inside(finding.range, finding.rule);
    assert.ok(finding.message.length > 0 && /^[\da-f]{16}$/.test(finding.fingerprint), finding.rule);
    for (const { range } of finding.related) inside(range, `related to ${finding.rule}`);
    for (const { title, edits } of finding.fixes) assertApplies(text, title, edits, inside);
    if (before) {
      const order = before.range.start - finding.range.start || (before.rule < finding.rule ? -1 : 1);
      const same = before.rule === finding.rule && before.range.end === finding.range.end;
      assert.ok(order <= 0, `${before.rule} stands before ${finding.rule}`);
      assert.ok(!same || before.range.start !== finding.range.start, `${finding.rule} is said twice`);
    }
    before = finding;
  }
  for (const { finding } of report.suppressed) inside(finding.range, 'suppressed');
  for (const { range } of report.unusedSuppressions) inside(range, 'unused suppression');
}

function assertApplies(
  text: string,
  title: string,
  edits: Finding['fixes'][number]['edits'],
  inside: (range: Range, what: string) => void,
): void {
  assert.ok(edits.length > 0, title);
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  sorted.forEach(({ range }, index) => {
    inside(range, title);
    assert.ok(range.start >= (sorted[index - 1]?.range.end ?? 0), `edits of ${title} overlap`);
  });
  assert.notEqual(applyEdits(text, edits), text, title);
}

const settings = { ...defaultSettings, profile: 'strict' as const };

/** Everything that is done with a file: summarised for others, and analysed. In seconds of processor time. */
export async function survive(language: string, text: string): Promise<void> {
  const started = process.cpuUsage();
  analyser.mayMatter(language, text, []);
  const facts = await analyser.summarise(language, text, unknownProject);
  assert.ok(Array.isArray(facts.effects));
  const report = await analyser.analyse(language, text, contextFor(language, text, settings));
  assertSound(text, report);
  const { user, system } = process.cpuUsage(started);
  // Generous: what this is to find takes minutes, or for ever.
  assert.ok((user + system) / 1e6 < 20, `${(user + system) / 1e6} s of processor time`);
}

export const times = (count: number, text: string | ((index: number) => string)): string =>
  typeof text === 'string' ? text.repeat(count) : Array.from({ length: count }, (_, index) => text(index)).join('');

after(() => {
  const megabytes = process.resourceUsage().maxRSS / 1024;
  assert.ok(megabytes < 1500, `${megabytes} MB`);
});

/** The examples in the documentation of every rule are true: wrong ones are found and mended, right ones are silent. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allExamples } from '../scripts/generators/examples';
import { defaultSettings, type Settings } from '../src/analysis/settings';
import { applyEdits } from '../src/base/text';
import { ruleDocs } from '../src/rules/catalogue.generated';
import { rules } from '../src/rules/index.generated';
import { analyse, root } from './harness/analyse';

const examplesOf = allExamples(root);

for (const { id, rule } of rules) {
  const doc = ruleDocs.find((one) => one.id === id);
  const examples = examplesOf.get(id) ?? [];
  // The rule itself in full, the others as most users see them.
  const settings: Settings = { ...defaultSettings, rules: { [id]: rule.severity } };
  describe(id, () => {
    examples.forEach(({ language, verdict, code }, index) => {
      it(`${language} ${verdict} example ${index + 1}`, async () => {
        const { findings, skip } = await analyse(language, code, settings);
        assert.equal(skip, undefined);
        const own = findings.filter(({ rule }) => rule === id);
        if (verdict === 'right') {
          assert.deepEqual(
            findings.map(({ rule }) => rule),
            [],
          );
          return;
        }
        assert.equal(own.length, 1, JSON.stringify(findings, null, 1));
        const [finding] = own;
        assert.ok(finding && finding.message.length <= 180, `${finding?.message.length}: ${finding?.message}`);
        for (const fix of finding.fixes) {
          const after = await analyse(language, applyEdits(code, fix.edits), settings);
          assert.deepEqual(
            after.findings.filter(({ rule }) => rule === id).map(({ message }) => message),
            [],
            `${fix.title}:\n${applyEdits(code, fix.edits)}`,
          );
        }
      });
    });

    it('is described as it is', () => {
      const { severity, profile, see } = rule;
      assert.deepEqual({ severity: doc?.severity, profile: doc?.profile, see: doc?.see }, { severity, profile, see });
    });

    it('has a wrong and a right example in each of its languages', () => {
      for (const language of doc?.languages ?? []) {
        const verdicts = examples.filter((example) => example.language === language).map(({ verdict }) => verdict);
        assert.deepEqual([...new Set(verdicts)].sort(), ['right', 'wrong'], language);
      }
    });
  });
}

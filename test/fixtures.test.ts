/** Every fixture is analysed: what is marked is found, what is found is marked, and every fix removes its finding and compiles. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Finding } from '../src/analysis/finding';
import { languageOfPath } from '../src/analysis/languages';
import { defaultSettings, type Settings } from '../src/analysis/settings';
import { applyEdits } from '../src/base/text';
import { analyse, root } from './harness/analyse';
import { mismatches } from './harness/annotations';
import { Compilers } from './harness/compilers';

const folder = join(root, 'test/fixtures');
const compilers = new Compilers();
after(() => compilers.dispose());

const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => languageOfPath(name))
  .sort();

/** The profile that a fixture asks for on its first line: `// profile: strict`. */
function profileOf(text: string): Settings['profile'] {
  const [, profile] = /^(?:<\?php )?(?:\/\/|#) profile: (minimal|recommended|strict)\n/.exec(text) ?? [];
  return (profile as Settings['profile'] | undefined) ?? defaultSettings.profile;
}

for (const name of fixtures) {
  const text = readFileSync(join(folder, name), 'utf8');
  const language = languageOfPath(name) ?? '';
  // A fixture is looked at as most users do, with the rule it is about switched on in full.
  const [about = ''] = name.split(sep);
  const settings: Settings = { ...defaultSettings, profile: profileOf(text), rules: { [about]: 'warning' } };
  const extension = name.slice(name.lastIndexOf('.') + 1);

  describe(name, () => {
    it('is reported as marked', async () => {
      const { findings, skip } = await analyse(language, text, settings);
      assert.equal(skip, undefined);
      assert.deepEqual(mismatches(text, findings), { missing: [], unexpected: [], wrong: [] });
    });

    it('is mended by its fixes', async (test) => {
      const missing = compilers.missing(extension);
      if (missing) test.diagnostic(`${missing} is not installed, so that fixes are not compiled`);
      assert.equal(compilers.complaint(text, extension), undefined, 'the fixture itself compiles');
      const { findings } = await analyse(language, text, settings);
      for (const finding of findings) {
        for (const fix of finding.fixes) {
          const fixed = applyEdits(text, fix.edits);
          const left = (await analyse(language, fixed, settings)).findings;
          const same = ({ rule, fingerprint }: Finding) => rule === finding.rule && fingerprint === finding.fingerprint;
          assert.equal(left.filter(same).length, findings.filter(same).length - 1, `${fix.title}\n${fixed}`);
          assert.equal(compilers.complaint(fixed, extension), undefined, `${fix.title}\n${fixed}`);
        }
      }
    });
  });
}

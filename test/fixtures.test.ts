/** Every fixture is analysed: what is marked is found, what is found is marked, and every fix removes its finding and compiles. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Finding } from '../src/analysis/finding';
import { languageOfPath } from '../src/analysis/languages';
import { defaultSettings, type Settings } from '../src/analysis/settings';
import { applyEdits } from '../src/base/text';
import { analyse, root } from './harness/analyse';
import { mismatches } from './harness/annotations';

const folder = join(root, 'test/fixtures');
const scratch = mkdtempSync(join(tmpdir(), 'sockeye-fixtures-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** How to check that a text is a program, by extension. */
const compilers: Readonly<Record<string, readonly string[]>> = {
  c: ['gcc', '-fsyntax-only', '-D_GNU_SOURCE', '-Werror', '-Wall', '-Wno-unused', '-Wno-maybe-uninitialized'],
  cpp: ['g++', '-fsyntax-only', '-std=c++17', '-Werror', '-Wall', '-Wno-unused', '-Wno-maybe-uninitialized'],
  py: ['python3', '-c', 'import ast, sys; ast.parse(open(sys.argv[1]).read())'],
};

function compile(text: string, extension: string): string | undefined {
  const [command, ...options] = compilers[extension] ?? [];
  if (!command) return undefined;
  const file = join(scratch, `fixed.${extension}`);
  writeFileSync(file, text);
  const { status, stderr, error } = spawnSync(command, [...options, file], { encoding: 'utf8' });
  return error || status === 0 ? undefined : stderr;
}

const isInstalled = (command: string | undefined): boolean =>
  command !== undefined && spawnSync(command, ['--version']).error === undefined;

const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => languageOfPath(name))
  .sort();

/** The profile that a fixture asks for on its first line: `// profile: strict`. */
function profileOf(text: string): Settings['profile'] {
  const [, profile] = /^(?:\/\/|#) profile: (minimal|recommended|strict)\n/.exec(text) ?? [];
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
      const [command] = compilers[extension] ?? [];
      if (!isInstalled(command))
        test.diagnostic(`${command ?? 'a compiler'} is not installed, so that fixes are not compiled`);
      assert.equal(compile(text, extension), undefined, 'the fixture itself compiles');
      const { findings } = await analyse(language, text, settings);
      for (const finding of findings) {
        for (const fix of finding.fixes) {
          const fixed = applyEdits(text, fix.edits);
          const left = (await analyse(language, fixed, settings)).findings;
          const same = ({ rule, fingerprint }: Finding) => rule === finding.rule && fingerprint === finding.fingerprint;
          assert.equal(left.filter(same).length, findings.filter(same).length - 1, `${fix.title}\n${fixed}`);
          assert.equal(compile(fixed, extension), undefined, `${fix.title}\n${fixed}`);
        }
      }
    });
  });
}

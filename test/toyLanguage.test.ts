/** A language is data: folders of test/toy hold grammars' names, queries and an API model, which nothing else knows of. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { AnalysedFile } from '../src/analysis/analysedFile';
import { makeKit } from '../src/analysis/analyser';
import { joinFacts } from '../src/analysis/facts';
import type { FileReport } from '../src/analysis/finding';
import { languageNames } from '../src/analysis/languages';
import { defaultSettings } from '../src/analysis/settings';
import { applyEdits } from '../src/base/text';
import type { Language, LanguageManifest } from '../src/languages/language';
import { isCaptureName } from '../src/program/vocabulary';
import { captureNames } from '../src/syntax/captures';
import { Grammars } from '../src/syntax/grammar';
import { root } from './harness/analyse';
import { mismatches } from './harness/annotations';

const folder = join(root, 'test/toy');

function languageIn(id: string): Language {
  const text = (file: string): string => readFileSync(join(folder, id, file), 'utf8');
  return {
    id,
    manifest: JSON.parse(text('language.json')) as LanguageManifest,
    program: text('program.scm'),
    api: JSON.parse(text('api.json')) as Language['api'],
  };
}

for (const id of readdirSync(folder)) {
  const language = languageIn(id);
  const { package: from, file } = language.manifest.grammar;
  const shipped = join(root, 'node_modules', from);
  const grammars = new Grammars({
    readWasm: async (name) => readFileSync(name === file ? join(shipped, name) : join(root, 'dist', name)),
  });
  const kit = makeKit(language, grammars);
  const [extension = ''] = language.manifest.select.extensions;
  const text = readFileSync(join(folder, id, `cases.${extension}`), 'utf8');

  const analyse = async (source: string): Promise<FileReport> => {
    const opened = await AnalysedFile.open(kit, source);
    const project = joinFacts([['cases', opened.facts()]], true);
    const report = await opened.report({ path: 'cases', project, settings: defaultSettings });
    opened.dispose();
    return report;
  };

  describe(`${id}, a language of data alone`, () => {
    it('is none of ours', () => {
      assert.ok(!languageNames().has(id));
      assert.ok(!existsSync(join(root, 'src/languages', id)));
    });

    it('keeps to the vocabulary', async () => {
      const names = captureNames(await grammars.load(language));
      assert.deepEqual(
        names.filter((name) => !isCaptureName(name)),
        [],
      );
    });

    it('has the findings that are marked and no others, of at least five rules', async () => {
      const { findings, skip } = await analyse(text);
      assert.equal(skip, undefined);
      assert.deepEqual(mismatches(text, findings), { missing: [], unexpected: [], wrong: [] });
      const rules = new Set(findings.map(({ rule }) => rule));
      assert.ok(rules.size >= 5, [...rules].join(', '));
    });

    it('has fixes that remove what they are offered for', async () => {
      const { findings } = await analyse(text);
      for (const finding of findings) {
        for (const fix of finding.fixes) {
          const after = await analyse(applyEdits(text, fix.edits));
          assert.equal(after.findings.length, findings.length - 1, `${finding.rule}: ${fix.title}`);
        }
      }
    });
  });
}

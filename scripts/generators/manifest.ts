/** Writes the parts of the extension's manifest that follow from the data: what activates it and the settings of the rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleInfos } from '../../src/analysis/rules';
import type { RuntimeName } from '../../src/knowledge/patterns';
import type { LanguageManifest } from '../../src/languages/language';
import type { Generator } from './generator';

/** Texts in which errors are hovered although no code is checked there; without these a log alone would start nothing. */
const logLanguages = ['log', 'plaintext', 'markdown', 'shellscript'];

export const manifest: Generator = (root) => {
  const content = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const languages = readdirSync(join(root, 'src/languages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }): readonly string[] => languageManifest(root, name).select.editor)
    .sort();
  // Errors are hovered in the languages of all runtimes that the knowledge spells them for.
  const runtimes: readonly RuntimeName[] = JSON.parse(readFileSync(join(root, 'src/knowledge/runtimes.json'), 'utf8'));
  const hovered = [...logLanguages, ...runtimes.flatMap((runtime) => runtime.languages)];
  content.activationEvents = [
    ...[...new Set([...languages, ...hovered])].map((id) => `onLanguage:${id}`),
    'onWebviewPanel:sockeye.explanation',
    'workspaceContains:**/sockeye.json',
  ];
  content.contributes.configuration.properties['sockeye.rules'].properties = Object.fromEntries(
    ruleInfos().map(({ id, summary }) => [
      id,
      { type: 'string', enum: ['off', 'hint', 'info', 'warning', 'error'], markdownDescription: summary },
    ]),
  );
  return [{ path: 'package.json', content: `${JSON.stringify(content, null, 2)}\n` }];
};

const languageManifest = (root: string, id: string): LanguageManifest =>
  JSON.parse(readFileSync(join(root, 'src/languages', id, 'language.json'), 'utf8'));

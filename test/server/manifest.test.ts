/** The manifest promises what is there: files, texts in every language, commands, languages and settings. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const root = process.cwd();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const json = (path: string) => JSON.parse(read(path));

const manifest = json('package.json');
const texts: Readonly<Record<string, string>> = json('package.nls.json');

describe('the manifest', () => {
  it('names files that exist and are packaged', () => {
    const { contributes, icon } = manifest;
    const files: readonly string[] = [
      icon,
      ...contributes.grammars.map(({ path }: { readonly path: string }) => path),
      ...contributes.jsonValidation.map(({ url }: { readonly url: string }) => url),
    ];
    const packaged = read('.vscodeignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => new RegExp(`^${line.slice(1).replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`));
    for (const file of files) {
      const path = file.replace(/^\.\//, '');
      assert.ok(existsSync(join(root, path)), `${path} is missing`);
      assert.ok(
        packaged.some((pattern) => pattern.test(path)),
        `${path} is not packaged`,
      );
    }
  });

  it('has every text it refers to, and no other', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map(([, key = '']) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
  });

  it('has every text in every translation', () => {
    for (const name of readdirSync(root).filter((file) => /^package\.nls\..+\.json$/.test(file))) {
      assert.deepEqual(Object.keys(json(name)), Object.keys(texts), name);
    }
    const sources = Object.keys(json('l10n/bundle.l10n.json'));
    for (const name of readdirSync(join(root, 'l10n')).filter((file) => /^bundle\.l10n\..+\.json$/.test(file))) {
      const translated: Readonly<Record<string, string>> = json(`l10n/${name}`);
      assert.deepEqual(Object.keys(translated).sort(), [...sources].sort(), name);
      for (const [source, text] of Object.entries(translated)) {
        assert.equal(text.match(/\{\d\}/g)?.join(), source.match(/\{\d\}/g)?.join(), `placeholders of ${text}`);
      }
    }
  });

  it('contributes commands that the client registers', () => {
    const client = readdirSync(join(root, 'src/client'))
      .map((file) => read(`src/client/${file}`))
      .join('\n');
    const names = client + read('src/protocol.ts');
    for (const { command } of manifest.contributes.commands) assert.ok(names.includes(`'${command}'`), command);
  });

  it('says of every setting where it holds and what it is', () => {
    const properties: Readonly<Record<string, Record<string, unknown>>> = manifest.contributes.configuration.properties;
    for (const [name, property] of Object.entries(properties)) {
      for (const key of ['type', 'default', 'scope', 'order', 'markdownDescription']) {
        assert.ok(key in property, `${name} has no ${key}`);
      }
    }
  });

  it('wakes up for what is there, and only then', () => {
    const events: readonly string[] = manifest.activationEvents;
    assert.ok(events.includes('onLanguage:c') && events.includes('onLanguage:python'));
    // Errors are hovered in logs and notes and in languages that are not checked.
    for (const id of ['log', 'markdown', 'go', 'rust', 'java', 'typescript', 'csharp']) {
      assert.ok(events.includes(`onLanguage:${id}`), id);
    }
    assert.equal(new Set(events).size, events.length);
    assert.ok(events.every((event) => /^(onLanguage|onWebviewPanel|workspaceContains):/.test(event)));
  });
});

/** The architecture, held by tests: who may import whom, what may be named where, and how large a file may be. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { languages } from '../src/languages/index.generated';
import { rules } from '../src/rules/index.generated';
import { root } from './harness/analyse';

const src = join(root, 'src');

/** The lab runs by itself as well, so it stands beside `src`; for its imports it is a layer like the others. */
const besideSrc = ['lab'];

/** What each layer may import besides itself: layers, and packages by name. A new row or word here is a change of architecture. */
const layers: Readonly<Record<string, { readonly layers: readonly string[]; readonly packages: readonly string[] }>> = {
  base: { layers: [], packages: [] },
  knowledge: { layers: ['base'], packages: [] },
  languages: { layers: ['base'], packages: [] },
  syntax: { layers: ['base', 'languages'], packages: ['web-tree-sitter'] },
  program: { layers: ['base', 'languages', 'syntax'], packages: [] },
  rules: { layers: ['base', 'languages', 'program'], packages: [] },
  analysis: { layers: ['base', 'knowledge', 'languages', 'syntax', 'program', 'rules'], packages: [] },
  workspace: { layers: ['base', 'analysis'], packages: ['node:', 'ignore', 'jsonc-parser', 'zod'] },
  protocol: { layers: ['base', 'analysis'], packages: ['vscode-languageserver-protocol'] },
  server: {
    layers: ['base', 'analysis', 'workspace', 'protocol'],
    packages: ['node:', 'vscode-languageserver', 'vscode-languageserver-textdocument', 'diff'],
  },
  lab: { layers: ['base', 'knowledge'], packages: ['node:'] },
  cli: {
    layers: ['base', 'analysis', 'workspace', 'lab'],
    packages: ['node:', 'commander', 'picocolors', 'diff', 'sarif', '../../package.json'],
  },
  client: { layers: ['base', 'protocol'], packages: ['node:', 'vscode', 'vscode-languageclient'] },
  panel: { layers: [], packages: [] },
};

const namesIn = (folder: string): readonly string[] =>
  readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));

/** Named as seen from `src`. */
const files = ['.', ...besideSrc.map((folder) => join('..', folder))]
  .flatMap(namesIn)
  .filter((name) => /(?<!\.d)\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(src, name), 'utf8') }));

function layerOf(name: string): string {
  const [first = '', second = ''] = name.split(sep);
  return (first === '..' ? second : first).replace(/\.ts$/, '');
}

/** Every import of a file that goes up a layer, or names a package that its layer may not use. */
function violations(name: string, text: string): readonly string[] {
  const layer = layerOf(name);
  const allowed = layers[layer];
  if (!allowed) return [`${name}: there is no layer ${layer}`];
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => {
    const fits =
      fileName.startsWith('.') && !fileName.endsWith('/package.json')
        ? [layer, ...allowed.layers].includes(layerOf(relative(src, resolve(src, dirname(name), fileName))))
        : allowed.packages.some((one) => fileName === one || fileName.startsWith(one.endsWith(':') ? one : `${one}/`));
    return fits ? [] : [`${name}: ${fileName}`];
  });
}

describe('layers', () => {
  it('import downwards only', () => {
    assert.deepEqual(
      files.flatMap(({ name, text }) => violations(name, text)),
      [],
    );
  });

  it('are watched by a check that sees an upward import', () => {
    const text = "import { createAnalyser } from '../analysis/analyser';";
    assert.deepEqual(violations(join('program', 'x.ts'), text), [`${join('program', 'x.ts')}: ../analysis/analyser`]);
    assert.deepEqual(violations(join('rules', 'x.ts'), "import 'vscode';"), [`${join('rules', 'x.ts')}: vscode`]);
    const part = "const later = () => require('../analysis/analyser');";
    assert.deepEqual(violations(join('program', 'x.ts'), part), [`${join('program', 'x.ts')}: ../analysis/analyser`]);
  });
});

/** Code without comments, so that prose may name what code must not. */
const codeOf = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/[^\n]*/g, '');

/** Files of `src` that are written by hand, but for one folder. */
const handWritten = files.filter(({ name }) => !name.includes('.generated.'));

describe('names', () => {
  it('of languages stand in their own folders only', () => {
    const ids = languages.flatMap(({ id, manifest }) => [id, manifest.name, manifest.grammar.package]);
    const word = new RegExp(`(['"\`])(?:${[...new Set(ids)].map((id) => id.replace(/[+#]/g, '\\$&')).join('|')})\\1`);
    const named = handWritten
      .filter(({ name }) => layerOf(name) !== 'languages' && layerOf(name) !== 'knowledge')
      .filter(({ text }) => word.test(codeOf(text)));
    assert.deepEqual(
      named.map(({ name }) => name),
      [],
    );
  });

  it('of rules stand in their own files only', () => {
    const word = new RegExp(`(['"\`])(?:${rules.map(({ id }) => id).join('|')})\\1`);
    const named = handWritten.filter(
      ({ name, text }) => word.test(codeOf(text)) && !rules.some(({ id }) => name === join('rules', `${id}.ts`)),
    );
    assert.deepEqual(
      named.map(({ name }) => name),
      [],
    );
  });

  it('of errnos stand in the knowledge, the API models and the rules only', () => {
    const word = /(['"`])(?:E(?:PIPE|CONN\w+|TIMEDOUT|AGAIN|INTR|HOSTUNREACH|NETUNREACH|ADDR\w+)|WSAE\w+)\1/;
    const named = handWritten.filter(
      ({ name, text }) => !['knowledge', 'rules', 'languages'].includes(layerOf(name)) && word.test(codeOf(text)),
    );
    // The program's own output may be a closed pipe, which Node reports by this name.
    const own = [join('cli', 'main.ts')];
    assert.deepEqual(
      named.map(({ name }) => name).filter((name) => !own.includes(name)),
      [],
    );
  });
});

describe('files', () => {
  it('are short, of one purpose, and say on their first line what they are', () => {
    for (const { name, text } of handWritten) {
      assert.ok(text.split('\n').length <= 400, `${name} has over 400 lines`);
      assert.doesNotMatch(name, /\b(?:utils?|helpers?|managers?|misc|common)\b/i, name);
      assert.match(text, /^(?:\/\*\*|\/\/ )/, `${name} should begin with a sentence about itself`);
    }
  });

  it('have no any, and no lint that is switched off', () => {
    for (const { name, text } of handWritten) {
      assert.doesNotMatch(codeOf(text), /\bas any\b|: any\b|<any>/, name);
      assert.doesNotMatch(text, /biome-ignore(?! lint\/[\w/]+: \w)|@ts-ignore|@ts-nocheck/, name);
    }
  });
});

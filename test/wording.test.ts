/** What rules and fixes say exists in every language: nothing is missing, nothing is stale, and no value is lost. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { scenarios, wordsOfLab } from '../lab';
import labZh from '../lab/zh.json';
import { proseOf } from '../src/analysis/rules';
import { defaultSettings } from '../src/analysis/settings';
import { sentenceIn, titleIn, wording } from '../src/analysis/wording';
import { languages } from '../src/languages/index.generated';
import titlesZh from '../src/languages/zh.json';
import { ruleDocs } from '../src/rules/catalogue.generated';
import sentencesZh from '../src/rules/zh.json';
import { schemaZh } from '../src/workspace/configTexts';
import { detailsZh } from '../src/workspace/skipMessage';
import { analyse, root } from './harness/analyse';

/** The sentences of a rule: the texts in its code that end as sentences do. */
function sentencesOf(id: string): readonly string[] {
  const name = `src/rules/${id}.ts`;
  const source = ts.createSourceFile(name, readFileSync(join(root, name), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);
    if (isText && / .*[.?!]$/.test(node.text)) found.push(node.text);
    // A sentence with a value in it would be another one for each value, and found by none.
    if (ts.isTemplateExpression(node) && / .*[.?!]`$/.test(node.getText())) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const paragraphsOf = (description: string): readonly string[] =>
  proseOf(description).flatMap(({ text, isCode }) => (isCode ? [] : [text]));

const placeholders = (text: string): readonly string[] => (text.match(/\$?\{\w+\}/g) ?? []).toSorted();

const tables = [
  {
    name: 'sentences of rules',
    own: new Set(
      ruleDocs.flatMap(({ id, ...doc }) => [...sentencesOf(id), doc.summary, ...paragraphsOf(doc.description)]),
    ),
    chinese: sentencesZh as Readonly<Record<string, string>>,
  },
  {
    name: 'titles of fixes',
    own: new Set(languages.flatMap(({ manifest }) => Object.values(manifest.idioms).map(({ title }) => title))),
    chinese: titlesZh as Readonly<Record<string, string>>,
  },
];

for (const { name, own, chinese } of tables) {
  describe(`the ${name} in Chinese`, () => {
    it('are all there', () => {
      assert.deepEqual(
        [...own].filter((text) => chinese[text] === undefined),
        [],
      );
    });

    it('are of sentences that exist', () => {
      assert.deepEqual(
        Object.keys(chinese).filter((text) => !own.has(text)),
        [],
      );
    });

    it('keep the values, and are Chinese', () => {
      for (const [text, translated] of Object.entries(chinese)) {
        assert.deepEqual(placeholders(translated), placeholders(text), text);
        assert.match(translated, /[\u4e00-\u9fff]/, text);
      }
    });
  });
}

/** The texts that end a file's functions: what a schema or a scenario says. */
const textsIn = (file: string, pattern: RegExp): readonly string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(pattern)].map(([, text = '']) => text);

describe('what scenarios of the lab say in Chinese', () => {
  const folder = 'lab/scenarios';
  const files = [...readdirSync(join(root, folder)).map((name) => `${folder}/${name}`), 'lab/listen.ts'];
  const said = files.flatMap((file) => textsIn(file, /\bsay\(\s*'([^']+)'/g));
  const own = new Set([...scenarios.flatMap(({ summary, seen }) => [summary, seen]), ...said]);

  it('is all there, of texts that exist, with their values', () => {
    assert.ok(said.length > 10);
    assert.deepEqual(Object.keys(labZh).toSorted(), [...own].toSorted());
    for (const [text, chinese] of Object.entries(labZh)) assert.deepEqual(placeholders(chinese), placeholders(text));
    assert.equal(wordsOfLab('has read {count} bytes so far', 'zh', { count: 3 }), '至今已读取 3 个字节');
  });
});

describe('what is said of files and settings in Chinese', () => {
  it('has every reason why a file is left out', () => {
    const reasons = [
      ...textsIn('src/workspace/ioError.ts', /: '([^']+)',/g),
      ...textsIn('src/workspace/discover.ts', /\? '(a symbolic[^']+)'/g),
      ...textsIn('src/workspace/sourceFile.ts', /detail: '([^']+)'/g),
      ...textsIn('src/analysis/analysedFile.ts', /detail: '([^']+)'/g),
    ];
    assert.deepEqual(Object.keys(detailsZh).toSorted(), reasons.toSorted());
  });

  it('has all that the schema of a model says', () => {
    const messages = textsIn('src/workspace/modelSchema.ts', /'(must be [^']+)'/g);
    assert.deepEqual(Object.keys(schemaZh).toSorted(), [...new Set(messages)].toSorted());
  });
});

describe('a finding', () => {
  const text = '#include <sys/socket.h>\nvoid f(int fd) {\n  send(fd, "x", 1, 0);\n}\n';

  it('is the same in every language but for its words', async () => {
    const { findings } = await analyse('c', text);
    const chinese = (await analyse('c', text, { ...defaultSettings, locale: 'zh' })).findings;
    assert.deepEqual(
      chinese.map(({ rule, range, fingerprint }) => ({ rule, range, fingerprint })),
      findings.map(({ rule, range, fingerprint }) => ({ rule, range, fingerprint })),
    );
    const [finding] = chinese;
    assert.equal(finding?.message, '`send` 的结果被丢弃。连接丢失或只写入一部分都不会被注意到。请检查它。');
    assert.ok(finding.fixes.some(({ title }) => title === '检查 `send` 的结果'));
  });

  it('stays English where nobody has translated a text', () => {
    assert.equal(sentenceIn('No such sentence.', 'zh'), 'No such sentence.');
    assert.equal(titleIn('No such title', 'zh'), 'No such title');
    assert.equal(wording(['A {callee} {other}.', 'B.'], { callee: 'x' }, 'en'), 'A x {other}. B.');
  });
});

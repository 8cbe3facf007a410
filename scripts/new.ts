/** Makes the files for something new: `npm run new rule|language|error NAME`. What they hold is a start, and the tests say what is missing. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** This program runs bundled, from `dist/scripts`. */
const root = resolve(__dirname, '../..');

type Files = Readonly<Record<string, string>>;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const kinds: Readonly<Record<string, { readonly name: RegExp; readonly files: (name: string) => Files }>> = {
  rule: {
    name: /^[a-z]+(?:-[a-z]+)*$/,
    files: (name) => ({
      [`src/rules/${name}.ts`]: `/**
 * One sentence that says what is wrong.
 *
 * Why it matters in the field.
 *
 * Do: what to write instead.
 *
 * \`\`\`c wrong
 * \`\`\`
 * \`\`\`c right
 * \`\`\`
 */
import { rule } from './rule';

export default rule<'found'>({
  severity: 'warning',
  profile: 'strict',
  see: [],
  find: () => [],
  say: () => ({ what: '', why: '', todo: '' }),
  fix: (_, offered) => offered,
});
`,
      [`test/fixtures/${name}/${name}.c`]: `// Cases in which the rule speaks and, as many, in which it is silent.\n`,
    }),
  },
  language: {
    name: /^[a-z]+(?:-[a-z]+)*$/,
    files: (name) => ({
      [`src/languages/${name}/language.json`]: json({
        name: name.slice(0, 1).toUpperCase() + name.slice(1),
        select: { editor: [name], extensions: [name] },
        grammar: { package: `tree-sitter-${name}`, file: `tree-sitter-${name}.wasm` },
        comments: { line: '//', pattern: '//[^\\n]*' },
        units: ['function_definition'],
        operators: {},
        literals: { null: [], true: ['true'], false: ['false'] },
        switchFallsThrough: false,
        lengthFunctions: [],
        entryPointPattern: '\\bmain\\b',
        topLevelCode: false,
        importPattern: '^import[ \\t]+([\\w.]+)',
        effects: [],
        leaveLoop: 'break',
        nextRound: 'continue',
        failureReturns: [{ head: '', statement: 'return' }],
        idioms: {},
      }),
      [`src/languages/${name}/program.scm`]:
        '; See docs/architecture.md for the vocabulary.\n(call_expression function: (_) @call.callee) @call\n',
      [`src/languages/${name}/api.json`]: '{\n  "types": [],\n  "calls": []\n}\n',
      [`src/languages/${name}/examples.md`]: '# Examples of the rules\n',
      [`test/fixtures/unchecked-send/send.${name}`]: '',
    }),
  },
  error: {
    name: /^E[A-Z_0-9]+$/,
    files: (name) => ({
      [`src/knowledge/errors/${name}.json`]: json({
        id: name,
        kind: 'errno',
        aliases: [],
        numbers: {},
        messages: [],
        spellings: [],
        meaning: { en: '' },
        calls: [],
        atCall: {},
        confusedWith: [],
        retry: { safe: 'depends', why: { en: '' } },
        sources: [],
      }),
    }),
  },
};

const [kind = '', name = ''] = process.argv.slice(2);
const wanted = kinds[kind];
if (!wanted?.name.test(name)) {
  console.error(
    'usage: npm run new rule|language|error NAME   (for example: rule early-close, language zig, error ESTALE)',
  );
  process.exitCode = 2;
} else {
  for (const [path, content] of Object.entries(wanted.files(name))) {
    const file = join(root, path);
    if (existsSync(file)) {
      console.error(`${path} exists already and was left as it is`);
      process.exitCode = 2;
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(`wrote ${path}`);
  }
  console.log('Fill them in (CONTRIBUTING.md says how), then: npm run generate && npm test');
}

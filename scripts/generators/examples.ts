/** The examples of rules: those in the comment at the top of a rule's file, and those in `examples.md` of every language. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Example {
  readonly language: string;
  readonly verdict: 'wrong' | 'right';
  readonly code: string;
}

/** The ids of all rules, from the names of their files. */
export const ruleIds = (root: string): readonly string[] =>
  readdirSync(join(root, 'src/rules'))
    .filter((name) => name.endsWith('.ts') && name !== 'rule.ts' && !name.endsWith('.generated.ts'))
    .map((name) => name.slice(0, -3))
    .sort();

/** The text of the comment that documents a rule. */
export function ruleComment(root: string, id: string): string {
  const comment = /^\/\*\*\n([\s\S]*?)\n \*\/\n/.exec(readFileSync(join(root, `src/rules/${id}.ts`), 'utf8'))?.[1];
  if (!comment) throw new Error(`src/rules/${id}.ts does not begin with a comment that documents the rule`);
  return comment.replace(/^ \* ?/gm, '');
}

const examplesIn = (text: string): readonly Example[] =>
  [...text.matchAll(/^```([\w-]+) (wrong|right)\n([\s\S]*?)\n```$/gm)].map(
    ([, language = '', verdict, code = '']): Example => ({
      language,
      verdict: verdict === 'wrong' ? 'wrong' : 'right',
      code: `${code}\n`,
    }),
  );

/** The sections of a language's `examples.md`, by the rule in their headings. */
function sectionsOf(root: string, language: string): ReadonlyMap<string, string> {
  const file = `src/languages/${language}/examples.md`;
  if (!existsSync(join(root, file))) return new Map();
  const ids = ruleIds(root);
  const [, ...sections] = readFileSync(join(root, file), 'utf8').split(/^## /m);
  return new Map(
    sections.map((section) => {
      const [id = ''] = section.split('\n', 1);
      if (!ids.includes(id)) throw new Error(`${file}: there is no rule ${id}`);
      const strange = examplesIn(section).find((example) => example.language !== language);
      if (strange) throw new Error(`${file}: an example of ${id} is in ${strange.language}`);
      return [id, section.slice(id.length)];
    }),
  );
}

/** All examples of every rule, by its id. */
export function allExamples(root: string): ReadonlyMap<string, readonly Example[]> {
  const languages = readdirSync(join(root, 'src/languages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => sectionsOf(root, name));
  return new Map(
    ruleIds(root).map((id) => [
      id,
      [ruleComment(root, id), ...languages.map((sections) => sections.get(id) ?? '')].flatMap(examplesIn),
    ]),
  );
}

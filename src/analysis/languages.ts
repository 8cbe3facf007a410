/** Which language a file is in. */
import type { Language } from '../languages/language';
import { registry } from '../languages/registry.generated';

const byExtension = new Map(registry.flatMap((one) => one.select.extensions.map((ext) => [ext, one.id])));
const byEditor = new Map(registry.flatMap((one) => one.select.editor.map((id) => [id, one.id])));
const byId = new Map(registry.map((one) => [one.id, one]));

/** The language of a path, by its extension. */
export function languageOfPath(path: string): string | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : byExtension.get(name.slice(dot + 1).toLowerCase());
}

/** The family of the language of a path: the languages whose files make programs together. */
export function familyOfPath(path: string): string {
  const id = languageOfPath(path) ?? '';
  return byId.get(id)?.family ?? id;
}

const testNames = new Map(
  registry.flatMap(({ id, select }) =>
    select.tests ? [[id, new RegExp(select.tests.map((one) => `(?:${one})`).join('|'))] as const] : [],
  ),
);

/** Whether a file is a test by its name alone, as the conventions of its language have it. */
export const isTestName = (name: string): boolean => testNames.get(languageOfPath(name) ?? '')?.test(name) === true;

/** The language of a document, by the identifier its editor gives it. */
export const languageOfEditor = (languageId: string): string | undefined => byEditor.get(languageId);

/** The data of a language. Throws on an identifier that is none of ours. */
export function languageNamed(id: string): Language {
  const language = byId.get(id);
  if (!language) throw new Error(`unknown language ${id}; known are ${[...byId.keys()].join(', ')}`);
  return language.load();
}

/** How a comment up to the end of the line begins in a language. */
export const lineComment = (id: string): string => languageNamed(id).manifest.comments.line;

/** The names of all languages, as a person writes them, by id. */
export const languageNames = (): ReadonlyMap<string, string> => new Map(registry.map(({ id, name }) => [id, name]));

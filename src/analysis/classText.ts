/** The classes that a text declares, by expressions alone: a header is seldom worth a grammar. */
import { compiled } from '../base/compiled';
import type { Language } from '../languages/language';
import type { DeclaredClass } from '../program/classes';

/** The classes of a text with their members; nothing where the language says no more than the grammar does. */
export function classesIn({ manifest }: Language, text: string): readonly (readonly [string, DeclaredClass])[] {
  const { classes, definitions } = manifest;
  if (!classes || !compiled(classes.head).test(text)) return [];
  const code = definitions ? text.replace(compiled(definitions.opaque, 'gm'), ' ') : text;
  return Array.from(code.matchAll(compiled(classes.head, 'g')), ({ index, 0: head, 1: name = '', 2: bases = '' }) => {
    const body = bodyOf(code, index + head.length);
    return [lastWord(name), { bases: basesIn(bases), ...membersIn(classes, body) }] as const;
  });
}

/** What stands in a class itself, from behind its opening brace; of what stands in braces of its own only these are left. */
function bodyOf(code: string, start: number): string {
  const parts: string[] = [];
  let depth = 1;
  let from = start;
  for (const { index, 0: brace } of code.slice(start, start + longest).matchAll(/[{}]/g)) {
    const at = start + index;
    if (brace === '{' && depth++ === 1) parts.push(code.slice(from, at + 1));
    if (brace === '}') {
      depth--;
      if (depth === 1) from = at;
      if (depth === 0) {
        parts.push(code.slice(from, at));
        break;
      }
    }
  }
  return parts.join('');
}

/** A class that is longer than this is looked at in part. */
const longest = 200_000;

function membersIn(
  { field, method }: NonNullable<Language['manifest']['classes']>,
  body: string,
): Pick<DeclaredClass, 'fields' | 'methods'> {
  const fields: Record<string, string> = {};
  for (const [, names = '', type = ''] of body.matchAll(compiled(field, 'g'))) {
    for (const name of names.match(/\w+/g) ?? []) fields[name] = type.replace(/\s+/g, ' ').trim();
  }
  const methods = new Set(Array.from(body.matchAll(compiled(method, 'g')), ([, name = '']) => name));
  return { fields, methods: [...methods] };
}

/** The last names of the classes in a list of those that one adds to, without what they are made for. */
function basesIn(list: string): readonly string[] {
  let plain = list;
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/<[^<>]*>/g, '');
  }
  return plain.split(',').flatMap((one) => lastWord(one) || []);
}

const lastWord = (text: string): string => /(\w+)\W*$/.exec(text)?.[1] ?? '';

/** What classes are declared to hold and to give, found by expressions alone: where it stands nothing of the model need be called. */
import { compiled } from '../base/compiled';
import type { Language } from '../languages/language';
import type { ApiIndex } from '../program/apiIndex';
import { methodKey } from '../program/fields';
import { importsOf } from './imports';

/** By `Class.field` and `Class.method()`, the types of the model that others get there; those of which declarations differ are left out. */
export function declaredMembersIn(
  { language, api }: { readonly language: Language; readonly api: ApiIndex },
  text: string,
): Readonly<Record<string, string>> {
  const { members } = language.manifest;
  if (!members) return {};
  const found = [...text.matchAll(compiled(members.field, 'gm')), ...text.matchAll(compiled(members.method, 'gm'))];
  if (found.length === 0) return {};
  let imports: ReadonlySet<string> | undefined;
  let heads: readonly Head[] | undefined;
  const known = new Map<string, string>();
  for (const { index, groups = {} } of found) {
    const { field, method = '', type = '' } = groups;
    imports ??= importsOf(language, text);
    const is = api.isWeak(type, imports) ? undefined : api.typeNamed(type, imports);
    if (is === undefined) continue;
    heads ??= Array.from(text.matchAll(compiled(members.head, 'gm')), ({ index: at, 1: name = '' }) => ({ at, name }));
    const owner = groups.owner ?? ownerAt(heads, index);
    if (owner === undefined) continue;
    for (const name of field === undefined ? [methodKey(owner, method)] : (field.match(/\w+/g) ?? [])) {
      const key = field === undefined ? name : `${owner}.${name}`;
      known.set(key, (known.get(key) ?? is) === is ? is : '');
    }
  }
  return Object.fromEntries([...known].filter(([, is]) => is !== ''));
}

interface Head {
  readonly at: number;
  readonly name: string;
}

/** The class whose head stands last before a position. */
function ownerAt(heads: readonly Head[], position: number): string | undefined {
  return heads.findLast(({ at }) => at <= position)?.name;
}

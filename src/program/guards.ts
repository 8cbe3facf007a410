/** Conditions on names that nothing in the file can have defined, so that what they guard is never there. */
import { compiled } from '../base/compiled';
import type { LanguageManifest } from '../languages/language';

export interface VainGuard {
  readonly name: string;
  /** What would define the name. */
  readonly definedBy: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** The conditions in a text that never hold, because of what its file imports. */
export function vainGuardsIn(
  { guards }: LanguageManifest,
  text: string,
  imports: ReadonlySet<string>,
): readonly VainGuard[] {
  if (!guards) return [];
  const plain = compiled(guards.plain);
  // Whatever else is imported may define anything.
  if (imports.size === 0 || ![...imports].every((one) => plain.test(one))) return [];
  return Array.from(text.matchAll(compiled(guards.pattern, 'gm'))).flatMap(({ 0: written, 1: name = '', index }) => {
    const definedBy = Object.hasOwn(guards.definedBy, name) ? guards.definedBy[name] : undefined;
    if (!definedBy || definedBy.some((one) => imports.has(one))) return [];
    const start = index + written.length - name.length;
    return [{ name, definedBy, start, end: start + name.length }];
  });
}

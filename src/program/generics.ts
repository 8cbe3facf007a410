/** Types that stand for others: what a piece of code asks of them says what they are. */
import { compiled } from '../base/compiled';
import type { LanguageManifest } from '../languages/language';

/** What is asked of the types that are left open, by their names. */
export type Bounds = ReadonlyMap<string, string>;

/** What a text asks of the types it leaves open, as far as that could matter. */
export function boundsIn({ boundPattern }: LanguageManifest, text: string): Bounds {
  const bounds = new Map<string, string>();
  if (!boundPattern) return bounds;
  for (const [, name = '', asked = ''] of text.matchAll(compiled(boundPattern, 'g'))) {
    const known = bounds.get(name);
    const compact = asked.replace(/\s+/g, '');
    bounds.set(name, known === undefined || known.includes(compact) ? compact : `${known}+${compact}`);
  }
  return bounds;
}

/** A type as it is written, with what is asked of the types in it in their place. */
export function bounded(type: string, bounds: Bounds): string {
  if (bounds.size === 0) return type;
  return type.replace(/[A-Za-z_]\w*/g, (name) => bounds.get(name) ?? name);
}

/** What the names of types look like, where a language has a convention for them. */
import { compiled } from '../base/compiled';
import type { LanguageManifest } from '../languages/language';

/** Whether a name is that of a type by convention: what is called on it belongs to no object. */
export const isTypeName = ({ typeNames }: LanguageManifest, name: string): boolean =>
  typeNames !== undefined && /^\w+$/.test(name) && compiled(typeNames).test(name);

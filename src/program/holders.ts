/** What a variable can hold by the type that it is declared with. */
import { compiled } from '../base/compiled';
import type { LanguageManifest } from '../languages/language';
import type { Variable } from './variables';

const marks: Readonly<Record<Variable['is'], string>> = { value: '', pointer: ' *', array: ' []' };

/** Whether a variable may hold what is known under the name of a type. One whose type is not written may hold anything. */
export function canHold({ holders }: LanguageManifest, variable: Variable | undefined, type: string): boolean {
  const declared = holders?.[type];
  if (declared === undefined || variable === undefined || variable.type === '') return true;
  return compiled(declared).test(`${variable.type}${marks[variable.is]}`);
}

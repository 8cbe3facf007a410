/** How the languages that are checked are recognised: the editor's names for them, and extensions of files. */
import { languageNamed, languageNames } from '../analysis/languages';

export const checkedLanguages = [...languageNames().keys()].map((id) => languageNamed(id).manifest.select);

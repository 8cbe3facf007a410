/** A language that adds to another, such as C++ to C, or that only has the API of another. */
import type { ApiModel } from './api';
import type { DerivedManifest, Language } from './language';

/** What code in `own` calls is what code in `other` does, too; rows of its own come first. */
export const sharing = (other: Language, own: Language): Language => ({
  ...own,
  api: {
    types: [...own.api.types, ...other.api.types],
    emitters: { ...other.api.emitters, ...own.api.emitters },
    calls: [...own.api.calls, ...other.api.calls],
  },
});

/** What `own` does not say is said by `base`; queries and rows are those of both. */
export function derive(
  base: Language,
  own: { readonly id: string; readonly manifest: DerivedManifest; readonly program: string; readonly api: ApiModel },
): Language {
  const { inherits: _, ...manifest } = own.manifest;
  // That a text is in this language after all is the other's to say.
  const { unless: __, ...inherited } = base.manifest;
  return {
    id: own.id,
    manifest: {
      ...inherited,
      ...manifest,
      idioms: { ...inherited.idioms, ...manifest.idioms },
    },
    program: `${base.program}\n${own.program}`,
    api: {
      types: [...base.api.types, ...own.api.types],
      emitters: { ...base.api.emitters, ...own.api.emitters },
      calls: [...base.api.calls, ...own.api.calls],
    },
  };
}

/** What a class is and holds by what it adds to and what it declares. */
import type { ApiIndex } from './apiIndex';
import type { FileContext } from './bind';
import { bounded } from './generics';
import type { LoweredFunction } from './lowerFunction';

/** What the fields of a class hold by their declarations, or because of what the class adds to. */
export function fieldTypes(
  api: ApiIndex,
  file: FileContext,
  functions: readonly LoweredFunction[],
): Map<string, string> {
  const types = new Map<string, string>();
  const { self } = file.manifest;
  for (const { fields, bases = [] } of functions) {
    const born = bases.flatMap((base) => Object.entries(api.fieldsOf(base, file.imports)));
    for (const [name, type] of born) if (self !== undefined) types.set(`${self}.${name}`, type);
    for (const { name, type } of fields.values()) {
      const known = api.typeNamed(type, file.imports);
      if (known && self !== undefined) types.set(`${self}.${name}`, known);
    }
  }
  const own = functions
    .flatMap(({ bases = [] }) => bases)
    .map((base) => typeWritten(api, file, base))
    .find((type) => type);
  // A method that takes the place of one of the model may give it what it lacks.
  const redefined = [...(file.methods ?? [])].some((name) =>
    api.rowsFor(name).some(({ on }) => on !== undefined && on === own),
  );
  if (own && self !== undefined && !file.manifest.classes && !redefined) types.set(self, own);
  return types;
}

export const typeWritten = (api: ApiIndex, { bounds, imports }: FileContext, type: string): string | undefined =>
  api.typeNamed(bounded(type, bounds), imports);

/** Expressions that stand in data, each compiled once. */

const known = new Map<string, RegExp>();

/**
 * The expression with a source and flags. It is shared: with `g` it is for `matchAll`, `match` and `replace` only, which begin anew at
 * each text. Not for sources that are made of what a file says, of which there is no end.
 */
export function compiled(source: string, flags = ''): RegExp {
  const key = `${flags}/${source}`;
  const expression = known.get(key) ?? new RegExp(source, flags);
  known.set(key, expression);
  return expression;
}

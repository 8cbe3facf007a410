/** Expressions that stand in data, each compiled once. */

const known = new Map<string, Map<string, RegExp>>();

/**
 * The expression with a source and flags. It is shared: with `g` it is for `matchAll`, `match` and `replace` only, which begin anew at
 * each text. Not for sources that are made of what a file says, of which there is no end.
 */
export function compiled(source: string, flags = ''): RegExp {
  const some = known.get(flags) ?? new Map<string, RegExp>();
  known.set(flags, some);
  const expression = some.get(source) ?? new RegExp(source, flags);
  some.set(source, expression);
  return expression;
}

const words = new Map<string, RegExp>();

/** The expression that finds a word of the data, which may be more than a word itself, where it is not part of a longer one. */
export function wordIn(word: string): RegExp {
  const expression = words.get(word) ?? new RegExp(`(?<!\\w)${word}(?!\\w)`);
  words.set(word, expression);
  return expression;
}

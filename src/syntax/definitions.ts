/**
 * Finds the definitions of a text without parsing it: pieces that a grammar reads by themselves as it would read them in their place.
 * Parsing only those that matter is most of the speed, and an edit in one leaves the trees of all others as they were.
 */
import { perObject } from '../base/memo';
import type { Range } from '../base/text';
import type { LanguageManifest } from '../languages/language';

type DefinitionSyntax = NonNullable<LanguageManifest['definitions']>;

const patternsOf = perObject(({ opaque, around, goesOn }: DefinitionSyntax) => ({
  token: new RegExp(`${opaque}|[(){}[\\];]`, 'gm'),
  around: new RegExp(`(?:${around})\\s*$`),
  goesOn: new RegExp(`\\s*(?:${goesOn})`, 'y'),
}));

/** How much of the text before a brace is looked at to tell what it opens. */
const headLength = 200;

/**
 * The definitions with a body in `text`, in order; nothing where the brackets do not pair, so that no piece can be trusted.
 * `text` is one in which conditional compilation leaves no bracket open.
 */
export function definitionsIn(syntax: DefinitionSyntax, text: string): readonly Range[] | undefined {
  const { token, around, goesOn } = patternsOf(syntax);
  const found: Range[] = [];
  let depth = 0;
  /** How many namespaces and the like are open, of which each definition stands by itself. */
  let open = 0;
  /** Where the last statement or definition ended, and the last definition or directive. */
  let statement = 0;
  let block = 0;
  /** Where the definition begins of which a bracket was closed. */
  let begun: number | undefined;
  const end = (at: number): void => {
    if (begun !== undefined) found.push({ start: skipSpace(text, begun), end: at });
    begun = undefined;
    statement = at;
    block = at;
  };
  for (const { 0: match, index } of text.matchAll(token)) {
    const after = index + match.length;
    switch (match) {
      case '(':
      case '[':
        depth++;
        break;
      case ')':
      case ']':
        if (--depth < 0) return undefined;
        break;
      case '{':
        if (depth === 0 && around.test(text.slice(Math.max(statement, index - headLength), index))) {
          open++;
          end(after);
          break;
        }
        // Without a head of its own it is the body behind declarations of parameters.
        if (depth === 0) begun ??= text.slice(statement, index).trim() === '' ? block : statement;
        depth++;
        break;
      case '}':
        if (depth === 0) {
          if (--open < 0) return undefined;
          end(after);
          break;
        }
        depth--;
        goesOn.lastIndex = after;
        if (depth === 0 && !goesOn.test(text)) end(after);
        break;
      case ';':
        if (depth > 0) break;
        if (begun === undefined) statement = after;
        else end(after);
        break;
      default:
        if (depth === 0 && match.trimStart().startsWith('#')) end(after);
    }
  }
  return depth === 0 && open === 0 ? found : undefined;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  return at;
}

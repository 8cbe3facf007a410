/** What methods and properties such as `is_empty` ask of the value they are called on. */
import type { ValueQuery } from '../languages/language';
import type { Value } from './value';

/** The question as a comparison, and the length as one. */
export function valueOfQuery(
  query: ValueQuery,
  of: Value,
  at: { readonly start: number; readonly end: number },
): Value {
  const number: Value = { kind: 'number', value: 0, ...at };
  const length: Value = { kind: 'length', of, ...at };
  const isNull: Value = { kind: 'compare', operator: '==', left: of, right: { kind: 'null', ...at }, ...at };
  const isEmpty: Value = { kind: 'compare', operator: '==', left: length, right: number, ...at };
  switch (query) {
    case 'length':
      return length;
    case 'null':
      return isNull;
    case 'empty':
      return isEmpty;
    case 'nonempty':
      return { ...isEmpty, operator: '!=' };
    case 'blank':
      return { kind: 'either', operands: [isNull, isEmpty], ...at };
    case 'zero':
      return { kind: 'compare', operator: '==', left: of, right: number, ...at };
    case 'positive':
      return { kind: 'compare', operator: '>', left: of, right: number, ...at };
  }
}

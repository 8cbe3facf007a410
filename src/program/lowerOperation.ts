/** Lowers operators. */
import { type Item, partOf, partsOf } from './item';
import { instead, shortCircuit } from './lowerChoice';
import { lowerExpression } from './lowerExpression';
import { type Lowering, other } from './lowering';
import type { CompareOperator, Value } from './value';

const compareOperators: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];

function writtenOperator(low: Lowering, item: Item): string {
  const operator = item.kind === 'binary' ? partOf(item, 'operator') : undefined;
  return operator ? low.text.slice(operator.start, operator.end).replace(/\s+/g, ' ') : '';
}

/** The canonical operator of an item. */
export function operatorOf(low: Lowering, item: Item): string {
  const written = writtenOperator(low, item);
  return low.manifest.operators[written] ?? written;
}

/** Lowers a comparison, arithmetic, or an operator that evaluates only one side in some cases. */
export function operation(low: Lowering, item: Item): Value {
  const operator = operatorOf(low, item);
  if (operator === 'and' || operator === 'or') return shortCircuit(low, item, operator);
  if (operator === '??') return instead(low, item);
  const operands = partsOf(item, 'operand').map((operand) => lowerExpression(low, operand));
  const [left, right] = operands;
  const at = { start: item.start, end: item.end };
  if (!compareOperators.includes(operator)) return { kind: 'arithmetic', operator, operands, ...at };
  // A chain such as `a < b < c` says more than one comparison.
  if (!left || !right || operands.length > 2) return other(item, operands);
  const equality = low.manifest.equality?.[writtenOperator(low, item)];
  return {
    kind: 'compare',
    operator: operator as CompareOperator,
    left,
    right,
    ...(equality ? { equality } : {}),
    ...at,
  };
}

/**
 * The closed vocabulary of `program.scm`.
 *
 * A capture without a dot, such as `@call`, says what a node is; one with a dot, such as `@call.callee`, which part it plays in the
 * nearest node of that kind around it. What is not captured does not exist for the analyser; a node that only plays a part is
 * an `other` whose captured descendants are looked at in order. docs/architecture.md explains each word.
 */

/** Kinds and the parts they have, outermost first: of two nodes with the same range the one further up here contains the other. */
export const vocabulary = {
  class: ['name', 'base', 'body'],
  function: ['name', 'owner', 'self', 'receiver', 'result', 'head', 'init', 'body', 'value'],
  closure: ['body'],
  block: [],
  if: ['init', 'condition', 'unless', 'then', 'else'],
  loop: ['label', 'init', 'condition', 'until', 'update', 'body', 'else'],
  dowhile: ['label', 'body', 'condition', 'until'],
  foreach: ['label', 'type', 'target', 'source', 'body', 'else'],
  switch: ['init', 'value', 'body'],
  race: [],
  try: ['init', 'body', 'handler', 'else', 'finally'],
  with: ['value', 'body'],
  label: ['name'],
  import: ['source', 'whole'],
  export: ['whole'],
  case: ['value', 'pattern', 'guard', 'body'],
  handler: ['type'],
  field: ['type', 'declarator', 'value'],
  statement: ['type', 'declarator'],
  return: ['label'],
  throw: [],
  assert: ['condition'],
  defer: [],
  break: ['label', 'level', 'value'],
  continue: ['label', 'level'],
  retry: [],
  goto: ['label'],
  parameter: ['name', 'type'],
  sequence: [],
  alias: ['target', 'value'],
  assign: ['target', 'pattern', 'value', 'type', 'else'],
  declare: ['target', 'value', 'type'],
  update: ['target', 'operator', 'value'],
  propagate: ['value'],
  await: ['value'],
  yield: [],
  matches: ['pattern', 'value'],
  variant: ['name', 'value'],
  alternatives: [],
  wildcard: [],
  tuple: [],
  aggregate: ['type'],
  conditional: ['condition', 'then', 'else'],
  not: ['operand'],
  negative: ['operand'],
  binary: ['operand', 'operator'],
  cast: ['type', 'value'],
  address: ['operand'],
  deref: ['operand'],
  keyword: ['name', 'value'],
  splat: [],
  comprehension: [],
  call: ['callee', 'object', 'name', 'argument', 'closure'],
  macro: ['callee', 'argument'],
  slice: ['object', 'bounds'],
  index: ['object', 'index'],
  member: ['object', 'name'],
  size: [],
  name: [],
  number: [],
  string: [],
  comment: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Kind = keyof typeof vocabulary;

const order = new Map<string, number>(Object.keys(vocabulary).map((kind, rank) => [kind, rank]));

/** How far out a kind is among nodes of the same range. A node that only plays a part is around expressions, inside statements. */
export const rankOf = (kind: Kind | 'other'): number => order.get(kind) ?? (order.get('sequence') ?? 0) - 0.5;

/** Whether `name` is a capture that `program.scm` may use. */
export function isCaptureName(name: string): boolean {
  const [kind = '', part] = name.split('.');
  const parts: readonly string[] | undefined = (vocabulary as Readonly<Record<string, readonly string[]>>)[kind];
  return parts !== undefined && (part === undefined || parts.includes(part));
}

/** Functions that are told how a call has ended when it is over, the error among what they are given. */
import { valueAt } from './bind';
import type { FunctionModel, ModelledCall, Program } from './program';

/** Names of what nobody wants to know. */
const unwanted = /ignor|unused|dummy|discard/i;

/**
 * The function that is told of the end of `call`, when it goes on with what it is given, or with the next round, and never looks at
 * the error.
 */
export function deafHandler(program: Program, fn: FunctionModel, call: ModelledCall): FunctionModel | undefined {
  const { handler } = call.row;
  const given = handler && valueAt(call.site, handler.to);
  if (!handler || !given) return undefined;
  const told = program.functions.find(
    ({ around, start, end }) => around === fn.id && given.start <= start && end <= given.end,
  );
  if (!told?.head.includes(handler.error)) return undefined;
  const { parameters, body } = told;
  const error = parameters.find(({ type }) => type.includes(handler.error));
  if (error && unwanted.test(error.name)) return undefined;
  const code = program.text.slice(body.start, body.end);
  const isNamed = (name: string): boolean => name !== '' && new RegExp(`\\b${name}\\b`).test(code);
  if (error && isNamed(error.name)) return undefined;
  const goesOn = parameters.some((one) => one !== error && isNamed(one.name)) || isNamed(fn.name);
  return goesOn ? told : undefined;
}

/** The functions in which a call is made whose end another is told of. */
export const toldFrom = (functions: readonly FunctionModel[]): ReadonlySet<number> =>
  new Set(functions.flatMap(({ id, calls }) => (calls.some(({ row }) => row.handler) ? [id] : [])));

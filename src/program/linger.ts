/** What a program asks closing a socket to do with data that was not sent yet. */
import { valueAt } from './bind';
import type { Step } from './graph';
import { reaches } from './paths';
import type { FunctionModel, ModelledCall } from './program';
import { mentions, placeOf, type Value } from './value';

/** Whether a call has closing throw unsent data away and reset the connection: it is to wait, for no time at all. */
export function asksForReset(fn: FunctionModel, call: ModelledCall): boolean {
  const { linger } = call.row;
  const value = linger && valueAt(call.site, linger.access);
  if (!linger || !value) return false;
  const place = placeOf(value);
  const apart = linger.seconds && valueAt(call.site, linger.seconds);
  if (apart) {
    const on = linger.access === linger.seconds || isAlways([partOf(value, 0, undefined, undefined)], isNotZero);
    return on && isAlways([numberIn(apart, linger.packer)], isZero);
  }
  const [on, seconds] = ([0, 1] as const).map((position) => {
    const field = linger.fields?.[position];
    if (place === undefined) return [partOf(value, position, field, linger.packer)];
    return valuesReaching(fn, call, place, field).map((one) => partOf(one, position, field, linger.packer));
  });
  return isAlways(on, isNotZero) && isAlways(seconds, isZero);
}

const isZero = (number: number): boolean => number === 0;

const isNotZero = (number: number): boolean => number !== 0;

/** A number, by itself or as the only ones that a duration is made of, or the duration that is named for being none. */
function numberIn(value: Value, packer: string | undefined): number | undefined {
  if (value.kind === 'number') return value.value;
  if (packer === undefined) return undefined;
  if (value.kind === 'place') return new RegExp(`(?:^|\\W)${packer}\\W+ZERO$`).test(value.name) ? 0 : undefined;
  if (value.kind !== 'call' || !new RegExp(`(?:^|\\.)${packer}\\.\\w+$`).test(value.call.callee)) return undefined;
  const numbers = value.call.arguments.map((one) => numberIn(one.value, undefined));
  return numbers.length > 0 && isAlways(numbers, isZero) ? 0 : undefined;
}

const isAlways = (numbers: readonly (number | undefined)[] | undefined, test: (number: number) => boolean): boolean =>
  numbers !== undefined && numbers.length > 0 && numbers.every((number) => number !== undefined && test(number));

/** The values that the place, or one field of it, can have when control reaches the call. */
function valuesReaching(
  { graph }: FunctionModel,
  call: ModelledCall,
  place: string,
  field: string | undefined,
): readonly Value[] {
  const names = field === undefined ? [place] : [place, `${place}.${field}`, `${place}->${field}`];
  const gives = (step: Step): step is Extract<Step, { op: 'assign' }> =>
    step.op === 'assign' && step.target !== undefined && names.includes(step.target);
  return graph.steps.flatMap((step, index) =>
    gives(step) && reaches(graph, index, call.step, gives) ? [step.value] : [],
  );
}

/** One of the two numbers of a record, of a call that packs them, or the number itself. A field that is not named is 0. */
function partOf(
  value: Value,
  position: 0 | 1,
  field: string | undefined,
  packer: string | undefined,
): number | undefined {
  if (value.kind === 'number') return value.value;
  if (value.kind === 'boolean') return value.value ? 1 : 0;
  if (value.kind === 'call') {
    // The record itself may be told to pack its numbers.
    const { receiver, name } = value.call;
    if (receiver?.kind === 'aggregate' && name === packer) return partOf(receiver, position, field, packer);
    const number = value.call.callee === packer ? value.call.arguments.slice(-2)[position]?.value : undefined;
    return number && partOf(number, position, field, packer);
  }
  const record = aggregateIn(value);
  if (!record) return undefined;
  const named = record.fields.some(({ name }) => name !== undefined);
  const part = named ? record.fields.find(({ name }) => name === field) : record.fields[position];
  return part ? partOf(part.value, position, field, packer) : 0;
}

/** The record that a value is, or is the address of. */
function aggregateIn(value: Value): Extract<Value, { kind: 'aggregate' }> | undefined {
  let found: Extract<Value, { kind: 'aggregate' }> | undefined;
  mentions(value, (part) => {
    if (part.kind === 'aggregate') found ??= part;
    return found !== undefined;
  });
  return found;
}

/** What is asked of a socket by the call that makes it. */
import { valueAt } from './bind';
import type { Step } from './graph';
import type { FunctionModel, ModelledCall, Program } from './program';
import { placeOf, type Value } from './value';

/** Whether the call that makes a socket asks for a non-blocking one, or may do so by a value that is not in view. */
export function mayBeNonblocking(program: Program, fn: FunctionModel, { site, row }: ModelledCall): boolean {
  return Object.entries(row.nonblocking ?? {}).some(([access, words]) => {
    const value = valueAt(site, access);
    const place = value?.kind === 'place' ? value.name : undefined;
    const known = place === undefined || /[.>]/.test(place) || !isVariable(fn, place);
    return !known || words.some((word) => wordsOf(program, fn, value).includes(word));
  });
}

const isVariable = (fn: FunctionModel, place: string): boolean =>
  fn.parameters.some(({ name }) => name === place) ||
  fn.graph.steps.some((step) => step.op === 'assign' && step.target === place);

/** Whether a socket is proven to be a stream by the call that made it, and may lead to another machine. */
export function isRemoteStream(program: Program, fn: FunctionModel, { site, row }: ModelledCall): boolean {
  const says = ([access, words]: readonly [string, readonly string[]], absent: boolean): boolean => {
    const value = valueAt(site, access);
    return value ? wordsOf(program, fn, value).some((word) => words.includes(word)) : absent;
  };
  const streams = Object.entries(row.stream ?? {});
  const remotes = Object.entries(row.remote ?? {});
  return (streams.length === 0 || streams.some((one) => says(one, false))) && remotes.every((one) => says(one, true));
}

/**
 * The names a value is written with. For a field, such as `found->ai_socktype`, also those that the function gives to fields of that
 * name: what is looked up has the type that was asked for.
 */
function wordsOf(program: Program, fn: FunctionModel, value: Value | undefined): readonly string[] {
  if (!value) return [];
  const field = fieldOf(placeOf(value));
  const given = field === undefined ? [] : fn.graph.steps.flatMap((step) => valuesGivenTo(step, field));
  return [value, ...given].flatMap(({ start, end }) => program.text.slice(start, end).match(/\w+/g) ?? []);
}

/** The last name of a path of fields. */
const fieldOf = (place: string | undefined): string | undefined => /(?:\.|->)(\w+)$/.exec(place ?? '')?.[1];

function valuesGivenTo(step: Step, field: string): readonly Value[] {
  if (step.op !== 'assign') return [];
  if (fieldOf(step.target) === field) return [step.value];
  return step.value.kind === 'aggregate'
    ? step.value.fields.filter(({ name }) => name === field).map(({ value }) => value)
    : [];
}

/** What functions put into the fields of records: one by one, or where the whole record is written at once. */
import type { Step } from './graph';
import type { FunctionCode } from './lowerFunction';
import { aggregateType } from './places';
import { operandsOf, type Value } from './value';

/** A value in a field. */
export interface Put {
  /** The type of the record, without what stands around its name. */
  readonly record: string;
  readonly field: string;
  readonly value: Value;
  /** What the value is known to be. */
  readonly type: string | undefined;
  /** The place of the object that the value is, or is a view of. */
  readonly source: string | undefined;
}

/** What the records that a function writes down are given, and what is known of that. */
export function putsIn(
  { graph, owner }: Pick<FunctionCode, 'graph' | 'owner'>,
  known: (value: Value) => Pick<Put, 'type' | 'source'>,
): readonly Put[] {
  const puts: Omit<Put, 'type' | 'source'>[] = [];
  for (const step of graph.steps) for (const value of valuesIn(step)) note(value, owner, puts);
  return puts.map((put) => ({ ...put, ...known(put.value) }));
}

/** Everything that a step looks at, gives, or hands to a call. */
function valuesIn(step: Step): readonly Value[] {
  if (step.op === 'call') return step.call.arguments.map(({ value }) => value);
  if (step.op === 'assign') return [step.value];
  return step.op === 'return' && step.value ? [step.value] : [];
}

function note(value: Value, owner: string, puts: Omit<Put, 'type' | 'source'>[]): void {
  if (value.kind === 'call') return;
  if (value.kind === 'aggregate' && value.type !== undefined) {
    const record = recordNamed(value.type, owner);
    for (const field of value.fields) {
      if (field.name !== undefined && record !== '') puts.push({ record, field: field.name, value: field.value });
    }
  }
  for (const operand of operandsOf(value)) note(operand, owner, puts);
}

/** The last name of a type as it is written; inside a class the type may have another name, or stand for whatever it is made of. */
export function recordNamed(written: string, owner: string): string {
  const name = plainName(written);
  return owner !== '' && (name === 'Self' || name === plainName(owner)) ? owner : name;
}

const plainName = (written: string): string => /(\w+)\W*$/.exec(written.replace(/[<[].*$/, ''))?.[1] ?? '';

/** The record that a variable is by what it is given: one that is written down, or made by what makes any. */
export function recordOfVariable({ graph, owner }: Pick<FunctionCode, 'graph' | 'owner'>, place: string): string {
  for (const step of graph.steps) {
    if (step.op !== 'assign' || step.target !== place) continue;
    const written = aggregateType(step.value);
    if (written !== undefined) return recordNamed(written, owner);
  }
  return '';
}

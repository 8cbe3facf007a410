/** Whether a timeout is handed over in the form that the platform reads. */
import { compiled } from '../base/compiled';
import { valueAt } from './bind';
import type { FunctionModel, ModelledCall, Program } from './program';
import { placeOf } from './value';

/** `record`: fields are given where a number is read; `number`: the other way round. */
export type WrongForm = 'record' | 'number';

/** How a timeout is misread, when the file says for which platform it is, and what it hands over. */
export function wrongFormOf(program: Program, fn: FunctionModel, { site, row }: ModelledCall): WrongForm | undefined {
  const form = row.timeout?.form;
  const place = row.timeout && placeOf(valueAt(site, row.timeout.access));
  if (!form || place === undefined) return undefined;
  const numberWanted = form.numberWith.some((name) => program.imports.has(name));
  const recordWanted = form.recordWith.some((name) => program.imports.has(name));
  if (numberWanted === recordWanted) return undefined;
  const fields = form.fields.flatMap((field) => [`${place}.${field}`, `${place}->${field}`]);
  const declared = fn.variables.get(place);
  let number =
    declared?.is === 'value' && form.numberTypes !== undefined && compiled(form.numberTypes).test(declared.type);
  let record = false;
  for (const step of fn.graph.steps) {
    if (step.op !== 'assign' || step.target === undefined) continue;
    if (step.target === place) {
      number ||= step.value.kind === 'number';
      record ||=
        step.value.kind === 'aggregate' && step.value.fields.some(({ name }) => form.fields.includes(name ?? ''));
    }
    record ||= fields.includes(step.target);
  }
  if (number === record) return undefined;
  if (numberWanted) return record ? 'record' : undefined;
  return number ? 'number' : undefined;
}

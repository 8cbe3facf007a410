/** Buffers that hold a record of a fixed size, which is of use only when all of it is there. */
import { valueAt } from './bind';
import type { Step } from './graph';
import { type FunctionModel, type ModelledCall, modelledAt, type Program } from './program';
import { trace } from './trace';
import { mentions, mentionsPlace, operandsOf, placeOf, type Value } from './value';

/** Where a call puts a record: the place that holds it, or points to it. */
export interface Record {
  readonly place: string;
  /** Whether single elements of a plain buffer are the record, and not the whole of it. */
  readonly elements: boolean;
}

/** The record that `call` is asked to fill, when its length is that of one; bytes and text have no size of their own. */
export function recordOf(program: Program, fn: FunctionModel, call: ModelledCall): Record | undefined {
  const data = call.row.data ? valueAt(call.site, call.row.data) : undefined;
  const length = call.row.length ? valueAt(call.site, call.row.length) : undefined;
  if (data && call.row.length === undefined) return bufferOf(fn, data);
  const place = placeOf(data);
  if (!data || !length || place === undefined) return undefined;
  const variable = fn.variables.get(place);
  const bytes = variable === undefined || variable.type === '' || isByte(program, variable.type);
  if (length.kind === 'number') {
    // The address of a variable that is no byte, and as many bytes as it has.
    if (length.value > 1 && data.kind !== 'place' && variable?.is === 'value' && !bytes)
      return { place, elements: false };
    return length.value > 1 && variable?.is === 'array' && bytes ? { place, elements: true } : undefined;
  }
  if (length.kind !== 'size') return undefined;
  const sized = placeOf(length.of);
  // The address of something, and the size of that.
  if (data.kind !== 'place' && sized === place)
    return variable?.is === 'value' && bytes ? undefined : { place, elements: false };
  // The size of what a pointer points to, or of a type that it is taken for.
  const pointed = length.of?.kind === 'other' && sized === place;
  const ofType = sized === undefined || !isKnown(fn, sized);
  if (data.kind !== 'place' || !(pointed || ofType) || (pointed && bytes && variable !== undefined)) return undefined;
  return { place, elements: false };
}

/** A buffer that knows its own length, when that is more than a byte. */
function bufferOf(fn: FunctionModel, data: Value): Record | undefined {
  const place = data.kind === 'place' ? data.name : placeOf(data.kind === 'other' ? data.operands[0] : undefined);
  if (place === undefined) return undefined;
  const tiny = fn.graph.steps.some(
    (step) =>
      step.op === 'assign' &&
      step.target === place &&
      step.value.kind === 'call' &&
      step.value.call.arguments.some(({ value }) => value.kind === 'number' && value.value <= 1),
  );
  return tiny ? undefined : { place, elements: true };
}

const isByte = ({ manifest }: Program, type: string): boolean => manifest.byteTypes?.includes(type) === true;

/** Whether a name is that of a variable, and not of a type. */
const isKnown = (fn: FunctionModel, name: string): boolean =>
  fn.variables.has(name) ||
  /[.>]/.test(name) ||
  fn.graph.steps.some((one) => one.op === 'assign' && one.target === name);

/** Where the record is read after `call` has ended well, before other data takes its place. */
export function readOfRecord(
  program: Program,
  fn: FunctionModel,
  call: ModelledCall,
  record: Record,
): { readonly start: number; readonly end: number } | undefined {
  let found: Value | undefined;
  trace(program, fn, call, { outcome: 'done' }, 'filled', ({ step, at, mark }) => {
    if (found || !step || at === call.step || refills(fn, step, record)) return undefined;
    found = decodedIn(fn, step, record) ?? valuesOf(step).flatMap((value) => partsRead(value, record))[0];
    return found ? undefined : mark;
  });
  return found && { start: found.start, end: found.end };
}

/** What a call takes for a complete record, when that is in the buffer. */
function decodedIn(fn: FunctionModel, step: Step, { place }: Record): Value | undefined {
  if (step.op !== 'call') return undefined;
  const row = fn.calls.find(({ site }) => site === step.call)?.row;
  const data = row?.role === 'decode' && row.data ? valueAt(step.call, row.data) : undefined;
  return data && mentionsPlace(data, place) ? data : undefined;
}

/** Whether a step puts other data into the record. */
function refills(fn: FunctionModel, step: Step, { place }: Record): boolean {
  if (step.op === 'assign') return step.target === place;
  if (step.op !== 'call') return false;
  const row = modelledAt(fn, step.call)?.row;
  if (row?.role !== 'recv' && row?.role !== 'fill') return false;
  return row.data !== undefined && placeOf(valueAt(step.call, row.data)) === place;
}

/** The values a step looks at. */
export function valuesOf(step: Step): readonly Value[] {
  switch (step.op) {
    case 'branch':
      return [step.condition];
    case 'assign':
      return [step.value];
    case 'return':
      return step.value ? [step.value] : [];
    case 'index':
      return [{ kind: 'other', operands: [step.object, step.index], start: step.object.start, end: step.index.end }];
    case 'call':
      return operandsOf({ kind: 'call', call: step.call, start: step.call.start, end: step.call.end });
    default:
      return [];
  }
}

/** What of a value is a part of the record. */
function partsRead(value: Value, { place, elements }: Record): readonly Value[] {
  const parts: Value[] = [];
  mentions(value, (part) => {
    if (elements) {
      // The first byte is there whenever anything is.
      const [object, index] = part.kind === 'other' ? part.operands : [];
      const later = object?.kind === 'place' && object.name === place && index?.kind === 'number' && index.value > 0;
      if (later) parts.push(part);
    } else if (part.kind === 'place' && (part.name === place || isField(part.name, place))) {
      parts.push(part);
    }
    return false;
  });
  return parts;
}

const isField = (name: string, record: string): boolean =>
  name.startsWith(`${record}.`) || name.startsWith(`${record}->`) || name.startsWith(`(*${record})`);

/** Whether an element of a buffer behind the first is taken: the first is there whenever anything is. */
export const isLaterElement = (
  { object, index }: Extract<Step, { op: 'index' }>,
  buffer: string | undefined,
): boolean => object.kind === 'place' && object.name === buffer && index.kind === 'number' && index.value > 0;

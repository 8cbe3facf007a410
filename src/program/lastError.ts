/** The error of the last failed call, where a language keeps it beside the results: what reads it, and what overwrites it. */
import { compiled } from '../base/compiled';
import type { LanguageManifest } from '../languages/language';
import type { Step } from './graph';
import { type FunctionModel, type ModelledCall, modelledAt, type Program } from './program';
import { type CallSite, mentions, type Value } from './value';

/** Whether a value is the last error itself. */
export const isLastError = ({ lastError }: LanguageManifest, value: Value): boolean =>
  value.kind === 'place' && lastError?.places.includes(value.name) === true;

const holdsLastError = (manifest: LanguageManifest, value: Value): boolean =>
  mentions(value, (part) => isLastError(manifest, part));

/**
 * What a step does with the last error when it looks at it.
 * `tested`: a condition; `kept`: a copy is made; `returned`; `handed`: another call gets it; `reported`: the call is known to print it.
 */
export interface ErrorRead {
  readonly how: 'tested' | 'kept' | 'returned' | 'handed' | 'reported';
  readonly start: number;
  readonly end: number;
}

/** How a step reads the last error, if it does. */
export function readOfLastError(program: Program, fn: FunctionModel, step: Step): ErrorRead | undefined {
  const { manifest } = program;
  const at = (how: ErrorRead['how'], { start, end }: { start: number; end: number }): ErrorRead => ({
    how,
    start,
    end,
  });
  switch (step.op) {
    case 'branch':
      return holdsLastError(manifest, step.condition) ? at('tested', step.condition) : undefined;
    case 'assign':
      return holdsLastError(manifest, step.value) ? at('kept', step.value) : undefined;
    case 'return':
      return step.value && holdsLastError(manifest, step.value) ? at('returned', step.value) : undefined;
    case 'call': {
      if (reports(program, fn, step.call)) return at('reported', step.call);
      const handed = step.call.arguments.find(({ value }) => holdsLastError(manifest, value));
      return handed && at('handed', handed);
    }
    default:
      return undefined;
  }
}

/** Whether a call is known to read the last error by itself, or because its format says so. */
function reports({ text, manifest }: Program, fn: FunctionModel, site: CallSite): boolean {
  const row = rowOf(fn, site)?.row;
  if (row?.lastError === 'reads') return true;
  const format = manifest.lastError?.format;
  if (row?.role !== 'log' || format === undefined) return false;
  return site.arguments.some(
    ({ value, start, end }) => value.kind === 'text' && text.slice(start, end).includes(format),
  );
}

/** Whether a step gives the last error a value of its own, and not only that under which another system keeps it. */
export const setsLastError = ({ manifest }: Program, fn: FunctionModel, step: Step): boolean =>
  step.op === 'assign' &&
  step.target !== undefined &&
  manifest.lastError?.places.includes(step.target) === true &&
  !(step.value.kind === 'call' && rowOf(fn, step.value.call)?.row.lastError === 'reads');

/** How likely a call is to overwrite the last error: by its row, or by what a function of that name does. */
export function overwrites(program: Program, fn: FunctionModel, site: CallSite): 'surely' | 'likely' | 'hardly' | 'no' {
  const row = rowOf(fn, site)?.row;
  if (row) return row.lastError === 'changes' ? 'surely' : row.lastError === 'may-change' ? 'hardly' : 'no';
  return isCloser(program, site) ? 'likely' : 'no';
}

/** Whether a function has a name as those that close something have. */
export const isCloser = ({ manifest: { lastError } }: Program, { name }: CallSite): boolean =>
  lastError?.closers !== undefined && compiled(lastError.closers, 'i').test(name);

/** The row of a call, if it has one. */
export const rowOf: (fn: FunctionModel, site: CallSite) => ModelledCall | undefined = modelledAt;

/** Whether a call tells its failure in its result, and the error beside it. */
export const leavesError = ({ manifest }: Program, { row }: ModelledCall): boolean =>
  manifest.lastError !== undefined &&
  row.outcomes?.error !== undefined &&
  row.outcomes.error !== 'raises' &&
  row.lastError !== 'keeps';

/** Whether a call leaves the last error as it is, or hardly ever changes it. */
export const passesLastError = ({ row }: ModelledCall): boolean =>
  row.role === 'log' || row.lastError === 'keeps' || row.lastError === 'may-change' || row.lastError === 'reads';

/** Objects that could say in their own fields how long what is called on them may take, and are made without that. */
import type { ObjectTimeout } from './apiIndex';
import type { FunctionModel, ModelledCall, Program, Returned } from './program';
import { lacksTimeout } from './timeouts';
import { type CallSite, placeOf } from './value';

/** Whether all that a function returns beside failures is made by it, and says nothing of a timeout. */
export function isUntimedMaker(program: Program, fn: FunctionModel): boolean {
  const { gives = [] } = fn;
  const made = new Set(gives.map(({ step }) => step));
  return (
    gives.length > 0 &&
    gives.every((one) => one.type === gives[0]?.type && isUntimed(program, fn, one)) &&
    fn.graph.steps.every((step, index) => step.op !== 'return' || made.has(index) || givesNothing(step.value))
  );
}

const isUntimed = (program: Program, fn: FunctionModel, { value, type }: Returned): boolean =>
  value.kind !== 'call' && lacksTimeout(program, fn, value, type) === true;

/** Whether what is returned stands for a failure: nothing, perhaps beside an error. */
function givesNothing(value: Returned['value'] | undefined): boolean {
  const first = value?.kind === 'tuple' ? value.operands[0] : value;
  return first === undefined || first.kind === 'null';
}

/** What a function writes down and returns without a timeout, as if it were made by a call, for those whose calls do what `role` says. */
export function madeWithoutTimeout(
  program: Program,
  fn: FunctionModel,
  role: ObjectTimeout['role'],
): readonly ModelledCall[] {
  return (fn.gives ?? []).flatMap((one) => {
    const timeout = program.timeoutFields.get(one.type);
    if (timeout?.role !== role || isCalled(program, one, role) || !isUntimed(program, fn, one)) return [];
    const { start, end } = recordRange(fn, one);
    return [
      {
        site: siteOf(program, start, end),
        row: { call: one.type, role, timeout, see: '' },
        step: one.step,
        flags: '',
        certain: true,
      },
    ];
  });
}

/** Whether the call that could wait is in view: it is the place to speak of. */
const isCalled = ({ functions }: Program, { value }: Returned, role: ObjectTimeout['role']): boolean =>
  functions.some(({ calls }) =>
    calls.some(({ row, site }) => row.role === role && placeOf(site.receiver) === placeOf(value)),
  );

/** Where the record is written: what is returned, or what the variable was given that is. */
function recordRange({ graph }: FunctionModel, { value }: Returned): { readonly start: number; readonly end: number } {
  if (value.kind !== 'place') return value;
  for (const step of graph.steps) if (step.op === 'assign' && step.target === value.name) return step.value;
  return value;
}

function siteOf({ text }: Program, start: number, whole: number): CallSite {
  const written = text.slice(start, whole);
  const name = /[\w.]+/.exec(written)?.[0] ?? '';
  // The fields may go on for many lines.
  const brace = written.indexOf('{');
  const end = brace < 0 ? whole : start + brace;
  return {
    id: -1,
    callee: name,
    name,
    global: false,
    calleeEnd: end,
    arguments: [],
    start,
    end,
    statement: { start, end, plain: false, breaks: 'nothing' },
    retried: false,
    dropped: false,
  };
}

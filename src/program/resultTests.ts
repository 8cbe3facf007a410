/** The conditions that look at the result of a call, and whether they can tell a failure from success. */
import { compiled } from '../base/compiled';
import type { Outcome, Showing } from '../languages/api';
import { type Abstract, decide, namesOf, type Shown, shownBy } from './abstract';
import type { FunctionModel, ModelledCall, Program } from './program';
import { trace } from './trace';
import { mentions, type Value } from './value';
import type { Variable } from './variables';

/**
 * What a test of a result does.
 * `separates`: it tells a failure from success; `unknown`: it may; `neutral`: it tells something else apart;
 * `constant`: it comes out the same whatever happened; `zero`: it asks a descriptor, which is never 0 in either case, for 0;
 * `unsigned`: the variable cannot be negative; `narrow`: it cannot hold the end of the data beside the data; `sign`: it asks for a sign that differs between systems.
 */
export type TestKind = 'separates' | 'unknown' | 'neutral' | 'constant' | 'zero' | 'unsigned' | 'narrow' | 'sign';

export interface ResultTest {
  readonly kind: TestKind;
  readonly start: number;
  readonly end: number;
  /** The variable that cannot be negative. */
  readonly variable?: Variable;
}

/** The tests that the result of `call` meets after a failure, or after success where a failure does not show in the result. */
export function testsOf(program: Program, fn: FunctionModel, call: ModelledCall): readonly ResultTest[] {
  const judge = judgeOf(program, fn, call);
  const tests = new Map<number, ResultTest>();
  // A failure that takes the place of the value is told apart by its form, which says nothing about a look at the value.
  const instead = call.row.outcomes?.error === 'failure';
  const outcome = judge.shown.has('error') && !instead ? 'error' : 'done';
  trace(program, fn, call, { outcome }, 'open', ({ step, at, mark, depends }) => {
    if (!step || at === call.step) return undefined;
    for (const value of conditionsOf(step.op === 'branch' ? step.condition : undefined, step)) {
      if (!depends(value) || (instead && asksForm(value))) continue;
      const test = judge.test(value);
      tests.set(value.start, test);
      if (test.kind === 'separates' || test.kind === 'unknown') return undefined;
    }
    return mark;
  });
  return [...tests.values()];
}

const asksForm = (value: Value): boolean => value.kind === 'is' || (value.kind === 'not' && asksForm(value.operand));

/** The condition of a branch; of other steps the comparisons in what they keep or return. */
function conditionsOf(
  condition: Value | undefined,
  step: { readonly op: string; readonly value?: Value | undefined },
): readonly Value[] {
  if (condition) return [condition];
  const found: Value[] = [];
  if (step.value) mentions(step.value, (part) => part.kind === 'compare' && found.push(part) < 0);
  return found;
}

interface Judge {
  /** How the outcomes that show in the result do so. */
  readonly shown: ReadonlyMap<Outcome, Shown>;
  readonly test: (condition: Value) => ResultTest;
}

function judgeOf(program: Program, fn: FunctionModel, call: ModelledCall): Judge {
  const shown = new Map<Outcome, Shown>();
  for (const [outcome, showings] of Object.entries(call.row.outcomes ?? {}) as [Outcome, Showing][]) {
    const known = shownBy(showings);
    if (known) shown.set(outcome, call.row.gives ? (component) => aboveZero(known(component)) : known);
  }
  const bindings = holdersOf(fn, call);
  const holders = new Set(bindings.keys());
  const isResult = (value: Value): boolean =>
    value.kind === 'call' ? value.call === call.site : value.kind === 'place' && holders.has(value.name);
  const unsigned = unsignedHolder(program, fn, holders);
  const narrow = narrowHolder(program, fn, call, holders);
  const names = namesOf(call.row);
  const decideFor = (condition: Value, result: Shown | undefined): boolean | undefined =>
    decide(condition, { callId: call.site.id, outcome: 'done', result, names, bindings, isLength: () => false });
  const test = (condition: Value): ResultTest => {
    const { start, end } = condition;
    // What was kept of a comparison was judged where it was made.
    if (condition.kind === 'place' && comparedInto(fn, condition.name, isResult))
      return { kind: 'neutral', start, end };
    const plain = plainTest(condition, isResult);
    if (!plain) return { kind: 'unknown', start, end };
    const decisions = new Map([...shown].map(([outcome, result]) => [outcome, decideFor(condition, result)]));
    const failed = decisions.get('error');
    if (unsigned && plain.is === 'order' && failed !== undefined && failed !== decideFor(condition, () => huge)) {
      return { kind: 'unsigned', start, end, variable: unsigned };
    }
    const atEnd = decisions.get('eof');
    if (narrow && [atEnd, decisions.get('done')].every((one) => one !== undefined) && atEnd !== decisions.get('done'))
      return { kind: 'narrow', start, end, variable: narrow };
    const ofZero = decideFor(condition, () => ({ kind: 'number', low: 0, high: 0 }));
    return { kind: kindOf(call, decisions, plain, ofZero), start, end };
  };
  return { shown, test };
}

/** What a negative number becomes in a variable that cannot hold it. */
const huge: Abstract = { kind: 'number', low: 2 ** 31, high: Number.POSITIVE_INFINITY };

/** A descriptor is hardly ever 0: whoever asks for 0 means the failure. */
const aboveZero = (shown: Abstract | undefined): Abstract | undefined =>
  shown?.kind === 'number' && shown.low === 0 && shown.high > 0 ? { ...shown, low: 1 } : shown;

/** The places that are given the result itself, or a component of it, with that. */
function holdersOf(fn: FunctionModel, call: ModelledCall): ReadonlyMap<string, Value> {
  const holders = new Map<string, Value>();
  for (const step of fn.graph.steps) {
    if (step.op !== 'assign' || step.target === undefined || step.accumulates || step.value.kind !== 'call') continue;
    if (step.value.call === call.site) holders.set(step.target, step.value);
  }
  return holders;
}

/** Whether a place holds what a comparison of the result came to. */
const comparedInto = (fn: FunctionModel, place: string, isResult: (value: Value) => boolean): boolean =>
  fn.graph.steps.some(
    ({ op, ...step }) =>
      op === 'assign' &&
      'target' in step &&
      step.target === place &&
      step.value.kind === 'compare' &&
      (isResult(step.value.left) || isResult(step.value.right)),
  );

/** A condition that is nothing but a look at the result. */
interface PlainTest {
  readonly is: 'truth' | 'order' | 'equality';
  /** What the result is compared with. */
  readonly other: Value | undefined;
}

/** How a condition looks at the result; nothing when it is more than that, or a comparison with a name. */
function plainTest(condition: Value, isResult: (value: Value) => boolean): PlainTest | undefined {
  if (condition.kind === 'not') return plainTest(condition.operand, isResult);
  if (isResult(condition)) return { is: 'truth', other: undefined };
  if (condition.kind !== 'compare') return undefined;
  const { left, right, operator } = condition;
  const other = isResult(left) ? right : isResult(right) ? left : undefined;
  if (other?.kind !== 'number' && other?.kind !== 'null' && other?.kind !== 'boolean') return undefined;
  return { is: operator === '==' || operator === '!=' ? 'equality' : 'order', other };
}

function kindOf(
  { row }: ModelledCall,
  decisions: ReadonlyMap<Outcome, boolean | undefined>,
  { is, other }: PlainTest,
  ofZero: boolean | undefined,
): TestKind {
  const all = new Set(decisions.values());
  const same = all.size === 1 && !all.has(undefined);
  if (!decisions.has('error')) {
    // To ask for 0 does no harm; to ask for a negative number, or for nothing, shows that a failure is expected there.
    const mistaken = other?.kind === 'null' || row.outcomes?.done === 'null' || all.has(ofZero);
    return same && mistaken ? 'constant' : 'separates';
  }
  if (same) return row.gives ? 'zero' : 'constant';
  const [failed, done] = [decisions.get('error'), decisions.get('done')];
  if (row.outcomes?.error === '!=0' && failed === undefined) return is === 'truth' ? 'unknown' : 'sign';
  if (failed === undefined || done === undefined) return 'unknown';
  return failed === done ? 'neutral' : 'separates';
}

/** The variable that holds the result and cannot be negative, unless another test of it may catch what became of the error. */
function unsignedHolder(program: Program, fn: FunctionModel, holders: ReadonlySet<string>): Variable | undefined {
  const caught = fn.graph.steps.some((step) => {
    const conditions = conditionsOf(step.op === 'branch' ? step.condition : undefined, step);
    return conditions.some((condition) =>
      mentions(condition, (part) => part.kind === 'compare' && mayCatch(part, holders)),
    );
  });
  if (caught) return undefined;
  return [...holders]
    .map((name) => fn.variables.get(name))
    .find((variable) => variable?.is === 'value' && unsignedAs(program, variable) !== undefined);
}

/** The variable for a single byte that is given the result where -1 is the end and any byte is data. */
function narrowHolder(
  program: Program,
  fn: FunctionModel,
  { row }: ModelledCall,
  holders: ReadonlySet<string>,
): Variable | undefined {
  if (row.role !== 'recv' || row.data !== undefined || row.outcomes?.eof !== '-1') return undefined;
  return [...holders]
    .map((name) => fn.variables.get(name))
    .find(
      (variable) =>
        variable?.is === 'value' &&
        (program.manifest.byteTypes?.includes(variable.type) === true || unsignedAs(program, variable) === 'surely'),
    );
}

/** Whether a comparison with something other than 0 may notice a number that is too large. */
function mayCatch(
  { left, right, operator }: Extract<Value, { kind: 'compare' }>,
  holders: ReadonlySet<string>,
): boolean {
  const isHolder = (value: Value) => value.kind === 'place' && holders.has(value.name);
  const other = isHolder(left) ? right : isHolder(right) ? left : undefined;
  if (!other) return false;
  if (other.kind !== 'number') return true;
  return operator === '==' || operator === '!=' ? other.value < 0 : other.value > 1;
}

/** Whether a type has no negative values: surely, or on the platform it is for. */
export function unsignedAs({ manifest, imports }: Program, { type }: Variable): 'surely' | 'maybe' | undefined {
  for (const { pattern, imports: wanted } of manifest.unsignedTypes ?? []) {
    if (!compiled(pattern).test(type)) continue;
    return wanted === undefined || wanted.some((one) => imports.has(one)) ? 'surely' : 'maybe';
  }
  return undefined;
}

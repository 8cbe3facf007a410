/** How long a call waits by its arguments, or lets others wait. */
import type { ApiTimeout } from '../languages/api';
import { valueAt } from './bind';
import { type FunctionModel, type ModelledCall, modelledAt, type Program } from './program';
import { type CallSite, type Field, mentions, operandsOf, placeOf, type Value } from './value';

/** `unknown` is what the code computes or gets from elsewhere. */
export type Duration = 'infinite' | 'zero' | 'finite' | 'unknown';

/** The duration that a call is given; nothing when its row has no argument for one. */
export function durationOf(program: Program, fn: FunctionModel, { site, row }: ModelledCall): Duration | undefined {
  if (!row.timeout) return undefined;
  if (row.timeout.fields) return durationInOptions(program, fn, site, row.timeout, row.timeout.fields);
  if (site.arguments.some(({ spread }) => spread)) return 'unknown';
  const { infinite, zeroIsInfinite, absentIsFinite } = row.timeout;
  const value = givenDuration(site, row.timeout);
  if (value === undefined && absentIsFinite) return 'finite';
  if (value === undefined || value.kind === 'null') return 'infinite';
  if (infinite.includes(program.text.slice(value.start, value.end))) return 'infinite';
  const amount = amountOf(fn, site.id, value);
  if (amount === undefined) return 'unknown';
  if (amount === 0) return zeroIsInfinite ? 'infinite' : 'zero';
  return amount < 0 ? 'infinite' : 'finite';
}

const givenDuration = (site: CallSite, { access, name }: ApiTimeout): Value | undefined =>
  (name === undefined ? undefined : valueAt(site, `arg ${name}`)) ?? valueAt(site, access);

/** Whether a call says itself how long it waits; a record of options may say other things. */
export function isGivenDuration(program: Program, fn: FunctionModel, { site, row }: ModelledCall): boolean {
  const { timeout } = row;
  if (!timeout?.fields || timeout.access === 'this')
    return timeout !== undefined && givenDuration(site, timeout) !== undefined;
  const options = optionsIn(program, fn, site, timeout);
  const record = options && recordFor(program, fn, options, false);
  return (record ?? []).some(({ name, spread }) => spread || timeout.fields?.includes(name ?? ''));
}

const optionsIn = (program: Program, fn: FunctionModel, site: CallSite, { access }: ApiTimeout): Value | undefined =>
  access === 'arg options' ? optionsOf(program, fn, site) : valueAt(site, access);

/** The duration that one of the fields of a record of options says; nothing there means for ever, unless there is one anyway. */
function durationInOptions(
  program: Program,
  fn: FunctionModel,
  site: CallSite,
  timeout: ApiTimeout,
  names: readonly string[],
): Duration {
  const { access, infinite, zeroIsInfinite, absentIsFinite, amounts = 1 } = timeout;
  const options = optionsIn(program, fn, site, timeout);
  const absent = absentIsFinite ? 'finite' : 'infinite';
  if (options === undefined) return absent;
  const record = recordFor(program, fn, options, access === 'this');
  if (!record) return access === 'this' && fn.untimed?.has(placeOf(options) ?? '') ? 'infinite' : 'unknown';
  const found = record.filter(({ name }) => names.includes(name ?? ''));
  if (found.length === 0) return record.some(({ spread }) => spread) ? 'unknown' : absent;
  const durations = found.map(({ value, name }): Duration => {
    // Only the first of them are numbers; the others are means to the same end.
    if (names.indexOf(name ?? '') >= amounts)
      return boundsNothing(program, fn, value, timeout.parts?.[name ?? '']) ? 'infinite' : 'unknown';
    if (value.kind === 'null' || infinite.includes(program.text.slice(value.start, value.end))) return 'infinite';
    const amount = amountOf(fn, site.id, value);
    if (amount === undefined) return 'unknown';
    return amount === 0 && zeroIsInfinite ? 'infinite' : 'finite';
  });
  return durations.find((one) => one !== 'infinite') ?? 'infinite';
}

/** Whether an object that could say in its fields how long calls on it may take says nothing; nothing for what is no such object. */
export function lacksTimeout(program: Program, fn: FunctionModel, value: Value, type = ''): boolean | undefined {
  const { fields: names, parts = {} } = program.timeoutFields.get(type) ?? {};
  if (!names) return undefined;
  if (value.kind === 'place' && fn.untimed?.has(value.name)) return true;
  const record = recordFor(program, fn, value, true);
  const bounds = ({ name = '', spread, value: given }: Field): boolean =>
    spread === true || (names.includes(name) && !boundsNothing(program, fn, given, parts[name]));
  return record?.every((field) => !bounds(field)) === true;
}

/** Whether a part of an object that may bound what it waits for says nothing of that: it has none of the fields that would. */
function boundsNothing(
  program: Program,
  fn: FunctionModel,
  part: Value,
  names: readonly string[] | undefined,
): boolean {
  const record = names && recordFor(program, fn, part, true);
  return record?.every(({ name, spread }) => !spread && !names?.includes(name ?? '')) === true;
}

/** Names of what can be nothing but an address. */
const address = /ur[li]$|href$|link$|address$|endpoint$|host$|path$|port$/i;

/** Types of what can be nothing but an address where options are possible, too. */
const textType = /^:?\s*(?:string|URL)$/;

/** The argument that is no address and no function: what is said about the call besides. */
function optionsOf({ names, text }: Program, fn: FunctionModel, site: CallSite): Value | undefined {
  const values = site.arguments.map(({ value }) => value);
  const isText = (value: Value): boolean =>
    ['text', 'number', 'arithmetic'].includes(value.kind) || /^[`'"]/.test(text.slice(value.start, value.end));
  const isOptions = (value: Value): boolean => {
    if (value.kind === 'call') return !/URL$/.test(value.call.name);
    if (value.kind !== 'place') return !isText(value) && value.kind !== 'other' && value.kind !== 'tuple';
    if (address.test(value.name) || textType.test(fn.variables.get(value.name)?.type ?? '')) return false;
    const given = names?.valuesOf(fn, value.name) ?? [];
    return !names?.functionOf(fn, value) && (given.length === 0 || !given.every((one) => isText(one.value)));
  };
  // A record that is written is no address, whatever stands before it.
  return values.find(({ kind }) => kind === 'aggregate') ?? values.find(isOptions);
}

/** The fields of a record that is written where it is used, or in a variable that nothing else is given to. */
function recordFor(program: Program, fn: FunctionModel, value: Value, isObject: boolean): readonly Field[] | undefined {
  const written = recordOf(program, fn, value);
  if (written) return written;
  const { names } = program;
  if (value.kind !== 'place') return undefined;
  if (!names) return localRecord(program, fn, value.name, isObject);
  const [given, ...others] = names.valuesOf(fn, value.name);
  if (given?.value.kind !== 'aggregate' || others.length > 0) return undefined;
  const later = names.fieldsGiven(fn, value.name);
  return [...given.value.fields, ...later];
}

/** The fields of a record that is written, or of one whose address is taken where it is written. */
function recordIn(value: Value): readonly Field[] | undefined {
  if (value.kind === 'aggregate') return value.fields;
  const [only, ...others] = value.kind === 'other' ? value.operands : [];
  return only?.kind === 'aggregate' && others.length === 0 ? only.fields : undefined;
}

/** The fields of a record that is written, or that is as its maker has it. */
function recordOf(program: Program, fn: FunctionModel, value: Value): readonly Field[] | undefined {
  if (value.kind === 'place' && program.provided.has(value.name)) return [];
  if (value.kind === 'call') {
    const { row } = modelledAt(fn, value.call) ?? {};
    return row?.untimed && program.timeoutFields.has(row.gives?.type ?? '') ? [] : undefined;
  }
  return recordIn(value);
}

/** The fields of a record in a variable that is given nothing else, and that nobody else is given who may change it. */
function localRecord(
  program: Program,
  fn: FunctionModel,
  place: string,
  isObject: boolean,
): readonly Field[] | undefined {
  const { graph, around } = fn;
  const isIt = (value: Value): boolean => mentions(value, (part) => part.kind === 'place' && part.name === place);
  const fields: Field[] = [];
  let records = 0;
  for (const step of graph.steps) {
    if (step.op === 'call' && step.call.arguments.some(({ value }) => isIt(value))) {
      // Objects go from hand to hand; who makes one and says nothing of timeouts leaves that to functions that are called so.
      if (!isObject || (/^[\w.]+$/.test(step.call.callee) && configuring.test(step.call.name))) return undefined;
    }
    if (step.op !== 'assign' || step.target === undefined) continue;
    if (isIt(step.value) && !isObject) return undefined;
    if (step.target.startsWith(`${place}.`))
      fields.push({ name: step.target.slice(place.length + 1), value: step.value });
    if (step.target !== place) continue;
    const record = isEmptyRecord(program, fn, place, step.value) ? [] : recordOf(program, fn, step.value);
    if (!record) return undefined;
    fields.push(...record);
    records++;
  }
  if (records === 1) return fields;
  // A function that is written in another one sees the variables of that.
  const outer = records === 0 && isObject ? program.functions.find(({ id }) => id === around) : undefined;
  const seen = outer && localRecord(program, outer, place, isObject);
  return seen && [...seen, ...fields];
}

/** Whether a variable is declared as a record of a type, which begins with nothing in it. */
function isEmptyRecord(
  { text }: Program,
  { variables }: FunctionModel,
  place: string,
  { kind, start, end }: Value,
): boolean {
  const { is, type = '' } = variables.get(place) ?? {};
  const declared = text.slice(start, end);
  return kind === 'other' && is === 'value' && /^\w/.test(type) && declared === `${place} ${type}`;
}

/** Names of functions that may change what they are given, among them those that nobody but their caller knows. */
const configuring =
  /^\w{1,3}$|opt|conf|set|apply|init|prepar|custom|wrap|modif|with|default|tls|transport|timeout|build|mak|new/i;

/** Whether a call is known to wait, or to let others wait, for ever. */
export const isEndless = (program: Program, fn: FunctionModel, call: ModelledCall): boolean =>
  durationOf(program, fn, call) === 'infinite';

/** The sum of the constants that a value is made of; nothing when anything else may go into it. */
function amountOf(fn: FunctionModel, callId: number, value: Value): number | undefined {
  if (value.kind === 'number') return Number.isNaN(value.value) ? undefined : value.value;
  if (value.kind === 'aggregate') return sum(value.fields.map((field) => amountOf(fn, callId, field.value)));
  const place = placeOf(value);
  return place === undefined ? undefined : amountAt(fn, callId, place);
}

/** What a place and its fields hold, when the function gives them nothing but constants. */
function amountAt(fn: FunctionModel, callId: number, place: string): number | undefined {
  if (fn.parameters.some(({ name }) => name === place)) return undefined;
  const isPart = (name: string | undefined) => name === place || (name?.startsWith(`${place}.`) ?? false);
  const amounts: (number | undefined)[] = [];
  for (const step of fn.graph.steps) {
    if (step.op === 'assign' && isPart(step.target)) {
      // A place that counts down, or is given itself, is beyond us.
      const constant = step.value.kind === 'number' || step.value.kind === 'aggregate';
      amounts.push(constant && !step.accumulates ? amountOf(fn, callId, step.value) : undefined);
    }
    if (step.op === 'call' && step.call.id !== callId && !isReader(fn, step.call.id)) {
      const touched = operandsOf({ kind: 'call', call: step.call, start: 0, end: 0 }).some((operand) =>
        mentions(operand, (part) => part.kind === 'place' && isPart(part.name)),
      );
      if (touched) amounts.push(undefined);
    }
  }
  return amounts.length === 0 ? undefined : sum(amounts);
}

/** Whether a call is in the model as one that only reads the durations it is given. */
const isReader = (fn: FunctionModel, callId: number): boolean =>
  fn.calls.some(({ site, row }) => site.id === callId && (row.timeout !== undefined || row.role === 'log'));

function sum(amounts: readonly (number | undefined)[]): number | undefined {
  return amounts.reduce((total, one) => (total === undefined || one === undefined ? undefined : total + one), 0);
}

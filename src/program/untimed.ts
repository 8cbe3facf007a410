/** What functions hand to others, or keep in fields, without having given it a timeout. */

import { valueAt } from './bind';
import { keysOf } from './fields';
import { isConnectedToItself } from './localPeers';
import { namesCalled, passesOf } from './passing';
import { assignmentsTo, type FunctionModel, type ModelledCall, modelledAt, type Program, relativesOf } from './program';
import type { Put } from './puts';
import { isUntimedOrigin, mayBound, originsOf, setsTimeoutOf } from './sockets';
import { isEndless, lacksTimeout } from './timeouts';
import { calledName, harmlessKey, parameterKey } from './untimedPlaces';
import { mentions, placeOf } from './value';

/** By parameter or field: whether all that it is given has no timeout. A record or field that is given one anywhere stands for itself. */
export type Timing = 'untimed' | 'timed';

/** What the functions of `programs` say of what they put into fields and pass to functions. */
export function timings(programs: readonly Program[]): ReadonlyMap<string, Timing> {
  const found = new Map<string, Timing>();
  const note = (key: string, timing: Timing) => void found.set(key, found.get(key) === 'timed' ? 'timed' : timing);
  for (const program of programs) {
    if (!program.manifest.followsTimings) continue;
    for (const fn of program.functions) {
      notePuts(program, fn, note);
      notePassed(program, fn, note);
      noteBounds(program, fn, note);
      noteHarmless(program, fn, note);
    }
  }
  return found;
}

type Note = (key: string, timing: Timing) => void;

function notePuts(program: Program, fn: FunctionModel, note: Note): void {
  for (const { record, field, value, source, type } of fn.puts ?? []) {
    if (value.kind !== 'null') note(`${record}.${field}`, timingOf(program, fn, { value, type, source }));
  }
  for (const step of fn.graph.steps) {
    if (step.op !== 'assign' || step.target === undefined || !fn.types.has(step.target)) continue;
    if (step.value.kind === 'null') continue;
    const keys = keysOf(step.target, fn, program.manifest).filter((key) => !key.startsWith('.'));
    if (keys.length === 0) continue;
    const [type, source] = [fn.types.get(step.target), fn.sources?.get(step.target)];
    const timing = timingOf(program, fn, { value: step.value, type, source });
    for (const key of keys) note(key, timing);
  }
}

function notePassed(program: Program, fn: FunctionModel, note: Note): void {
  for (const { names, position, value, call } of passesOf(fn, program.manifest)) {
    // Of what a function waits for that hands on what it has received its callers are told.
    if (modelledAt(fn, call)) continue;
    const type = value.kind === 'place' ? fn.types.get(value.name) : undefined;
    const timing = timingOf(program, fn, { value, type, source: undefined });
    for (const name of names) note(parameterKey(name, position), timing);
  }
}

/** Notes which parameters a function gives no timeout, so that its callers need not think it might. */
function noteHarmless(program: Program, fn: FunctionModel, note: Note): void {
  const first = fn.parameters[0]?.name === program.manifest.self ? 1 : 0;
  const code = program.text.slice(fn.start, fn.end);
  fn.parameters.forEach(({ name, type }, index) => {
    const known = fn.types.has(name);
    if (fn.name === '' || !(known || likely.test(`${type} ${name}`))) return;
    // While it is not known what it is given, what is done with that has no meaning yet.
    const mayBe = setsTimeoutOf(program, fn, name) || (!known && /timeout/i.test(code));
    const timing = mayBe ? 'timed' : 'untimed';
    note(harmlessKey(calledName(fn.owner, fn.name), index - first), timing);
  });
}

/** Names, of parameters and of their types, under which functions are given sockets. */
const likely = /stream|sock|conn|client|channel|transport|reader|input/i;

type Given = Pick<Put, 'value' | 'type' | 'source'>;

const timingOf = (program: Program, fn: FunctionModel, given: Given): Timing =>
  isUntimed(program, fn, given) ? 'untimed' : 'timed';

function isUntimed(program: Program, fn: FunctionModel, { value, type, source }: Given): boolean {
  const record = lacksTimeout(program, fn, value, type);
  if (record !== undefined) return record;
  if (value.kind === 'call') {
    const made = modelledAt(fn, value.call);
    const of = made?.row.gives?.of;
    if (of === undefined) return made !== undefined && isUntimedOrigin(program, fn, made);
    const object = valueAt(value.call, of);
    return object !== undefined && isUntimed(program, fn, { value: object, type: undefined, source: undefined });
  }
  const place = source ?? placeOf(value);
  if (place === undefined) return false;
  const seen = fn.sources?.get(place) ?? place;
  const maker = holderOf(program, fn, seen);
  const known = maker.untimed?.has(seen) === true || comesUntimed(program, maker, seen);
  return known && ![fn, ...relativesOf(program, maker, seen)].some((one) => mayBound(program, one, seen));
}

/** The function whose variable a place is: the one itself, or one around it. */
function holderOf(program: Program, fn: FunctionModel, place: string): FunctionModel {
  if (assignmentsTo(fn, place).length > 0 || fn.parameters.some(({ name }) => name === place)) return fn;
  const outer = program.functions.find(({ id }) => id === fn.around);
  return outer ? holderOf(program, outer, place) : fn;
}

/** Whether all calls that give a place its sockets set no timeout. */
function comesUntimed(program: Program, fn: FunctionModel, place: string): boolean {
  const origins = originsOf(program, fn, place);
  return (
    origins.length > 0 &&
    origins.every((one) => one && isUntimedOrigin(program, fn, one) && !isConnectedToItself(program, fn, one, one))
  );
}

/** Notes what is given a timeout: a field of a record speaks for all of them, since some may be views of others. */
function noteBounds(program: Program, fn: FunctionModel, note: Note): void {
  const bound = (place: string | undefined) => {
    if (place === undefined) return;
    for (const key of keysOf(place, fn, program.manifest))
      note(/^[.$]/.test(key) ? key : key.slice(0, key.indexOf('.')), 'timed');
  };
  for (const call of fn.calls) {
    if (!setsReadTimeout(program, fn, call)) continue;
    const place = call.socket;
    bound(place);
    // Under another name it is the same.
    for (const step of fn.graph.steps) {
      if (step.op === 'assign' && step.target !== undefined && step.target === place) bound(placeOf(step.value));
    }
  }
  const names = new Set([...program.timeoutFields.values()].flatMap(({ fields = [] }) => fields));
  for (const step of fn.graph.steps) {
    if (step.op === 'assign' && step.target !== undefined) {
      const [, object, field = ''] = /^(.*)(?:\.|->)(\w+)$/.exec(step.target) ?? [];
      if (names.has(field)) bound(object);
    }
    // Who is given a field may do anything to it; who is given the record has it, too, but seldom for that.
    if (step.op === 'call' && !modelledAt(fn, step.call)) {
      const { name, receiver } = step.call;
      if (setting.test(name)) {
        bound(placeOf(receiver));
        // What a record takes over from one inside it is called on the record itself.
        if (fn.owner !== '' && placeOf(receiver) === (fn.self ?? program.manifest.self)) note(fn.owner, 'timed');
      }
      step.call.arguments.forEach(({ value }, position) => {
        const names = value.kind === 'place' ? namesCalled(fn, program.manifest, step.call) : [];
        if (names.some((one) => program.untimed.has(harmlessKey(one, position)))) return;
        mentions(value, (part) => {
          const type = part.kind === 'place' ? fn.types.get(part.name) : undefined;
          if (part.kind === 'place' && type !== undefined && !program.timeless.has(type)) bound(part.name);
          return false;
        });
      });
    }
    if (step.op === 'return' && step.value?.kind === 'place') {
      const type = fn.types.get(step.value.name);
      if (type !== undefined && !program.timeless.has(type)) bound(step.value.name);
    }
  }
}

/** Names of methods that set timeouts, whatever they are called on. */
const setting = /^set\w*(?:deadline|timeout)/i;

const setsReadTimeout = (program: Program, fn: FunctionModel, call: ModelledCall): boolean =>
  (call.row.role === 'set-nonblocking' ||
    (call.row.role === 'set-timeout' && (call.row.bounds?.includes('read') ?? true))) &&
  !isEndless(program, fn, call);

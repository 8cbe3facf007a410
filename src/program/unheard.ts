/** Objects that end the program when they fail, since nobody listens to their `error` event. */
import type { Unheard } from '../languages/api';
import { valueAt } from './bind';
import { takerOf } from './handed';
import type { FunctionCode } from './lowerFunction';
import { mayHear, type ObjectUses, usesOf } from './objects';
import type { FunctionModel, ModelledCall, Parameter, Program } from './program';
import { placeOf, type Value } from './value';

/** An object that a call makes, or that a function is given because of a call. */
export interface UnheardObject {
  readonly fn: FunctionModel;
  readonly call: ModelledCall;
  readonly when: Unheard;
  /** The function that is given the object, and the name it has there. */
  readonly given?: { readonly fn: FunctionCode; readonly parameter: Parameter };
  /** The name of a function of another file that is given the object, and what the object is called there. */
  readonly handed?: { readonly to: Value; readonly parameter: string };
}

/** Calls that say nothing more to the peer, so that nothing can fail any more. */
const ending = /^(?:destroy|destroySoon|resetAndDestroy|terminate|removeAllListeners)$/;

/** Whether nobody listens to the object that a call makes. */
export function isUnheard(program: Program, fn: FunctionModel, { row, site }: ModelledCall): boolean {
  if (row.gives?.as !== 'result' || !(row.gives.type in program.emitters)) return false;
  return !isTold(usesOf(program, fn, { call: site }));
}

/** Whether somebody may be told of an object's failure, whenever that is. */
const isTold = ({ listeners, escapes, late, ...uses }: ObjectUses): boolean =>
  mayHear(
    { ...uses, escapes: escapes && late !== true, listeners: listeners.filter((one) => one.late !== true) },
    'error',
  );

/** The objects of a program that nobody listens to. */
export function unheardObjects(program: Program): readonly UnheardObject[] {
  const seen = new Set<Parameter>();
  return program.functions.flatMap((fn) =>
    fn.calls.flatMap((call): UnheardObject[] => {
      const when = program.emitters[call.row.gives?.type ?? ''];
      const fails = when !== 'untold' || failsUntold(program, fn, call);
      const own: UnheardObject[] = when && fails && isUnheard(program, fn, call) ? [{ fn, call, when }] : [];
      return [...own, ...unheardGiven(program, fn, call, seen)];
    }),
  );
}

function unheardGiven(program: Program, fn: FunctionModel, call: ModelledCall, seen: Set<Parameter>): UnheardObject[] {
  const { hands } = call.row;
  const called = hands && program.names?.functionOf(fn, valueAt(call.site, hands.to));
  return Object.entries(hands?.types ?? {}).flatMap(([position, type]): UnheardObject[] => {
    if (!called) return unheardHanded(program, fn, call, Number(position), type);
    const parameter = called?.parameters[Number(position)];
    const when = program.emitters[type];
    if (!called || !parameter || parameter.name === '' || !when || seen.has(parameter)) return [];
    seen.add(parameter);
    const uses = usesOf(program, called, { place: parameter.name });
    if (isTold(uses) || !isUsed(uses)) return [];
    return [{ fn, call, when, given: { fn: called, parameter } }];
  });
}

/** The same where the function that is given the object is one of another file. */
function unheardHanded(
  program: Program,
  fn: FunctionModel,
  call: ModelledCall,
  position: number,
  type: string,
): UnheardObject[] {
  const to = call.row.hands && valueAt(call.site, call.row.hands.to);
  const when = program.emitters[type];
  const taker = to?.kind === 'place' ? takerOf(program, fn, to.name, position) : undefined;
  if (!to || !when || !taker?.used || taker.escapes || taker.fields.length > 0) return [];
  if (taker.hears.some((event) => event === null || event === 'error')) return [];
  return [{ fn, call, when, handed: { to, parameter: taker.parameter } }];
}

/** Names of functions that are told how something has ended. */
const told = /callback|handler|listener|done|next|resolve|reject|(?:^|[._])(?:cb|fn|func|err|error|on[A-Z]\w*)$/i;

/** Whether what is made is told to do something without a function that is told of the failure. */
function failsUntold(program: Program, fn: FunctionModel, { site }: ModelledCall): boolean {
  const { tell = [] } = program.manifest.events ?? {};
  return usesOf(program, fn, { call: site }).calls.some(({ name, arguments: given }) => {
    const last = given.at(-1)?.value;
    if (!tell.includes(name) || !last || given.some(({ spread }) => spread)) return false;
    const place = placeOf(last);
    return place === undefined ? !program.names?.functionAt(last) && last.kind !== 'call' : !told.test(place);
  });
}

const isUsed = ({ calls }: ObjectUses): boolean => calls.some(({ name }) => !ending.test(name));

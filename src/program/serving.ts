/** Calls that fail when the peer of a socket is gone, and functions that let the failure out because nothing in them takes it. */
import { landingOf } from './exceptions';
import { assignmentsTo, type FunctionModel, type ModelledCall, modelledAt, type Program } from './program';
import { trace } from './trace';
import { type CallSite, placeOf } from './value';

/** The calls of a function that raise when a connection is lost, methods of its own class that are given the socket among them. */
export const raisingCalls = (program: Program, fn: FunctionModel): readonly ModelledCall[] =>
  callsThat(program, fn, 'raises');

/** The calls whose result is a failure when a connection is lost, those methods among them. */
export const failingCalls = (program: Program, fn: FunctionModel): readonly ModelledCall[] =>
  callsThat(program, fn, 'failure');

/** How a function lets a failure out: by an exception, or as its result. */
type Way = 'raises' | 'failure';

const callsThat = (program: Program, fn: FunctionModel, way: Way): readonly ModelledCall[] => [
  ...fn.calls.filter((call) => mayLose(call) && call.row.outcomes?.error === way),
  ...fn.graph.steps.flatMap((step, index) =>
    step.op === 'call' ? methodCall(program, fn, step.call, index, way) : [],
  ),
];

const losingRoles: ReadonlySet<string> = new Set(['send', 'recv', 'hand-over']);

/** Whether a call works for the peer of a socket before the code goes on. */
const mayLose = ({ row, site }: ModelledCall): boolean =>
  losingRoles.has(row.role) && (!row.asynchronous || site.awaited === true);

/** A call on a parameter of a function that fails when the connection is lost, where the failure leaves the function. */
export function lostOutside(
  program: Program,
  fn: FunctionModel,
): { readonly call: ModelledCall; readonly way: Way } | undefined {
  // What is suppressed around a block is caught, too, though no handler shows.
  if (fn.calls.some(({ row }) => row.role === 'catch')) return undefined;
  const given = fn.calls.filter((call) => mayLose(call) && fn.parameters.some(({ name }) => name === call.socket));
  const raising = given.find(
    (call) => call.row.outcomes?.error === 'raises' && landingOf(program, fn, call) === 'outside',
  );
  if (raising) return { call: raising, way: 'raises' };
  for (const way of ['raises', 'failure'] as const) {
    const call = given.find((one) => one.row.outcomes?.error === 'failure' && leaves(program, fn, one, [way]));
    if (call) return { call, way };
  }
  return undefined;
}

/**
 * Whether the code asks for the value of a call in a way that ends the function where there is only a failure, and nothing comes back
 * from there to the step `loop`.
 */
export function leaves(
  program: Program,
  fn: FunctionModel,
  call: ModelledCall,
  ways: readonly Way[],
  loop?: number,
): boolean {
  let left = false;
  let back = false;
  trace<'open' | 'demanded'>(program, fn, call, { outcome: 'error' }, 'open', ({ step, at, mark, edge, decided }) => {
    if (at === loop || at === call.step) {
      back ||= mark === 'demanded';
      return undefined;
    }
    if (mark === 'open') return step?.op === 'branch' && step.demanded && edge && decided ? 'demanded' : mark;
    if (step?.op === 'throw') left ||= ways.includes('raises') && fn.graph.raises[at] === -1;
    if (step?.op === 'return') left ||= ways.includes('failure');
    return mark;
  });
  return left && !back;
}

/** The step that takes the next client, where the socket of a call is one that was accepted, and the call that accepts it. */
export function acceptanceOf(
  fn: FunctionModel,
  socket: string | undefined,
): { readonly call: ModelledCall; readonly step: number } | undefined {
  const seen = new Set<string>();
  for (let place = socket; place !== undefined && !seen.has(place); ) {
    seen.add(place);
    const [given, ...others] = assignmentsTo(fn, place).filter(({ value }) => placeOf(value) !== place);
    if (!given || others.length > 0) return undefined;
    const call = given.value.kind === 'call' ? modelledAt(fn, given.value.call) : undefined;
    if (call?.row.role === 'accept') return { call, step: fn.graph.steps.indexOf(given) };
    place = given.value.kind === 'place' ? given.value.name : undefined;
  }
  return undefined;
}

/** A call of a method of the same object that is given a socket, and lets out the failure when its peer is gone. */
function methodCall(
  program: Program,
  fn: FunctionModel,
  site: CallSite,
  step: number,
  way: Way,
): readonly ModelledCall[] {
  const { self, asynchronous } = program.manifest;
  const isOwn = fn.owner !== '' && (site.callee === `${self}.${site.name}` || site.callee === site.name);
  if (!isOwn || self === undefined || fn.calls.some((one) => one.site === site)) return [];
  const [method, ...others] = program.functions.filter(({ owner, name }) => owner === fn.owner && name === site.name);
  if (!method || (asynchronous && new RegExp(asynchronous).test(method.head) && !site.awaited)) return [];
  const lost = method !== fn && others.length === 0 ? lostOutside(program, method) : undefined;
  if (lost?.way !== way) return [];
  // Some languages write the object itself first, where a method says what it is given.
  const given = method.parameters.filter(({ name }) => name !== self);
  const socket = placeOf(site.arguments[given.findIndex(({ name }) => name === lost.call.socket)]?.value);
  if (socket === undefined) return [];
  const row = { ...lost.call.row, outcomes: { error: way, done: 'object' } };
  return [{ ...lost.call, row, site, step, socket }];
}

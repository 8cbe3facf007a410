/** Calls that give no data, but say how the last call on the same socket has ended, such as `feof`. */
import { perObject } from '../base/memo';
import type { ApiRow, Outcome } from '../languages/api';
import type { FunctionModel, ModelledCall } from './program';
import type { CallSite } from './value';

/** The calls of a function that say something about what became of `call`. */
export function tellersOf(fn: FunctionModel, { socket }: ModelledCall): ReadonlyMap<CallSite, ApiRow> {
  const own = ownTellers(fn);
  const told = fn.calls.filter((one) => one.row.tells && socket !== undefined && one.socket === socket);
  return told.length === 0 ? own : new Map([...told.map(({ site, row }) => [site, row] as const), ...own]);
}

/** Functions of the program's own that say by their names what they tell. */
const namedForTheEnd = /^(?:is_?|at_?)?f?eof$/i;

const asIfEof: ApiRow = { call: 'eof', role: 'other', tells: { eof: 'result', error: 'result' }, see: '' };

const ownTellers = perObject(({ graph, calls }: FunctionModel): ReadonlyMap<CallSite, ApiRow> => {
  const tellers = new Map<CallSite, ApiRow>();
  for (const step of graph.steps) {
    if (step.op === 'call' && namedForTheEnd.test(step.call.name)) tellers.set(step.call, asIfEof);
  }
  // What the model knows, it knows better than a name.
  if (tellers.size > 0) for (const { site } of calls) tellers.delete(site);
  return tellers;
});

/** Whether what a row gives, or an element of that, is true after an outcome; nothing when it has nothing to do with it. */
export function toldBy(row: ApiRow | undefined, outcome: Outcome, element: string | undefined): boolean | undefined {
  const access = element === undefined ? 'result' : `result ${element}`;
  const about = Object.entries(row?.tells ?? {}).filter(([, where]) => where === access);
  return about.length === 0 ? undefined : about.some(([told]) => told === outcome);
}

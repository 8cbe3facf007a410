/** Calls that give no data, but say how the last call on the same socket has ended, such as `feof`. */
import type { ApiRow, Outcome } from '../languages/api';
import type { FunctionModel, ModelledCall } from './program';
import type { CallSite } from './value';

/** The calls of a function that say something about what became of `call`. */
export const tellersOf = (fn: FunctionModel, { socket }: ModelledCall): ReadonlyMap<CallSite, ApiRow> =>
  new Map([
    ...fn.calls.flatMap((one): [CallSite, ApiRow][] =>
      one.row.tells && socket !== undefined && one.socket === socket ? [[one.site, one.row]] : [],
    ),
    ...ownTellers(fn),
  ]);

/** Functions of the program's own that say by their names what they tell. */
const namedForTheEnd = /^(?:is_?|at_?)?f?eof$/i;

const asIfEof: ApiRow = { call: 'eof', role: 'other', tells: { eof: 'result', error: 'result' }, see: '' };

function ownTellers({ graph, calls }: FunctionModel): [CallSite, ApiRow][] {
  const modelled = new Set(calls.map(({ site }) => site));
  return graph.steps.flatMap((step): [CallSite, ApiRow][] =>
    step.op === 'call' && namedForTheEnd.test(step.call.name) && !modelled.has(step.call) ? [[step.call, asIfEof]] : [],
  );
}

/** Whether what a row gives, or an element of that, is true after an outcome; nothing when it has nothing to do with it. */
export function toldBy(row: ApiRow | undefined, outcome: Outcome, element: string | undefined): boolean | undefined {
  const access = element === undefined ? 'result' : `result ${element}`;
  const about = Object.entries(row?.tells ?? {}).filter(([, where]) => where === access);
  return about.length === 0 ? undefined : about.some(([told]) => told === outcome);
}

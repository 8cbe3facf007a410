/**
 * One client that goes away ends the server for all.
 *
 * Where the runtime raises an exception for a lost connection, a server that serves its clients in the loop that accepts them must
 * catch it there: otherwise the first reset or broken pipe leaves the loop, and nobody is served any more.
 *
 * Do: catch the exception of a lost connection around what is done for one client, close that client, and go on.
 *
 * ```python wrong
 * import socket
 * def serve(listener: socket.socket):
 *     while True:
 *         client, address = listener.accept()
 *         client.settimeout(30)
 *         client.sendall(b'hello\n')
 *         client.close()
 * ```
 * ```python right
 * import socket
 * def serve(listener: socket.socket):
 *     while True:
 *         client, address = listener.accept()
 *         client.settimeout(30)
 *         try:
 *             client.sendall(b'hello\n')
 *         except OSError as error:
 *             print('client lost:', error)
 *         client.close()
 * ```
 */
import { reaches } from '../program/paths';
import type { FunctionModel, ModelledCall } from '../program/program';
import { originOf } from '../program/sockets';
import { type UnheardObject, unheardObjects } from '../program/unheard';
import { type Problem, type RuleInput, rule } from './rule';

type Variant = 'in-loop' | 'unheard' | 'unheard-given';

/** Whether an exception of the call leaves the function; where nothing catches it, it goes on from where it would be. */
function escapes({ graph }: FunctionModel, { row, step }: ModelledCall): boolean {
  const to = graph.raises[step] ?? -1;
  return row.outcomes?.error === 'raises' && (to === -1 || (graph.next[to] ?? []).includes(-1));
}

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  see: [
    'docs.python.org/3/library/exceptions.html#BrokenPipeError',
    'nodejs.org/api/events.html#error-events',
    'CWE-248',
  ],

  find: (input) => [
    ...input.program.functions.flatMap((fn) => raisedInLoop(input, fn)),
    ...unheardObjects(input.program).map((one) => unheard(input, one)),
  ],

  say: ({ variant }) => {
    if (variant === 'in-loop') {
      return {
        what: '`{callee}` raises when this client is gone, and nothing catches it.',
        why: 'The loop that serves all clients ends.',
        todo: 'Catch the lost connection for each client.',
      };
    }
    return {
      what:
        variant === 'unheard'
          ? 'What `{callee}` gives has no listener for `error`.'
          : '`{object}` has no listener for `error`.',
      why: 'The first connection that is refused or lost ends the whole program.',
      todo: 'Attach a listener.',
    };
  },

  fix: ({ variant }, offered) =>
    offered.filter((idiom) => idiom.endsWith('-of-given') === (variant === 'unheard-given')),
});

function raisedInLoop({ program }: RuleInput, fn: FunctionModel): readonly Problem<Variant>[] {
  // What is suppressed around a block is caught, too, though no handler shows.
  if (fn.calls.some(({ row }) => row.role === 'catch')) return [];
  for (const call of fn.calls) {
    if ((call.row.role !== 'send' && call.row.role !== 'recv') || !escapes(fn, call)) continue;
    const origin = originOf(program, fn, call);
    if (origin?.row.role !== 'accept' || !fn.calls.includes(origin)) continue;
    // Only a loop that accepts again has somebody to lose.
    if (!reaches(fn.graph, call.step, origin.step)) continue;
    const related = [
      { range: { start: origin.site.start, end: origin.site.end }, message: 'This loop serves all clients.' },
    ];
    const range = { start: call.site.start, end: call.site.end };
    return [{ fn, call, range, variant: 'in-loop', confidence: 'high', related }];
  }
  return [];
}

function unheard({ has }: RuleInput, { fn, call, when, given }: UnheardObject): Problem<Variant> {
  const { start, calleeEnd: end } = call.site;
  // A program that ends at once when its address is taken says so, and one that goes on after all errors does not end.
  const minor = when === 'at-start' || has('uncaught-handled');
  const problem = { fn, call, confidence: 'high', ...(minor ? ({ profile: 'strict' } as const) : {}) } as const;
  if (!given) return { ...problem, range: { start, end }, variant: 'unheard', related: [] };
  const { parameter } = given;
  const related = [{ range: { start, end }, message: 'It comes from here.' }];
  return {
    ...problem,
    range: { start: parameter.start, end: parameter.end },
    variant: 'unheard-given',
    object: parameter.name,
    body: given.fn.body,
    related,
  };
}

/**
 * One client that goes away ends the server for all.
 *
 * Where the runtime raises an exception for a lost connection, a server that serves its clients in the loop that accepts them must
 * catch it there: otherwise the first reset or broken pipe leaves the loop, and nobody is served any more.
 *
 * In the loop that serves a single client it is the other way round: to catch it and go on means to fail again at once, for ever.
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
import { landingOf, leavesLoop, raisesAgain } from '../program/exceptions';
import { reaches } from '../program/paths';
import { type FunctionModel, type ModelledCall, modelledAt, type Program } from '../program/program';
import { type UnhandledRejection, unhandledRejections } from '../program/rejections';
import { onlySays } from '../program/saying';
import { acceptanceOf, failingCalls, leaves, raisingCalls } from '../program/serving';
import { originOf } from '../program/sockets';
import { landsAlike, missedTwin } from '../program/twins';
import { type UnheardObject, unheardObjects } from '../program/unheard';
import { type Problem, type RuleInput, rule } from './rule';

type Variant =
  | 'in-loop'
  | 'demanded'
  | 'caught-outside'
  | 'raised-again'
  | 'half-caught'
  | 'unheard'
  | 'unheard-given'
  | 'untold'
  | 'rejected'
  | 'rejected-inside';

/** Whether a function of the same file calls this one in a loop of its own that may go on when it has failed. */
const isServedAgain = (program: Program, { name }: FunctionModel): boolean =>
  name !== '' &&
  program.functions.some(({ graph }) =>
    graph.steps.some((step, at) => {
      if (step.op !== 'call' || step.call.name !== name) return false;
      if (program.manifest.results) return reaches(graph, at, at);
      const raised = graph.raises[at] ?? -1;
      return raised >= 0 && reaches(graph, raised, at);
    }),
  );

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
    ...input.program.functions.flatMap((fn) => demandedInLoop(input.program, fn)),
    ...input.program.functions.flatMap((fn) => halfCaught(input.program, fn)),
    ...unheardObjects(input.program).map((one) => unheard(input, one)),
    ...unhandledRejections(input.program).map((one) => rejected(input, one)),
  ],

  say: ({ variant }) => {
    switch (variant) {
      case 'in-loop':
        return {
          what: '`{callee}` raises when this client is gone, and nothing catches it.',
          why: 'The loop that serves all clients ends.',
          todo: 'Catch the lost connection for each client.',
        };
      case 'demanded':
        return {
          what: '`{callee}` fails when this client is gone, and the loop that serves all clients ends with it.',
          why: 'Nobody else is served any more.',
          todo: 'Look at the failure of each client, and go on.',
        };
      case 'caught-outside':
        return {
          what: '`{callee}` raises when this client is gone, and what catches it leaves the loop.',
          why: 'All other clients are no longer served.',
          todo: 'Catch the lost connection for each client.',
        };
      case 'raised-again':
        return {
          what: 'When the connection is lost, `{callee}` raises again each time, and this loop only catches it.',
          why: 'It spins at full speed for ever.',
          todo: 'Leave the loop.',
        };
      case 'half-caught':
        return {
          what: '`{callee}` can fail with `{object}`, too, when the peer is gone, and what is caught here is another error of it.',
          why: 'Which one it is depends on timing.',
          todo: 'Catch both.',
        };
      case 'untold':
        return {
          what: 'What `{callee}` gives has no listener for `error`.',
          why: 'The first datagram that cannot be sent, as for a name that is not found, ends the whole program.',
          todo: 'Attach a listener.',
        };
      case 'rejected':
        return {
          what: 'Nobody is told when `{callee}` fails: its promise has no `catch`.',
          why: 'The first connection that is refused or lost ends the whole program.',
          todo: 'Catch it.',
        };
      case 'rejected-inside':
        return {
          what: '`{callee}` raises when it fails, and nobody looks at the promise of this function.',
          why: 'The first connection that is lost ends the whole program.',
          todo: 'Catch it here.',
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
    variant === 'rejected-inside'
      ? []
      : offered.filter(
          (idiom) =>
            idiom.endsWith('-of-given') === (variant === 'unheard-given') &&
            idiom.endsWith('-rejection') === (variant === 'rejected'),
        ),
});

function raisedInLoop({ program, meant }: RuleInput, fn: FunctionModel): readonly Problem<Variant>[] {
  if (program.manifest.results) return [];
  // What is suppressed around a block is caught, too, though no handler shows.
  if (fn.calls.some(({ row }) => row.role === 'catch')) return [];
  for (const call of raisingCalls(program, fn)) {
    const range = { start: call.site.start, end: call.site.end };
    const problem = { fn, call, range, confidence: 'high', related: [] } as const;
    const own = call.row.role !== 'hand-over';
    if (own && raisesAgain(program, fn, call, ({ call: site }) => isIdle(program, fn, site)) && !meant(call)) {
      return [{ ...problem, variant: 'raised-again' }];
    }
    const origin = originOf(program, fn, call);
    if (origin?.row.role !== 'accept' || !fn.calls.includes(origin)) continue;
    // Only a loop that accepts again has somebody to lose.
    if (!reaches(fn.graph, call.step, origin.step) || !leavesLoop(program, fn, call, origin.step)) continue;
    if (isServedAgain(program, fn)) continue;
    const related = [
      { range: { start: origin.site.start, end: origin.site.end }, message: 'This loop serves all clients.' },
    ];
    const caught = landingOf(program, fn, call) !== 'outside';
    return [{ ...problem, related, variant: caught ? 'caught-outside' : 'in-loop' }];
  }
  return [];
}

/** The first call of a function that lets one error of a lost connection out, and whose other one is caught. */
function halfCaught(program: Program, fn: FunctionModel): readonly Problem<Variant>[] {
  if (!program.manifest.lostConnection?.only || fn.calls.some(({ row }) => row.role === 'catch')) return [];
  const raising = raisingCalls(program, fn);
  const sends = raising.filter(({ row }) => row.errnos?.includes('EPIPE'));
  for (const call of raising) {
    const object = missedTwin(program, fn, call);
    // What a receive never gives is caught for the sends beside it.
    const isMeantFor = (send: ModelledCall): boolean => send !== call && landsAlike(fn, send, call);
    if (object === undefined || (!sends.includes(call) && sends.some(isMeantFor))) continue;
    const range = { start: call.site.start, end: call.site.end };
    return [{ fn, call, range, variant: 'half-caught', object, confidence: 'high', related: [] }];
  }
  return [];
}

/** The first call that ends the loop which accepts clients, since its failure is taken for something that cannot be. */
function demandedInLoop(program: Program, fn: FunctionModel): readonly Problem<Variant>[] {
  if (!program.manifest.results) return [];
  const ends = (call: ModelledCall, loop: number): boolean =>
    call.row.outcomes?.error === 'raises'
      ? leavesLoop(program, fn, call, loop)
      : leaves(program, fn, call, ['raises', 'failure'], loop);
  for (const call of [...failingCalls(program, fn), ...raisingCalls(program, fn)]) {
    const accepted = acceptanceOf(fn, call.socket);
    // Only a loop that accepts again has somebody to lose.
    if (!accepted || !reaches(fn.graph, call.step, accepted.step)) continue;
    if (!ends(call, accepted.step) || isServedAgain(program, fn)) continue;
    const { start, end } = accepted.call.site;
    const related = [{ range: { start, end }, message: 'This loop serves all clients.' }];
    const range = { start: call.site.start, end: call.site.end };
    return [{ fn, call, range, variant: 'demanded', confidence: 'high', related }];
  }
  return [];
}

const isIdle = (program: Program, fn: FunctionModel, site: ModelledCall['site']): boolean =>
  modelledAt(fn, site)?.row.role === 'log' || onlySays(program, fn, site);

function unheard({ has }: RuleInput, { fn, call, when, given, handed }: UnheardObject): Problem<Variant> {
  const { start, calleeEnd: end } = call.site;
  // A program that ends at once when its address is taken says so, and one that goes on after all errors does not end.
  const minor = when === 'at-start' || has('uncaught-handled');
  const problem = { fn, call, confidence: 'high', ...(minor ? ({ profile: 'strict' } as const) : {}) } as const;
  if (handed) {
    const { to, parameter } = handed;
    const range = { start: to.start, end: to.end };
    return { ...problem, range, variant: 'unheard-given', object: parameter, related: [] };
  }
  if (!given)
    return { ...problem, range: { start, end }, variant: when === 'untold' ? 'untold' : 'unheard', related: [] };
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

function rejected({ has, meant }: RuleInput, { fn, call, dropped }: UnhandledRejection): Problem<Variant> {
  const { start, calleeEnd: end } = call.site;
  const minor = has('uncaught-handled') || has('rejections-handled') || meant(call);
  return {
    fn,
    call,
    range: { start, end },
    variant: dropped ? 'rejected' : 'rejected-inside',
    confidence: 'high',
    related: [],
    ...(minor ? ({ profile: 'strict' } as const) : {}),
    ...(dropped ? { mendAt: dropped } : {}),
  };
}

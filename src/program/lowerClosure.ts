/** Lowers the closures that calls are given: code that runs while the call does is a part of the function around it. */
import type { ClosureUse } from '../languages/language';
import type { Frontier } from './graph';
import { type Item, partsOf } from './item';
import { assign } from './lowerAssign';
import { compact, type Keep, type Lowering } from './lowerExpression';
import type { CallSite, Value } from './value';

/** Lowers code that `break` leaves and `continue` ends one round of; gives the edges that leave. */
export type Rounds = (body: readonly Item[], keep: Keep | undefined, onContinue: (edges: Frontier) => void) => Frontier;

/** What a call does with its closures, by its callee. */
export function closureUse(low: Lowering, callee: string): ClosureUse | undefined {
  const uses = Object.entries(low.manifest.closures ?? {}) as [ClosureUse, string][];
  return uses.find(([, pattern]) => new RegExp(pattern).test(callee))?.[0];
}

/** Lowers a closure behind the step of its call, or around it when that is made again each time; gives the value of the whole. */
export function lowerClosure(
  low: Lowering,
  rounds: Rounds,
  closure: Item,
  use: ClosureUse | undefined,
  site: CallSite,
): Value {
  const { graph } = low;
  const { start, end } = closure;
  const result: Value = { kind: 'call', call: site, start: site.start, end: site.end };
  const place = `?${start}_${end}`;
  const body = partsOf(closure, 'body');
  const keep: Keep = (value) => graph.add({ op: 'assign', target: place, value, accumulates: false });
  switch (use) {
    case 'forever': {
      const head = graph.add({ op: 'join' });
      graph.add({ op: 'call', call: site });
      give(low, closure, use, site);
      graph.frontier = rounds(body, undefined, (edges) => graph.connect(edges, head));
      break;
    }
    case 'each': {
      graph.add({ op: 'call', call: site });
      const head = graph.add({ op: 'join' });
      const { yes, no } = graph.when(graph.add({ op: 'branch', condition: unknown(closure) }));
      graph.frontier = yes;
      give(low, closure, use, site);
      const left = rounds(body, undefined, (edges) => graph.connect(edges, head));
      graph.frontier = [...no, ...left];
      break;
    }
    case 'once':
    case 'receiver': {
      graph.add({ op: 'call', call: site });
      give(low, closure, use, site);
      const left = rounds(body, keep, (edges) => {
        graph.frontier = edges;
      });
      graph.frontier = [...graph.frontier, ...left];
      join(low);
      return { kind: 'place', name: place, start: site.start, end: site.end };
    }
    default:
      graph.add({ op: 'call', call: site });
      perhaps(low, rounds, closure, site);
      return { kind: 'other', operands: [result, { kind: 'place', name: place, start, end }], start, end };
  }
  join(low);
  return result;
}

function join({ graph }: Lowering): void {
  if (graph.frontier.length > 0) graph.add({ op: 'join' });
}

/** What an unknown call may run, or not; what is raised in it may be caught by the call, which then goes on. */
function perhaps(low: Lowering, rounds: Rounds, closure: Item, site: CallSite): void {
  const { graph } = low;
  const { yes, no } = graph.when(graph.add({ op: 'branch', condition: unknown(closure) }));
  const outer = graph.raiseTo;
  graph.frontier = [];
  const caught = graph.add({ op: 'join' });
  const ends = graph.frontier;
  graph.raiseTo = caught;
  graph.frontier = yes;
  give(low, closure, undefined, site);
  const place = `?${closure.start}_${closure.end}`;
  const keep: Keep = (value) => graph.add({ op: 'assign', target: place, value, accumulates: false });
  const left = rounds(partsOf(closure, 'body'), keep, (edges) => {
    graph.frontier = edges;
  });
  graph.raiseTo = outer;
  graph.frontier = [...graph.frontier, ...left, ...no, ...ends];
  join(low);
}

const unknown = ({ start }: Item): Value => ({ kind: 'other', operands: [], start, end: start });

/** Gives the parameters of a closure what is known of their values: one that runs once is given what the call makes. */
function give(low: Lowering, closure: Item, use: ClosureUse | undefined, site: CallSite): void {
  const parameters = closure.children.filter(({ kind }) => kind === 'parameter');
  const { start, end } = site;
  parameters.forEach((parameter, component) => {
    const made: Value = { kind: 'call', call: site, start, end };
    const known = use === 'forever' && parameters.length > 1 ? { ...made, component } : made;
    const elements: Value = { kind: 'other', operands: site.receiver ? [site.receiver] : [], start, end };
    const given =
      use === 'receiver' ? (site.receiver ?? elements) : use === 'each' || use === undefined ? elements : known;
    // A parameter that is nothing but a name has no other item in it.
    if (parameter.children.length > 0) assign(low, parameter, given);
    else low.graph.add({ op: 'assign', target: compact(low, parameter), value: given, accumulates: false });
  });
}

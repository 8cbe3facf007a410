/** Lowers the closures that calls are given: code that runs while the call does is a part of the function around it. */
import { compiled } from '../base/compiled';
import type { ClosureUse } from '../languages/language';
import type { Frontier } from './graph';
import { bodyOf, type Item } from './item';
import { assign } from './lowerAssign';
import { compact, type Keep, type Lowering } from './lowering';
import type { CallSite, Value } from './value';

/** Lowers code that `break` leaves and `continue` ends one round of; gives the edges that leave. */
export type Rounds = (body: readonly Item[], keep: Keep | undefined, onContinue: (edges: Frontier) => void) => Frontier;

/** What a call does with its closures, by its callee; what it is on can be a long text with closures of its own. */
export function closureUse(low: Lowering, { callee, name, receiver }: CallSite): ClosureUse | undefined {
  const uses = Object.entries(low.manifest.closures ?? {}) as [ClosureUse, string][];
  const written = receiver && callee.length > longest ? `_.${name}` : callee;
  return uses.find(([, pattern]) => compiled(pattern).test(written))?.[0];
}

const longest = 200;

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
  const body = bodyOf(closure);
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
      const { yes, no } = graph.when(graph.add({ op: 'branch', condition: unknown(closure), each: true }));
      graph.frontier = yes;
      give(low, closure, use, site);
      const left = rounds(body, undefined, (edges) => graph.connect(edges, head));
      graph.frontier = [...no, ...left];
      break;
    }
    case 'once':
    case 'catches':
    case 'receiver':
    case 'passes':
    case 'inside':
    case 'builds': {
      graph.add({ op: 'call', call: site });
      const on = use === 'once' || use === 'catches' ? undefined : (site.receiver ?? site.arguments[0]?.value);
      const { implicit } = low;
      if (on && (use === 'inside' || use === 'builds')) low.implicit = held(low, site, on);
      const nothing = skippedOnNothing(low, site, place);
      give(low, closure, use, site);
      const run = () => {
        const left = rounds(body, use === 'passes' || use === 'builds' ? undefined : keep, (edges) => {
          graph.frontier = edges;
        });
        graph.frontier = [...graph.frontier, ...left];
      };
      if (use === 'catches') caught(low, run);
      else run();
      const { implicit: object } = low;
      low.implicit = implicit;
      graph.frontier = [...graph.frontier, ...nothing];
      join(low);
      if (use === 'builds' && object !== undefined) return { ...result, kind: 'place', name: object };
      if (use === 'passes' && on) return on;
      return { kind: 'place', name: place, start: site.start, end: site.end };
    }
    case 'configures': {
      graph.add({ op: 'call', call: site });
      const { implicit } = low;
      // What is set in a closure that is part of another is a setting of what that one is for.
      low.implicit ??= held(low, site, result);
      const left = rounds(body, undefined, (edges) => {
        graph.frontier = edges;
      });
      low.implicit = implicit;
      graph.frontier = [...graph.frontier, ...left];
      break;
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
  graph.frontier = yes;
  caught(low, () => {
    give(low, closure, undefined, site);
    const place = `?${closure.start}_${closure.end}`;
    const keep: Keep = (value) => graph.add({ op: 'assign', target: place, value, accumulates: false });
    const left = rounds(bodyOf(closure), keep, (edges) => {
      graph.frontier = edges;
    });
    graph.frontier = [...graph.frontier, ...left];
  });
  graph.frontier = [...graph.frontier, ...no];
  join(low);
}

/** Runs something whose exceptions are caught: control goes on behind it. */
function caught({ graph }: Lowering, run: () => void): void {
  const outer = graph.raiseTo;
  const before = graph.frontier;
  graph.frontier = [];
  const landing = graph.add({ op: 'join' });
  const ends = graph.frontier;
  graph.raiseTo = landing;
  graph.frontier = before;
  run();
  graph.raiseTo = outer;
  graph.frontier = [...graph.frontier, ...ends];
}

/** The edges on which a closure is not run, since there is nothing to run it on: nothing is then its value, too. */
function skippedOnNothing(
  { graph }: Lowering,
  { onNothing, receiver, start, end }: CallSite,
  target: string,
): Frontier {
  if (onNothing !== 'skipped' || !receiver) return [];
  const nothing: Value = { kind: 'null', start, end };
  const condition: Value = { kind: 'compare', operator: '==', left: receiver, right: nothing, start, end };
  const { yes, no } = graph.when(graph.add({ op: 'branch', condition }));
  graph.frontier = yes;
  graph.add({ op: 'assign', target, value: nothing, accumulates: false });
  const ends = graph.frontier;
  graph.frontier = no;
  return ends;
}

/** The place of the object whose members can be named alone: what holds the value, or else what it is about to be assigned to. */
function held(low: Lowering, { start, end }: CallSite, value: Value): string {
  const { into } = low;
  if (value.kind === 'place') return value.name;
  const place = into && into.start === start && into.end === end ? into.place : `?${start}_${end}`;
  low.graph.add({ op: 'assign', target: place, value, accumulates: false });
  return place;
}

const unknown = ({ start }: Item): Value => ({ kind: 'other', operands: [], start, end: start });

/** Gives the parameters of a closure what is known of their values: one that runs once is given what the call makes. */
function give(low: Lowering, closure: Item, use: ClosureUse | undefined, site: CallSite): void {
  const parameters = closure.children.filter(({ kind }) => kind === 'parameter');
  const { start, end } = site;
  const { closureParameter } = low.manifest;
  const made: Value = { kind: 'call', call: site, start, end };
  const elements: Value = { kind: 'other', operands: site.receiver ? [site.receiver] : [], start, end };
  const isGivenReceiver = use === 'receiver' || use === 'passes';
  const value = isGivenReceiver ? (site.receiver ?? elements) : use === 'each' || use === undefined ? elements : made;
  if (parameters.length === 0 && closureParameter !== undefined && use !== 'inside' && use !== 'builds') {
    const target = low.scopes.bind(closureParameter, closure.start);
    low.graph.add({ op: 'assign', target, value, accumulates: false });
  }
  parameters.forEach((parameter, component) => {
    const given: Value = use === 'forever' && parameters.length > 1 ? { ...made, component } : value;
    // A parameter that is nothing but a name has no other item in it.
    if (parameter.children.length > 0) assign(low, parameter, given);
    else low.graph.add({ op: 'assign', target: compact(low, parameter), value: given, accumulates: false });
  });
}

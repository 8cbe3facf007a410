/** Lowers what has handlers for exceptions. */
import { append } from './graph';
import { type Item, partsOf } from './item';
import type { Keep, Lowering } from './lowering';
import type { Jumps } from './lowerLoop';
import { inBlock, rest, sequence } from './lowerStatement';

export function lowerTry(low: Lowering, jumps: Jumps, item: Item, keep?: Keep): void {
  const outer = low.graph.raiseTo;
  const handlers = partsOf(item, 'handler');
  const before = low.graph.frontier;
  low.graph.frontier = [];
  // The step exceptions go to: from here on they reach a handler, or leave when none wants them.
  const dispatch = low.graph.add({ op: 'join' });
  const caught = low.graph.frontier;
  low.graph.frontier = before;
  const attempt = low.graph.add({ op: 'join' });
  low.graph.raiseTo = dispatch;
  const body = partsOf(item, 'body');
  const otherwise = partsOf(item, 'else');
  sequence(low, jumps, partsOf(item, 'init'));
  const own = otherwise.length > 0 ? undefined : keep;
  // Where a grammar has no node for the body, it is what plays no other part.
  if (body.length > 0) sequence(low, jumps, body, own);
  else inBlock(low, jumps, rest(item), own);
  low.graph.raiseTo = outer;
  sequence(low, jumps, otherwise, keep);
  const ends = [...low.graph.frontier];
  jumps.attempts.push(attempt);
  for (const handler of handlers) {
    low.graph.frontier = caught;
    const types = partsOf(handler, 'type').flatMap(
      ({ start, end }) =>
        low.text
          .slice(start, end)
          .replaceAll(low.manifest.qualifier ?? '.', '.')
          .match(/[\w.]+/g) ?? [],
    );
    low.graph.add({ op: 'join', handles: { types, start: handler.start, end: handler.end } });
    // Any expression can be a handler where it stands behind the one that may fail.
    sequence(low, jumps, handler.kind === 'handler' ? rest(handler) : [handler], keep);
    append(ends, low.graph.frontier);
  }
  jumps.attempts.pop();
  if (handlers.length === 0) low.graph.connect(caught, outer);
  low.graph.frontier = ends;
  if (ends.length > 0) low.graph.add({ op: 'join' });
  for (const last of partsOf(item, 'finally')) sequence(low, jumps, last.children);
}

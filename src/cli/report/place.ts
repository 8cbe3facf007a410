/** Where something is, as people and file formats count: lines and columns from 1, the end exclusive. */
import { relative, sep } from 'node:path';
import type { LineIndex, Position, Range } from '../../base/text';
import { isWithin } from '../../workspace/isWithin';

export interface Point {
  readonly line: number;
  readonly column: number;
}

export interface Place {
  readonly start: Point;
  readonly end: Point;
}

const pointOf = ({ line, character }: Position): Point => ({ line: line + 1, column: character + 1 });

export const placeOf = (lines: LineIndex, range: Range): Place => ({
  start: pointOf(lines.positionAt(range.start)),
  end: pointOf(lines.positionAt(range.end)),
});

/** `path` relative to `directory` with `/` when it lies below it, else as it is. */
export function shownPath(directory: string, path: string): string {
  if (path === directory) return '.';
  return (isWithin(directory, path) ? relative(directory, path) : path).replaceAll(sep, '/');
}

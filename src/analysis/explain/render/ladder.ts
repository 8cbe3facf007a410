/** Draws a timeline with characters: a ladder of lanes, for terminals and Markdown. */
import type { Lane, Step } from '../../../knowledge/failure';
import type { Locale, Localized } from '../../../knowledge/locale';
import { wordsIn } from '../labels';
import { lanesOf } from './lanes';
import { statesLine } from './sentences';
import { displayWidth, fromCells, toCells } from './width';

const columns: Readonly<Record<Lane, number>> = { me: 10, box: 31, peer: 52 };

/** Writes `text` over `line` at `column`, which may be beyond its end. */
function put(line: string, column: number, text: string): string {
  const start = Math.max(0, column);
  const padded = line.padEnd(start);
  const cells = toCells(text);
  return (padded.slice(0, start) + cells + padded.slice(start + cells.length)).trimEnd();
}

const center = (line: string, column: number, text: string): string =>
  put(line, column - Math.floor(displayWidth(text) / 2), text);

const rails = (lanes: readonly Lane[]): string => lanes.reduce((line, lane) => put(line, columns[lane], '|'), '');

function arrow(from: number, to: number, label: string, lost: boolean): string {
  const width = Math.abs(to - from) - 1;
  const inner = ` ${label} `;
  const left = Math.max(1, Math.floor((width - inner.length) / 2));
  const body = `${'-'.repeat(left)}${inner}${'-'.repeat(Math.max(1, width - inner.length - left))}`.slice(0, width);
  const head = lost ? 'x' : from < to ? '>' : '<';
  return from < to ? `${body.slice(0, -1)}${head}` : `${head}${body.slice(1)}`;
}

function drawSegment(step: Extract<Localized<Step>, { segment: string }>, lanes: readonly Lane[]): readonly string[] {
  const from = columns[step.from];
  const to = columns[step.to];
  const note = step.note ? [center(rails(lanes), (from + to) / 2, ` ${step.note} `)] : [];
  if (from === to) return [put(rails(lanes), from + 1, `--> ${step.segment} --.`), ...note];
  const start = Math.min(from, to) + 1;
  const room = Math.abs(to - from) - 5;
  if (step.segment.length > room) {
    // A label that does not fit on its arrow stands above it.
    return [
      center(rails(lanes), (from + to) / 2, ` ${step.segment} `),
      put(rails(lanes), start, arrow(from, to, '-', step.lost ?? false)),
      ...note,
    ];
  }
  return [put(rails(lanes), start, arrow(from, to, step.segment, step.lost ?? false)), ...note];
}

function drawEvent(step: Extract<Localized<Step>, { at: Lane }>, lanes: readonly Lane[]): readonly string[] {
  const mark = step.failing ? '>> ' : '* ';
  const text = `${mark}${step.does}${step.result === undefined ? '' : ` = ${step.result}`}`;
  const column = columns[step.at];
  return [put(rails(lanes), step.at === 'peer' ? column - Math.floor(displayWidth(text) / 2) : column, text)];
}

/** The lines of the ladder, at most 80 columns for the texts of the knowledge. */
export function drawLadder(steps: readonly Localized<Step>[], locale: Locale): readonly string[] {
  const lanes = lanesOf(steps);
  const names = wordsIn(locale).lanes;
  const head = lanes.reduce((line, lane) => center(line, columns[lane], names[lane]), '');
  const body = steps.flatMap((step) => {
    const lines = 'at' in step ? drawEvent(step, lanes) : drawSegment(step, lanes);
    const states = step.states ? [put('', columns.me + 2, `[${statesLine(step.states, locale)}]`)] : [];
    return [
      ...lines,
      ...states.map((line) =>
        lanes.reduce(
          (all, lane) =>
            all[columns[lane]] === ' ' || all.length <= columns[lane] ? put(all, columns[lane], '|') : all,
          line,
        ),
      ),
    ];
  });
  return [head, rails(lanes), ...body, rails(lanes)].map(fromCells);
}

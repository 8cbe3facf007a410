/** Draws a timeline as inline SVG: lanes, segments between them, events on them. Colours come from classes alone. */
import type { Lane, States, Step } from '../../../knowledge/failure';
import type { Locale, Localized } from '../../../knowledge/locale';
import { labelsIn, wordsIn } from '../labels';
import type { TimelineBlock } from './document';
import { escapeHtml } from './escape';
import { lanesOf } from './lanes';
import { stepLine } from './sentences';
import { displayWidth } from './width';

const width = 640;
const lanePositions: Readonly<Record<Lane, number>> = { me: 150, box: 320, peer: 490 };
const headHeight = 40;

/** The average width of a character at the size of the labels. */
const characterWidth = 6.6;

interface Drawn {
  readonly height: number;
  readonly svg: string;
}

type SegmentOf = Extract<Localized<Step>, { segment: string }>;
type EventOf = Extract<Localized<Step>, { at: Lane }>;

const text = (x: number, y: number, content: string, className: string, anchor = 'middle'): string =>
  `<text class="${className}" x="${x}" y="${y}" text-anchor="${anchor}">${escapeHtml(content)}</text>`;

/** The kind of a segment decides its colour. */
function segmentClass(segment: string, lost: boolean): string {
  const kind = /RST/.test(segment) ? 'rst' : /FIN/.test(segment) ? 'fin' : /SYN/.test(segment) ? 'syn' : 'data';
  return `timeline-segment timeline-${kind}${lost ? ' timeline-lost' : ''}`;
}

const statesAt = (states: States | undefined, y: number): string =>
  [
    states?.me ? text(12, y, states.me, 'timeline-state', 'start') : '',
    states?.peer ? text(width - 12, y, states.peer, 'timeline-state', 'end') : '',
  ].join('');

/** An arrow head is two strokes, so that no marker with an id is needed. */
function arrowHead(x: number, y: number, direction: number): string {
  const back = x - direction * 8;
  return `<path d="M${back} ${y - 5}L${x} ${y}L${back} ${y + 3}"/>`;
}

function drawSegment(step: SegmentOf, y: number, lostLabel: string): Drawn {
  const from = lanePositions[step.from];
  const loop = step.from === step.to;
  const target = loop ? from + 110 : lanePositions[step.to];
  const direction = target > from ? 1 : -1;
  const end = step.lost ? from + (target - from) * 0.6 : target - direction * 2;
  const top = y + 18;
  const bottom = top + 12;
  const middle = (from + target) / 2;
  const cross = `<path d="M${end - 5} ${bottom - 5}l10 10m0 -10l-10 10"/>`;
  const line = `<path d="M${from} ${top}L${end} ${bottom}"/>${step.lost ? cross : arrowHead(end, bottom, direction)}`;
  const label = step.lost ? `${step.segment} (${lostLabel})` : step.segment;
  const parts = [
    `<g class="${segmentClass(step.segment, step.lost ?? false)}">${line}`,
    text(middle, y + 13, label, 'timeline-label'),
    '</g>',
    step.note ? text(middle, bottom + 15, step.note, 'timeline-note') : '',
    statesAt(step.states, bottom + 2),
  ];
  return { height: step.note ? 54 : 40, svg: parts.join('') };
}

function drawEvent(step: EventOf, y: number): Drawn {
  const lines = step.result === undefined ? [step.does] : [step.does, `→ ${step.result}`];
  const boxWidth = Math.max(...lines.map(displayWidth)) * characterWidth + 16;
  const x = Math.min(Math.max(lanePositions[step.at] - boxWidth / 2, 4), width - boxWidth - 4);
  const boxHeight = lines.length * 16 + 8;
  const labels = lines.map((line, index) => text(x + boxWidth / 2, y + 21 + index * 16, line, 'timeline-label'));
  const states = statesAt(step.states, y + boxHeight + 18);
  const className = `timeline-event${step.failing ? ' timeline-failing' : ''}`;
  const box = `<rect x="${x}" y="${y + 5}" width="${boxWidth}" height="${boxHeight}" rx="4"/>`;
  const height = boxHeight + (step.states ? 26 : 12);
  return { height, svg: `<g class="${className}">${box}${labels.join('')}</g>${states}` };
}

/** The picture, with a title, a description for those who cannot see it, and the same as a list below. */
export function drawTimeline(block: TimelineBlock, locale: Locale): string {
  const labels = labelsIn(locale);
  const { lanes: laneNames } = wordsIn(locale);
  let y = headHeight;
  const drawn = block.steps.map((step) => {
    const { height, svg } = 'at' in step ? drawEvent(step, y) : drawSegment(step, y, labels.lost);
    y += height;
    return svg;
  });
  const height = y + 12;
  const lanes = lanesOf(block.steps).map((lane) => {
    const x = lanePositions[lane];
    const rail = `<line class="timeline-lane" x1="${x}" y1="30" x2="${x}" y2="${height - 4}"/>`;
    return text(x, 18, laneNames[lane], 'timeline-head') + rail;
  });
  const words = block.steps.map((step) => stepLine(step, locale));
  const titleId = `timeline-title-${escapeHtml(block.id)}`;
  const descriptionId = `timeline-text-${escapeHtml(block.id)}`;
  return [
    `<figure class="timeline"><svg role="img" aria-labelledby="${titleId} ${descriptionId}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title id="${titleId}">${escapeHtml(block.title)}</title>`,
    `<desc id="${descriptionId}">${escapeHtml(words.join('. '))}</desc>`,
    ...lanes,
    ...drawn,
    '</svg>',
    `<details><summary>${escapeHtml(labels.timelineInWords)}</summary><ol>`,
    ...words.map((line) => `<li>${escapeHtml(line)}</li>`),
    '</ol></details></figure>',
  ].join('');
}

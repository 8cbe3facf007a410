/** Every sentence that is put together from data, once, for all renderers. */
import type { Numbers, RetrySafety, Spelling } from '../../../knowledge/error';
import type { Actor, Confirmation, Evidence, Folklore, States, Step } from '../../../knowledge/failure';
import type { Locale, Localized } from '../../../knowledge/locale';
import { platformNames, platforms } from '../../../knowledge/platform';
import type { ExplainedRow } from '../explanation';
import { fill, labelled, labelsIn, wordsIn } from '../labels';
import { runtimeName } from '../reading/runtimes';

/** The numbers with the table each comes from, as pairs of a label and a number. */
export function numberPairs(numbers: Numbers, locale: Locale): readonly (readonly [string, number])[] {
  const labels = labelsIn(locale);
  const own = platforms.map((platform) => [platformNames[platform], numbers[platform]] as const);
  const others = [
    [labels.libuvWindows, numbers.libuvWindows],
    [labels.libuv, numbers.libuv],
  ] as const;
  return [...own, ...others].flatMap(([label, number]) => (number === undefined ? [] : [[label, number] as const]));
}

export const numbersLine = (numbers: Numbers, locale: Locale): string =>
  numberPairs(numbers, locale)
    .map(([label, number]) => `${label} ${number}`)
    .join(' · ') || labelsIn(locale).noNumber;

/** The numbers that few people meet. */
export function rareNumberPairs(numbers: Numbers, locale: Locale): readonly (readonly [string, number])[] {
  const labels = labelsIn(locale);
  const architectures = Object.entries(numbers.linuxArchitectures ?? {}).map(
    ([name, number]) => [fill(labels.architecture, { name }), number] as const,
  );
  return numbers.windowsCrt === undefined
    ? architectures
    : [[labels.windowsCrt, numbers.windowsCrt] as const, ...architectures];
}

export const who = (actor: Actor, locale: Locale): string => wordsIn(locale).actors[actor];

export function evidenceLine(evidence: Evidence, locale: Locale): string {
  const labels = labelsIn(locale);
  const kind = wordsIn(locale).evidence[evidence.kind];
  return evidence.kind === 'measured'
    ? fill(labels.evidenceMeasured, { kind, kernel: evidence.kernel ?? '', scenario: evidence.scenario ?? '' })
    : fill(labels.evidenceFrom, { kind, source: evidence.source ?? '' });
}

export const retryLine = (retry: { readonly safe: RetrySafety; readonly advice: string }, locale: Locale): string =>
  fill(labelsIn(locale).retryLine, { safe: wordsIn(locale).retry[retry.safe], advice: retry.advice });

/** The state of both ends, or an empty string when the row is not about a connection. */
export function statesLine(states: States, locale: Locale): string {
  const labels = labelsIn(locale);
  const parts = (['me', 'peer'] as const).flatMap((lane) => (states[lane] ? [`${labels[lane]} ${states[lane]}`] : []));
  return parts.join(labels.listSeparator);
}

/** What the next calls give, as `next recv: 0 (end of file)`. */
export function nextCalls(
  row: Pick<ExplainedRow, 'nextRecv' | 'nextSend'> & { readonly poll?: string | null },
  locale: Locale,
): readonly string[] {
  const labels = labelsIn(locale);
  const pairs = [
    [labels.nextRecv, row.nextRecv],
    [labels.nextSend, row.nextSend],
    [labels.poll, row.poll ?? null],
  ] as const;
  return pairs.flatMap(([label, value]) => (value === null ? [] : [labelled(label, value, locale)]));
}

export function confirmNote({ where, expect }: Localized<Confirmation>, locale: Locale): string {
  const labels = labelsIn(locale);
  const place = { here: labels.confirmHere, peer: labels.confirmPeer, both: labels.confirmBoth }[where];
  return fill(labels.confirmed, { where: place, expect });
}

export function folkloreLine({ claim, truth, refutedBy }: Localized<Folklore>, locale: Locale): string {
  const labels = labelsIn(locale);
  return fill(labels.folkloreLine, { claim, truth, refuted: fill(labels.folkloreRefuted, { scenario: refutedBy }) });
}

/** One line for each runtime, in the order in which they first appear. */
export const spellingLines = (spellings: readonly Spelling[], locale: Locale): readonly string[] =>
  [...new Set(spellings.map(({ runtime }) => runtime))].map((runtime) => {
    const own = spellings.filter((spelling) => spelling.runtime === runtime).map(({ text }) => text);
    return fill(labelsIn(locale).spelling, { runtime: runtimeName(runtime), text: own.join(', ') });
  });

/** One step of a timeline in words: the text alternative of the picture. */
export function stepLine(step: Localized<Step>, locale: Locale): string {
  const labels = labelsIn(locale);
  const { lanes } = wordsIn(locale);
  const states = step.states ? ` (${statesLine(step.states, locale)})` : '';
  if ('at' in step) {
    const values = { at: lanes[step.at], does: step.does, result: step.result ?? '' };
    const sentence = fill(step.result === undefined ? labels.eventAt : labels.eventResult, values);
    return `${sentence}${step.failing ? ` — ${labels.thisCall}` : ''}${states}`;
  }
  const values = { from: lanes[step.from], to: lanes[step.to], segment: step.segment };
  const sentence = fill(step.lost ? labels.segmentLost : labels.segmentTo, values);
  return (step.note ? labelled(sentence, step.note, locale) : sentence) + states;
}

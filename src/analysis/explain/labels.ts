/** Every word the renderers and the ranking add to the prose of the knowledge, by language. `{name}` is filled in. */

import type { RetrySafety } from '../../knowledge/error';
import type { Actor, Evidence, Lane } from '../../knowledge/failure';
import type { Locale } from '../../knowledge/locale';
import { chineseLabels, chineseWords } from './labelsZh';

const en = {
  gap: ' ',
  listSeparator: ', ',
  clauseSeparator: '; ',
  labelled: '{label}: {value}',
  headlineAt: '{error} at {call}: {what}',
  headline: '{error}: {what}',
  noNumber: 'no number',
  resultFails: '-1 {error}',
  resultEof: '0 (end of file)',
  resultSuccess: 'success',
  resultCount: 'a count of bytes',
  resultPartial: 'a smaller count than asked for',
  resultBlocks: 'waits, without an end',
  resultDescriptor: 'a descriptor',
  withSignal: '{result} and {signal}',
  returns: 'Returns',
  situation: 'Situation',
  who: 'Who did it',
  clues: 'What tells it apart',
  result: 'Result',
  nextRecv: 'next recv',
  nextSend: 'next send',
  poll: 'poll',
  next: 'Next calls',
  stateNow: 'State now',
  me: 'this side',
  box: 'in between',
  peer: 'other side',
  causes: 'Causes, the likeliest first',
  likelyTitle: 'Most likely: {situation}',
  moreTabs: 'The Markdown form has the other situations in full ({count} more).',
  confirm: 'How to confirm',
  confirmHere: 'on this machine',
  confirmPeer: 'on the other machine',
  confirmBoth: 'on both machines',
  fix: 'What to do',
  avoid: 'What not to do',
  retry: 'Is it safe to try again?',
  folklore: 'Not true, though often read',
  folkloreRefuted: 'Refuted by experiment {scenario}.',
  timelineInWords: 'The same in words',
  timelineOf: 'Timeline: {situation}',
  spellings: 'How programs see it',
  confused: 'Easily confused with',
  sources: 'Sources',
  evidence: 'Evidence',
  elsewhere: 'Elsewhere',
  otherCalls: 'At other calls',
  otherReadings: 'Other readings',
  tableOf: 'All failures of {call} on {platform}',
  lost: 'lost',
  segmentTo: '{from} sends {segment} to {to}',
  segmentLost: '{from} sends {segment} to {to}; it is lost',
  eventAt: '{at}: {does}',
  eventResult: '{at}: {does} gives {result}',
  thisCall: 'the call in question',
  evidenceMeasured: '{kind} on {kernel}, experiment {scenario}',
  evidenceFrom: '{kind}: {source}',
  errorAndWhy: '{error}: {why}',
  folkloreLine: '“{claim}” {truth} {refuted}',
  retryLine: '{safe}. {advice}',
  spelling: '{runtime}: {text}',
  confirmed: '{where}, if it is so: {expect}',
  notFound: 'Nothing in this text is a socket error that is known here.',
  didYouMean: 'Did you mean {names}?',
  unknownText: 'no socket error that is known in "{text}"',
  query: 'Explanation of',
  copy: 'Copy',
  otherNumbers: 'Other numbers',
  architecture: 'Linux on {name}',
  windowsCrt: 'the C runtime of Windows',
  libuvWindows: 'Node.js on Windows',
  libuv: 'libuv',
  meaning: 'Meaning',
  trigger: 'How it comes about',
  noRows: 'No failure table has a row for this.',
  reasonName: 'The text names {error}.',
  reasonAlias: '{found} is another name of {error}.',
  reasonNumber: '{number} is {error} on {platforms}.',
  reasonMessage: 'The text holds the message “{found}”.',
  reasonSpelling: '{found} is how {runtime} spells it.',
  reasonShared: '{found} can stand for several errors in {runtime}; this is one of them.',
  reasonPattern: '{by} prints “{found}” for this.',
  reasonLines: 'It stands on {count} lines of the text.',
  reasonGuess: '“{found}” is close to {error}.',
  reasonSuffixCall: 'The call is {call}.',
  reasonCallGuess: 'The text does not name the call; {call} is where it usually shows.',
  reasonPlatformGuess: 'No platform was named, so this is shown for {platform}.',
  reasonElapsed: 'The time it took ({elapsed}) fits.',
  noteNumber: '{number} means different errors on different platforms: {readings}.',
  noteShared: '{found} does not say which error it was; look for a number or a name beside it.',
  noteNeverAt: '{call} is not known to give {error} on {platform}.',
  noteUnknownCall: 'There is no failure table for “{call}”.',
  noteNoNumber: 'On {platform} there is no {error}.',
  noteUnknownNumber: 'No table has {number} as a socket error.',
} as const;

export type Labels = { readonly [Key in keyof typeof en]: string };

const labelsByLocale: Readonly<Record<Locale, Labels>> = { en, zh: chineseLabels };

export const labelsIn = (locale: Locale): Labels => labelsByLocale[locale];

/** Fills the `{names}` of a label. */
export const fill = (label: string, values: Readonly<Record<string, string | number>>): string =>
  label.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export interface ClosedLabels {
  readonly actors: Readonly<Record<Actor, string>>;
  readonly evidence: Readonly<Record<Evidence['kind'], string>>;
  readonly retry: Readonly<Record<RetrySafety, string>>;
  readonly lanes: Readonly<Record<Lane, string>>;
}

const closedEn: ClosedLabels = {
  actors: {
    'peer-app': 'the program at the other end',
    'peer-kernel': 'the system at the other end',
    middlebox: 'a box in between',
    'own-kernel': 'this system',
    'own-code': 'this program',
    network: 'the network',
  },
  evidence: { measured: 'measured', documented: 'documented', reported: 'reported by users' },
  retry: { yes: 'Yes', no: 'No', depends: 'It depends' },
  lanes: { me: 'this side', box: 'in between', peer: 'other side' },
};

const closedByLocale: Readonly<Record<Locale, ClosedLabels>> = { en: closedEn, zh: chineseWords };

/** The words for the closed sets of the knowledge. */
export const wordsIn = (locale: Locale): ClosedLabels => closedByLocale[locale];

/** A value with what it is, as `Returns: 0`. */
export const labelled = (label: string, value: string, locale: Locale): string =>
  fill(labelsIn(locale).labelled, { label, value });

/** Turns a row of the knowledge into what it says on one platform, in one language. */
import type { Call, FailureRow, Result } from '../../knowledge/failure';
import { type Locale, localize, textIn } from '../../knowledge/locale';
import { errorNamed, errorOfResult, outcomeOn } from '../../knowledge/lookup';
import { type Platform, platforms } from '../../knowledge/platform';
import type { ElsewhereResult, ExplainedRow } from './explanation';
import { labelsIn } from './labels';
import { describeResult, type NumberOf } from './results';

/** The numbers of `platform`, which a result is spelt out with. */
export const numbersOn =
  (platform: Platform): NumberOf =>
  (error) =>
    errorNamed(error)?.numbers[platform];

const describe = (result: Result, platform: Platform, locale: Locale): string =>
  describeResult(result, numbersOn(platform), labelsIn(locale));

const elsewhere = (row: FailureRow, platform: Platform, locale: Locale): readonly ElsewhereResult[] =>
  platforms.flatMap((other) => {
    const outcome = row.outcomes[other];
    if (other === platform || !outcome) return [];
    return [{ platform: other, result: describe(outcome.result, other, locale), evidence: outcome.evidence }];
  });

/** Undefined when the row says nothing about `platform`. */
export function explainRow(row: FailureRow, call: Call, platform: Platform, locale: Locale): ExplainedRow | undefined {
  const outcome = outcomeOn(row, platform);
  if (!outcome) return undefined;
  const optional = (result: Result | undefined): string | null =>
    result === undefined ? null : describe(result, platform, locale);
  const prose = localize(row, locale);
  return {
    id: row.id,
    call,
    platform,
    error: errorOfResult(outcome.result) ?? null,
    situation: prose.situation,
    trigger: prose.trigger,
    who: row.who,
    result: describe(outcome.result, platform, locale),
    nextRecv: optional(outcome.nextRecv),
    nextSend: optional(outcome.nextSend),
    poll: optional(outcome.poll),
    note: outcome.note ? textIn(outcome.note, locale) : null,
    states: row.states,
    timeline: row.timeline.map((step) =>
      'at' in step && step.result !== undefined
        ? { ...localize(step, locale), result: describe(step.result, platform, locale) }
        : localize(step, locale),
    ),
    clues: prose.clues,
    confirm: prose.confirm,
    fix: prose.fix,
    avoid: prose.avoid,
    retry: prose.retry,
    folklore: prose.folklore ?? [],
    evidence: outcome.evidence,
    sources: row.sources,
    elsewhere: elsewhere(row, platform, locale),
  };
}

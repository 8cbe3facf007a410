/** Turns a row of the knowledge into what it says on one platform, in one language. */
import { type Call, errorOfResult, type FailureRow, outcomeOn, type Result } from '../../knowledge/failure';
import { type Locale, localize, textIn } from '../../knowledge/locale';
import { type Platform, platforms } from '../../knowledge/platform';
import type { ElsewhereResult, ExplainedRow, TableRow } from './explanation';
import { labelsIn } from './labels';
import { describeResult, type SpellError } from './results';

/** For whom a row is spelt out. How errors are written is handed in, so that pages can be made of tables that are not yet indexed. */
export interface RowView {
  readonly platform: Platform;
  readonly locale: Locale;
  readonly spell: (platform: Platform) => SpellError;
}

const describe = (result: Result, platform: Platform, { locale, spell }: RowView): string =>
  describeResult(result, spell(platform), labelsIn(locale));

const elsewhere = (row: FailureRow, view: RowView): readonly ElsewhereResult[] =>
  platforms.flatMap((other) => {
    const outcome = row.outcomes[other];
    if (other === view.platform || !outcome) return [];
    return [{ platform: other, result: describe(outcome.result, other, view), evidence: outcome.evidence }];
  });

/** The line of a failure table; undefined when the row says nothing about the platform. */
export function tableRow(row: FailureRow, view: RowView): TableRow | undefined {
  const outcome = outcomeOn(row, view.platform);
  if (!outcome) return undefined;
  const optional = (result: Result | undefined): string | null =>
    result === undefined ? null : describe(result, view.platform, view);
  return {
    id: row.id,
    situation: textIn(row.situation, view.locale),
    error: errorOfResult(outcome.result) ?? null,
    result: describe(outcome.result, view.platform, view),
    nextRecv: optional(outcome.nextRecv),
    nextSend: optional(outcome.nextSend),
    who: row.who,
  };
}

/** Undefined when the row says nothing about the platform. */
export function explainRow(row: FailureRow, call: Call, view: RowView): ExplainedRow | undefined {
  const { platform, locale } = view;
  const outcome = outcomeOn(row, platform);
  const line = tableRow(row, view);
  if (!outcome || !line) return undefined;
  const prose = localize(row, locale);
  return {
    ...line,
    call,
    platform,
    trigger: prose.trigger,
    poll: outcome.poll ?? null,
    note: outcome.note ? textIn(outcome.note, locale) : null,
    states: row.states,
    timeline: row.timeline.map((step) =>
      'at' in step && step.result !== undefined
        ? {
            ...localize(step, locale),
            result: describe(stepResult(row, step.result, step.failing, platform), platform, view),
          }
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
    elsewhere: elsewhere(row, view),
  };
}

/** The timeline is drawn as it is on Linux; the call in question gives what it gives on the platform that was asked for. */
const stepResult = (row: FailureRow, drawn: Result, failing: boolean | undefined, platform: Platform): Result =>
  failing ? (outcomeOn(row, platform)?.result ?? drawn) : drawn;

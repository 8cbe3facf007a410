/** Explains a socket error from whatever a developer has of it. */
import { textIn } from '../../knowledge/locale';
import { callNamed, errorNamed, rowsGiving } from '../../knowledge/lookup';
import type { ExplainedCase, ExplainQuery, Explanation } from './explanation';
import { fill, labelsIn } from './labels';
import { explainRow } from './rows';

export function explain(query: ExplainQuery): Explanation {
  const locale = query.locale ?? 'en';
  const labels = labelsIn(locale);
  const platform = query.platform ?? 'linux';
  const error = errorNamed(query.text.trim().toUpperCase());
  const call = (query.call && callNamed(query.call)) ?? error?.calls[0] ?? null;
  const cases: ExplainedCase[] = [];
  if (error) {
    const at = call ? error.atCall[call] : undefined;
    cases.push({
      error: error.id,
      call: call || null,
      platform,
      number: error.numbers[platform] ?? null,
      numbers: error.numbers,
      message: error.messages[0]?.text ?? error.id,
      headline: fill(labels.headlineAt, {
        error: error.id,
        call: call ?? '',
        what: textIn(at?.headline ?? error.meaning, locale),
      }),
      meaning: textIn(at?.meaning ?? error.meaning, locale),
      reason: fill(labels.reasonName, { error: error.id }),
      rows: call
        ? rowsGiving(error.id, call, platform).flatMap((row) => explainRow(row, call, platform, locale) ?? [])
        : [],
      spellings: error.spellings,
      confusedWith: error.confusedWith.map(({ error: other, why }) => ({ error: other, why: textIn(why, locale) })),
      retry: { safe: error.retry.safe, advice: textIn(error.retry.advice, locale) },
      sources: error.sources,
    });
  }
  return { schemaVersion: 1, locale, query, cases, didYouMean: [], notes: [] };
}

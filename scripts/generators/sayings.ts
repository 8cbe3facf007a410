/** What is said about socket errors, and what was found: data that only the documentation shows. */
import { z } from 'zod';
import { type Call, calls } from '../../src/knowledge/failure';
import { type Platform, platforms } from '../../src/knowledge/platform';

/** `unverified`: it needs a system that nobody could measure on. */
const verdicts = ['ok', 'partly', 'wrong', 'dated', 'unverified'] as const;

export type Verdict = (typeof verdicts)[number];

export interface Saying {
  readonly topic: string;
  readonly verdict: Verdict;
  readonly claim: string;
  readonly found: string;
  /** Experiments of the lab. */
  readonly shownBy: readonly string[];
  /** Where it is documented, when no experiment of ours can show all of it. */
  readonly source?: string;
}

/** A line of the short table of a call. */
export interface SummaryRow extends Omit<Saying, 'topic' | 'claim'> {
  /** Linux without one. */
  readonly platform?: Platform;
  /** As in the failure tables. */
  readonly result: string;
  readonly cause: string;
}

export interface Sayings {
  readonly summaries: readonly { readonly call: Call; readonly rows: readonly SummaryRow[] }[];
  readonly claims: readonly Saying[];
}

const sentence = z.string().min(5);
const experiment = z.string().regex(/^[a-z][a-z0-9-]*$/);

const source = z.string().regex(/^https:\/\/\S+$/);

const judged = {
  verdict: z.enum(verdicts),
  found: sentence,
  shownBy: z.array(experiment),
  source: source.exactOptional(),
};

const isProven = ({ shownBy, source }: Pick<Saying, 'shownBy' | 'source'>): boolean =>
  shownBy.length > 0 || source !== undefined;

const unproven = { message: 'a verdict needs an experiment or a source' };

const summaryRow = z
  .strictObject({
    platform: z.enum(platforms).exactOptional(),
    result: z.string().min(2),
    cause: sentence,
    ...judged,
  })
  .refine(isProven, unproven);

const saying = z.strictObject({ topic: z.string().min(2), claim: sentence, ...judged }).refine(isProven, unproven);

export const sayingsSchema: z.ZodType<Sayings, unknown> = z.strictObject({
  summaries: z.array(z.strictObject({ call: z.enum(calls), rows: z.array(summaryRow).min(1) })),
  claims: z.array(saying),
});

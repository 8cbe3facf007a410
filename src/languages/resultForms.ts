/** How a language writes results that are either a value or a failure. */

/**
 * What a method of a result gives.
 * `same`: what it is called on, as far as the analysis cares; `demands`: the value, or else the program, thread or function ends;
 * `defaults`: the value, or its argument in place of a failure; `failed` and `succeeded`: whether it is a failure; `absent` and
 * `present`: whether it is one, or nothing; `bounds`: the same, and a wait for it ends after a time; `waits`: the same,
 * once it is there, where no argument says how long to wait.
 */
export type ResultMethod =
  | 'same'
  | 'demands'
  | 'defaults'
  | 'failed'
  | 'succeeded'
  | 'absent'
  | 'present'
  | 'bounds'
  | 'waits';

/** How a language writes results that are either a value or a failure, and values that may not be there. */
export interface ResultForms {
  /** Constructors and patterns of what is no failure, or no failure and not nothing either. */
  readonly success: Readonly<Record<string, 'failure' | 'absent'>>;
  /** Constructors and patterns of failures. */
  readonly failure: readonly string[];
  /** Names of what stands for no value. */
  readonly nothing: readonly string[];
  readonly methods: Readonly<Record<string, ResultMethod>>;
}

/** The contract of a rule: detection, wording and fixes apart, over the program model alone. */
import type { Range } from '../base/text';
import type { ComponentShowings, Showing } from '../languages/api';
import type { ProcessEffect } from '../languages/language';
import type { Lack } from '../program/exposure';
import type { OutcomeStory } from '../program/outcomes';
import type { FunctionModel, ModelledCall, Program } from '../program/program';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** `high`: everything needed was seen; `medium`: one assumption was made; `low`: depends on files that were not seen. */
export type Confidence = 'high' | 'medium' | 'low';

/** The lowest profile that shows a rule. */
export type Profile = 'minimal' | 'recommended' | 'strict';

/** What a rule is given: one unit of a file, and what is known of the program around it. */
export interface RuleInput {
  readonly program: Program;
  /** What became of the outcomes of a call; computed once for all rules. */
  readonly story: (fn: FunctionModel, call: ModelledCall) => OutcomeStory;
  /** Whether the code says that the result of a call does not matter: by a cast, an assignment to nothing, or a comment. */
  readonly meant: (call: ModelledCall) => boolean;
  /** The comments in a function. */
  readonly comments: (fn: FunctionModel) => readonly string[];
  /** Whether every program that the file is part of has the process-wide effect, in some file. */
  readonly has: (effect: ProcessEffect) => boolean;
  /** Where a program starts that the file is part of: nowhere in a library. Unknown where not all files of the project were seen. */
  readonly starts: 'here' | 'elsewhere' | 'nowhere' | 'unknown';
  /** Who lacks a process-wide effect, of those that this file speaks for: one file speaks for a program. */
  readonly lack: (effect: ProcessEffect) => Lack | undefined;
}

/** What a rule found, in the coordinates of the unit. `variant` is for the rule's own wording. */
export interface Problem<Variant extends string = string> {
  readonly fn: FunctionModel;
  readonly call: ModelledCall;
  readonly range: Range;
  readonly confidence: Confidence;
  /** The lowest profile that shows this problem, when it is another than the rule's. */
  readonly profile?: Profile;
  /** The call at which the fix goes in, when it is another than the one that the problem is about. */
  readonly mendAt?: ModelledCall;
  readonly variant: Variant;
  /** The name of the object that the problem is about, when the call gives it to a function, and the body of that function. */
  readonly object?: string;
  readonly body?: Range;
  /** A lower severity than the rule's, for problems that matter less. */
  readonly severity?: Severity;
  readonly related: readonly RelatedPlace[];
}

/** A place that explains a problem. The message is a sentence as those of `say`; `callee` is the call it speaks of. */
export interface RelatedPlace {
  readonly range: Range;
  readonly message: string;
  readonly callee?: string;
  /** What stands for other names in braces. */
  readonly values?: Readonly<Record<string, string>>;
}

/**
 * What happens, why it matters and what to do: together at most 180 characters.
 * The sentences are constant, since others are found by them in `zh.json`. `{callee}` stands for the name of what is called,
 * `{failure}` for how its failure shows, `{object}` for the object that the problem is about.
 */
export interface Saying {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
}

export interface Rule<Variant extends string = string> {
  readonly severity: Severity;
  readonly profile: Profile;
  /** Whether one finding in a file stands for all. */
  readonly once?: 'file';
  /** Sources a reader can look up: manual pages, CWE numbers. */
  readonly see: readonly string[];
  find(input: RuleInput): readonly Problem<Variant>[];
  say(problem: Problem<Variant>): Saying;
  /** The idioms that mend the problem, of those that the call's row offers for the rule. */
  fix(problem: Problem<Variant>, offered: readonly string[]): readonly string[];
}

/** Keeps the variants of a rule's problems inside the rule. */
export const rule = <Variant extends string>(definition: Rule<Variant>): Rule<Variant> => definition;

/** Whether an outcome shows in the value itself, so that whoever uses that without a look may take it for data. */
export const inValue = (showing: Showing | ComponentShowings | undefined): boolean =>
  inResult(showing) && showing !== 'failure';

/** Whether an outcome shows in the result, and not as an exception. */
export const inResult = (showing: Showing | ComponentShowings | undefined): boolean =>
  showing !== undefined && showing !== 'raises';

/** What only a non-blocking connect gives: code that asks for it knows more of the socket than is in view. */
const pending: readonly string[] = ['EINPROGRESS', 'WSAEWOULDBLOCK'];

/** Whether a function speaks of connects that go on behind it. */
export const knowsPending = ({ text }: Program, { start, end }: FunctionModel): boolean =>
  pending.some((name) => text.slice(start, end).includes(name));

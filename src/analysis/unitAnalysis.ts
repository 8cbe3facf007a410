/** Runs all rules over one unit of a file. A pure function of the unit's text and of what is known of the file and the program. */
import { hash } from '../base/hash';
import type { Language, ProcessEffect } from '../languages/language';
import type { ApiIndex } from '../program/apiIndex';
import { bindFunctions } from '../program/bind';
import { bindScoped } from '../program/bindScoped';
import { type Classes, withMembers } from '../program/classes';
import { type FieldTypes, fieldNames, givesField } from '../program/fields';
import { boundsIn } from '../program/generics';
import { toldFrom } from '../program/handlers';
import { buildItems } from '../program/item';
import { type LoweredFunction, lowerFunctions } from '../program/lowerFunction';
import { Names } from '../program/names';
import { followOutcomes, type OutcomeStory } from '../program/outcomes';
import type { PassedTypes } from '../program/passing';
import type { FunctionModel, ModelledCall, Program } from '../program/program';
import { socketNameIn } from '../program/socketNames';
import { rules } from '../rules/index.generated';
import type { Problem, RuleInput } from '../rules/rule';
import type { Capture } from '../syntax/captures';
import { type FileFacts, lackOf, type ProjectFacts } from './facts';
import { commentsIn, isMeant } from './intent';

/** What is known of the file around the unit and of the program around the file. */
export interface Surroundings {
  readonly language: Language;
  readonly api: ApiIndex;
  readonly imports: ReadonlySet<string>;
  /** The package that the file is part of, where its variables are followed. */
  readonly package?: string;
  /** What the names stand for that the file gives to what it imports. */
  readonly aliases: ReadonlyMap<string, string>;
  /** The types of fields, as they are written where the file declares them. */
  readonly declaredFields: ReadonlyMap<string, string>;
  /** The classes that the file and those that it imports declare. */
  readonly classes: Classes;
  /** Names of the model that the file defines itself. */
  readonly shadowed: ReadonlySet<string>;
  /** What the file's functions are known to be given by their callers. */
  readonly passed: PassedTypes;
  /** What the fields of records are known to hold. */
  readonly fields: FieldTypes;
  /** Which of these, and of what functions are given, has no timeout. */
  readonly untimed: ReadonlySet<string>;
  readonly facts: FileFacts;
  /** Whether all sockets that the file makes keep messages whole, or some are streams; nothing where it makes none. */
  readonly messages: boolean | undefined;
  readonly project: ProjectFacts;
}

/** A problem and the rule that found it, in the coordinates of the unit. */
export interface RuleProblem {
  readonly rule: string;
  readonly problem: Problem;
}

/** A rule that threw. The others went on. */
export interface RuleFailure {
  readonly rule: string;
  readonly detail: string;
}

export interface UnitResult {
  readonly problems: readonly RuleProblem[];
  readonly failures: readonly RuleFailure[];
}

/**
 * How large a function may be: rules follow each call through all steps. Nothing in redis, curl and haproxy is left out by this;
 * generated functions with thousands of calls would take minutes.
 */
const mostWork = 3_000_000;

const isTooHard = ({ calls, graph }: FunctionModel): boolean => calls.length * graph.steps.length > mostWork;

/** The functions of a unit by its text alone, and what the API says of where control goes. `captures` are in the coordinates of `text`. */
export const lowerUnit = (
  { language: { manifest }, api, package: name }: Pick<Surroundings, 'language' | 'api' | 'package'>,
  text: string,
  captures: readonly Capture[],
): readonly LoweredFunction[] =>
  lowerFunctions(
    {
      text,
      manifest,
      ...(name === undefined ? {} : { package: name }),
      leaves: (callee) => api.leaves(callee),
      isMethod: (name) => api.isMethod(name),
    },
    buildItems(captures),
  );

/** The program model of a unit: its functions in the light of what is known of the file and the program. */
export function modelUnit(around: Surroundings, text: string, lowered: readonly LoweredFunction[]): Program {
  const { language, api, imports, declaredFields, classes, shadowed, passed, fields, untimed } = around;
  const { manifest } = language;
  const socketName = socketNameIn(manifest, imports);
  const file = {
    text,
    manifest,
    imports,
    aliases: around.aliases,
    declaredFields,
    classes,
    shadowed,
    passed,
    fields,
    untimed,
    socketName,
    bounds: boundsIn(manifest, text),
  };
  const names = manifest.scopes && new Names(manifest, lowered);
  const functions = names
    ? bindScoped(api, file, names, around.project.handed)
    : groupByOwner(lowered.map((fn) => withMembers(classes, fn))).flatMap((group) => bindFunctions(api, file, group));
  const named = new Set(fieldNames(fields));
  const telling = toldFrom(functions);
  const follows = manifest.followsTimings === true;
  const matters = (fn: FunctionModel): boolean =>
    fn.calls.length + fn.types.size > 0 ||
    (follows && fn.puts !== undefined) ||
    givesField(fn, named) ||
    (fn.around !== undefined && telling.has(fn.around));
  return {
    text,
    manifest,
    imports,
    functions: functions.filter((fn) => matters(fn) && !isTooHard(fn)),
    others: functions.filter((fn) => !matters(fn)),
    ...(around.messages === undefined ? {} : { messages: around.messages }),
    emitters: api.emitters,
    timeoutFields: api.timeoutFields,
    provided: api.provided,
    untimed,
    timeless: api.timeless,
    ...(names ? { names } : {}),
    ...(around.project.takers ? { takers: around.project.takers, heard: new Set(around.project.heard) } : {}),
    ...(functions.some(isTooHard) ? { tooHard: true } : {}),
  };
}

/** Only the methods of one class share fields. */
function groupByOwner(functions: readonly LoweredFunction[]): readonly (readonly LoweredFunction[])[] {
  const groups = new Map<string, LoweredFunction[]>();
  for (const one of functions) {
    const group = groups.get(one.owner);
    if (group) group.push(one);
    else groups.set(one.owner, [one]);
  }
  return [...groups.values()];
}

/** Where a program starts that a file is part of. */
function startOf({ entryPoint }: FileFacts, { complete, hasEntryPoint }: ProjectFacts): RuleInput['starts'] {
  if (entryPoint) return 'here';
  if (hasEntryPoint) return 'elsewhere';
  return complete ? 'nowhere' : 'unknown';
}

/** What all rules find in a unit. */
export function analyseUnit(around: Surroundings, program: Program): UnitResult {
  const stories = new Map<ModelledCall, OutcomeStory>();
  const story = (fn: FunctionModel, call: ModelledCall): OutcomeStory => {
    const known = stories.get(call) ?? followOutcomes(fn, call, program.text);
    stories.set(call, known);
    return known;
  };
  const { facts, project, language } = around;
  const input: RuleInput = {
    program,
    story,
    meant: (call) => isMeant(language.manifest, program.text, call),
    comments: (fn) => commentsIn(language.manifest, program.text, fn),
    has: (effect: ProcessEffect) => facts.effects.includes(effect) || project.effects.has(effect),
    starts: startOf(facts, project),
    lack: (effect: ProcessEffect) => lackOf(effect, facts, project),
  };
  const problems: RuleProblem[] = [];
  const failures: RuleFailure[] = [];
  for (const { id, rule } of rules) {
    try {
      for (const problem of rule.find(input)) problems.push({ rule: id, problem });
    } catch (error) {
      failures.push({ rule: id, detail: error instanceof Error ? error.message : String(error) });
    }
  }
  return { problems, failures };
}

/** Everything besides its program that the result of a unit depends on. */
export const resultKey = ({ facts, project: { effects, lacks } }: Surroundings): string =>
  hash(JSON.stringify([facts, [...effects.keys()], [...lacks]]));

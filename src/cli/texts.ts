/** What the command line itself says, in every language. What is found, and what an error means, is said elsewhere. */
import type { Locale } from '../analysis/explain';
import type { Aside } from '../workspace/aside';
import { plural } from './plural';
import type { Summary } from './summary';
import { zh } from './textsZh';

export interface Texts {
  /** The help, by command and argument or option. */
  readonly help: Help;
  summary(summary: Summary): string;
  notChecked(paths: number): string;
  notCheckedBecause(reason: string): string;
  readonly nothingToCheck: string;
  /** How many files of a kind are off by default, and some of the directories they are in. */
  asideKind(count: number, kind: Aside, folders: readonly string[]): string;
  offByDefault(total: number, kinds: readonly string[]): string;
  statistics(read: number, analysed: number, milliseconds: number): string;
  readonly note: string;
  readonly fix: string;
  /** Ends what cannot be done, when a name that is known is near. */
  didYouMean(name: string): string;
  unknownRule(id: string): string;
  unknownScenario(id: string): string;
  ruleLevel(arg: string, id: string, levels: string): string;
  readonly fixOrDiff: string;
  readonly unsafeAlone: string;
  readonly stdinAndPaths: string;
  readonly stdinUnnamed: string;
  readonly standardInput: string;
  nothingToExplain(fromStdin: boolean): string;
  notWritten(path: string, why: string): string;
  wholeNumber(option: string, text: string, smallest: number, largest: number): string;
  peerFailed(port: number, why: string): string;
  readonly stopped: string;
  timeIsUp(seconds: number): string;
  peerRuns(id: string, port: number, seconds: number): string;
  readonly tryIt: string;
  readonly willSee: string;
  rule: RuleTexts;
  readonly unusedSuppression: string;
  readonly whyUnused: string;
  suppressesNothing(rule: string): string;
}

interface RuleTexts {
  severity(severity: string, profile: string): string;
  languages(list: string): string;
  fix(fixable: boolean): string;
  see(list: string): string;
}

export interface Help {
  readonly usage: string;
  readonly arguments: string;
  readonly options: string;
  readonly commands: string;
  readonly help: string;
  readonly helpCommand: string;
  readonly version: string;
  readonly sockeye: string;
  readonly check: string;
  readonly paths: string;
  readonly format: string;
  readonly profile: string;
  readonly rule: string;
  readonly platform: string;
  readonly config: string;
  readonly noConfig: string;
  readonly fix: string;
  readonly diff: string;
  readonly unsafeFixes: string;
  readonly stdinFilename: string;
  readonly output: string;
  readonly minSeverity: string;
  readonly reportUnused: string;
  readonly statistics: string;
  readonly quiet: string;
  readonly color: string;
  readonly locale: string;
  readonly after: string;
  readonly explain: string;
  readonly what: string;
  readonly call: string;
  readonly where: string;
  readonly language: string;
  readonly print: string;
  readonly lab: string;
  readonly scenario: string;
  readonly port: string;
  readonly seconds: string;
  readonly printList: string;
  readonly rules: string;
  readonly ruleId: string;
}

function summaryEn(summary: Summary): string {
  const { problems, errors, warnings, infos, hints, fixable, fixed, filesChecked, filesWithProblems } = summary;
  const parts: string[] = [];
  if (problems === 0) {
    parts.push(`No problems in ${plural(filesChecked, 'file')}`);
  } else {
    const kinds = [plural(errors, 'error'), plural(warnings, 'warning'), plural(infos, 'info')];
    if (hints > 0) kinds.push(plural(hints, 'hint'));
    parts.push(`${plural(problems, 'problem')} (${kinds.join(', ')}) in ${plural(filesWithProblems, 'file')}`);
  }
  if (fixed > 0) parts.push(`${fixed} fixed`);
  if (fixable > 0) parts.push(`${fixable} fixable with --fix`);
  return parts.join(', ');
}

const en: Texts = {
  help: {
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    commands: 'Commands:',
    help: 'display help for command',
    helpCommand: 'display help for command',
    version: 'output the version number',
    sockeye: 'Finds socket bugs in code and explains socket errors.',
    check: 'find socket bugs in files',
    paths: 'files and directories; the current directory without any',
    format: 'how to report',
    profile: 'which findings to show',
    rule: 'set a rule to off, hint, info, warning or error; repeatable',
    platform: 'the system the code is meant for',
    config: 'use this configuration file for everything',
    noConfig: 'use no configuration file',
    fix: 'make all safe fixes',
    diff: 'show what --fix would change, and change nothing',
    unsafeFixes: 'with --fix or --diff: also fixes that need your judgement',
    stdinFilename: 'check the text from standard input as if it were this file',
    output: 'write the report to a file',
    minSeverity: 'leave out what is less serious',
    reportUnused: 'report comments that suppress nothing',
    statistics: 'count findings by rule, and files',
    quiet: 'print findings only',
    color: 'colour the output',
    locale: 'the language of the answer; LANG decides without it',
    after: `
Exit status: 0 nothing found, 1 findings, 2 could not run.
Settings are read from the nearest sockeye.json upwards of each file.`,
    explain: 'say what a socket error means',
    what: 'a name, number, message, exception or log line; - reads standard input',
    call: 'the call that failed, such as send',
    where: 'where it happened',
    language: 'the language of the program, such as c',
    print: 'how to print',
    lab: 'start a peer that misbehaves, on this machine only, to see a failure or to try a fix',
    scenario: 'what the peer does wrong; without one, or with list, all scenarios are listed',
    port: 'where it listens; 0 for any free port',
    seconds: 'when it ends by itself',
    printList: 'how to print the list',
    rules: 'list the rules, or describe one',
    ruleId: 'the id of a rule',
  },
  summary: summaryEn,
  notChecked: (paths) => `${plural(paths, 'path')} not checked`,
  notCheckedBecause: (reason) => `not checked: ${reason}`,
  asideKind: (count, kind, folders) => `${count} ${kind}${folders.length === 0 ? '' : ` (${folders.join(', ')})`}`,
  offByDefault: (total, kinds) =>
    `${plural(total, 'file')} off by default (alsoCheck in sockeye.json): ${kinds.join('; ')}`,
  nothingToCheck: 'no file here is in a supported language, or all of them are ignored',
  statistics: (read, analysed, milliseconds) =>
    `${plural(read, 'file')} read, ${analysed} analysed, ${milliseconds} ms`,
  note: 'note',
  fix: 'help',
  didYouMean: (name) => `; did you mean ${name}?`,
  unknownRule: (id) => `unknown rule ${id}`,
  unknownScenario: (id) => `unknown scenario ${id}`,
  ruleLevel: (arg, id, levels) => `--rule ${arg}: write ${id}=LEVEL, where LEVEL is one of ${levels}`,
  fixOrDiff: '--fix and --diff exclude each other: --diff shows what --fix would change',
  unsafeAlone: '--unsafe-fixes needs --fix or --diff',
  stdinAndPaths: '--stdin-filename checks the text from standard input: it takes no paths',
  stdinUnnamed: 'reading from standard input needs --stdin-filename, which tells the language and the configuration',
  standardInput: 'standard input',
  nothingToExplain: (fromStdin) => `nothing to explain: ${fromStdin ? 'standard input' : 'the text'} is empty`,
  notWritten: (path, why) => `${path}: the fixed text could not be written: ${why}`,
  wholeNumber: (option, text, smallest, largest) =>
    `${option} ${text}: write a whole number from ${smallest} to ${largest}`,
  peerFailed: (port, why) => `--port ${port}: the peer could not be started: ${why}`,
  stopped: 'stopped',
  timeIsUp: (seconds) => `stopped after ${seconds} s, its time limit`,
  peerRuns: (id, port, seconds) => `${id} on 127.0.0.1:${port}, for ${seconds} s (Ctrl-C ends it)`,
  tryIt: 'Run against it, for example:',
  willSee: 'What you will see: ',
  rule: {
    severity: (severity, profile) => `Severity: ${severity}, from the profile ${profile}`,
    languages: (list) => `Languages: ${list}`,
    fix: (fixable) => `Fix: ${fixable ? 'yes' : 'no'}`,
    see: (list) => `See: ${list}`,
  },
  unusedSuppression: 'A comment suppresses a finding that is not there',
  whyUnused:
    'A suppression comment that suppresses nothing hides the next real finding in its place. Remove it. Reported with `--report-unused-suppressions`.',
  suppressesNothing: (rule) =>
    `This comment suppresses nothing, because ${rule === '' ? 'nothing is found here' : `${rule} finds nothing here`}: remove it.`,
};

const texts: Readonly<Record<Locale, Texts>> = { en, zh };

export const textsIn = (locale: Locale): Texts => texts[locale];

/** The command line: which commands and options there are. */
import { Command, CommanderError, Option } from 'commander';
import { locales } from '../analysis/explain';
import { platformSettings, platforms, profiles } from '../workspace/configSchema';
import { check } from './check';
import type { CheckOptions } from './checkOptions';
import { type ExitCode, exitCode, UsageError } from './exitCode';
import { type ExplainOptions, explainCommand, explainFormats } from './explainCommand';
import { colorModes, type Io } from './io';
import { type LabOptions, labCommand, labFormats, portNumber, timeLimit } from './labCommand';
import { reportFormats } from './report/formats';
import { type RulesOptions, rulesCommand, rulesFormats } from './rulesCommand';
import type { Services } from './services';
import { severities } from './severity';
import { version } from './version';

const choice = (flags: string, description: string, choices: readonly string[]): Option =>
  new Option(flags, description).choices(choices);

const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];

const exitHelp = `
Exit status: 0 nothing found, 1 findings, 2 could not run.
Settings are read from the nearest sockeye.json upwards of each file.`;

/** Runs the command that `args` name and gives the exit status. */
export async function runProgram(args: readonly string[], services: () => Services, io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCode.clean;
  const program = new Command('sockeye')
    .description('Finds socket bugs in code and explains socket errors.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showSuggestionAfterError();

  program
    .command('check')
    .description('find socket bugs in files')
    .argument('[paths...]', 'files and directories; the current directory without any')
    .addOption(choice('--format <format>', 'how to report', reportFormats).default('human'))
    .addOption(choice('--profile <profile>', 'which findings to show', profiles))
    .addOption(
      new Option('--rule <id=level>', 'set a rule to off, hint, info, warning or error; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(choice('--platform <platform>', 'the system the code is meant for', platformSettings))
    .option('--config <file>', 'use this configuration file for everything')
    .option('--no-config', 'use no configuration file')
    .option('--fix', 'make all safe fixes', false)
    .option('--diff', 'show what --fix would change, and change nothing', false)
    .option('--unsafe-fixes', 'with --fix or --diff: also fixes that need your judgement', false)
    .option('--stdin-filename <file>', 'check the text from standard input as if it were this file')
    .option('-o, --output <file>', 'write the report to a file')
    .addOption(choice('--min-severity <severity>', 'leave out what is less serious', severities).default('hint'))
    .option('--report-unused-suppressions', 'report comments that suppress nothing', false)
    .option('--statistics', 'count findings by rule, and files', false)
    .option('--quiet', 'print findings only', false)
    .addOption(choice('--color <when>', 'colour the output', colorModes).default('auto'))
    .addHelpText('after', exitHelp)
    .action(async (paths: string[], options: CheckOptions) => {
      code = await check(paths, options, services(), io);
    });

  program
    .command('explain')
    .description('say what a socket error means')
    .argument('<what...>', 'a name, number, message, exception or log line; - reads standard input')
    .option('--call <call>', 'the call that failed, such as send')
    .addOption(choice('--platform <platform>', 'where it happened', platforms))
    .option('--language <language>', 'the language of the program, such as c')
    .addOption(choice('--locale <locale>', 'the language of the answer; LANG decides without it', locales))
    .addOption(choice('--format <format>', 'how to print', explainFormats).default('human'))
    .addOption(choice('--color <when>', 'colour the output', colorModes).default('auto'))
    .action(async (words: string[], options: ExplainOptions) => {
      code = await explainCommand(words, options, io);
    });

  program
    .command('lab')
    .description('start a peer that misbehaves, on this machine only, to see a failure or to try a fix')
    .argument('[scenario]', 'what the peer does wrong; without one, or with list, all scenarios are listed')
    .addOption(
      new Option('--port <port>', 'where it listens; 0 for any free port').argParser(portNumber).default(0, 'any'),
    )
    .addOption(new Option('--seconds <seconds>', 'when it ends by itself').argParser(timeLimit).default(300))
    .addOption(choice('--format <format>', 'how to print the list', labFormats).default('human'))
    .action(async (id: string | undefined, options: LabOptions) => {
      code = await labCommand(id, options, io);
    });

  program
    .command('rules')
    .description('list the rules, or describe one')
    .argument('[rule]', 'the id of a rule')
    .addOption(choice('--format <format>', 'how to print', rulesFormats).default('human'))
    .action((id: string | undefined, options: RulesOptions) => {
      code = rulesCommand(id, options, services().rules, io);
    });

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its own message already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.clean : exitCode.failed;
    if (!(error instanceof UsageError)) throw error;
    io.err(error.message.replace(/^/gm, 'sockeye: ').concat('\n'));
    return exitCode.failed;
  }
}

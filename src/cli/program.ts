/** The command line: which commands and options there are. */
import { Command, CommanderError, Option } from 'commander';
import { locales } from '../analysis/locale';
import { platformSettings, platforms, profiles } from '../workspace/configWords';
import { check } from './check';
import type { CheckOptions } from './checkOptions';
import {
  type ExplainOptions,
  explainFormats,
  type LabOptions,
  labFormats,
  portNumber,
  timeLimit,
} from './commandOptions';
import { type ExitCode, exitCode, isUsageError } from './exitCode';
import { colorModes, type Io } from './io';
import { localIo } from './localIo';
import { reportFormats } from './report/formats';
import { type RulesOptions, rulesCommand, rulesFormats } from './rulesCommand';
import type { Services } from './services';
import { severities } from './severity';
import { version } from './version';

const choice = (flags: string, description: string, choices: readonly string[]): Option =>
  new Option(flags, description).choices(choices);

const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];

/** Runs the command that `args` name and gives the exit status. */
export async function runProgram(args: readonly string[], services: () => Services, world: Io): Promise<ExitCode> {
  const io = localIo(world, args);
  const { help } = io.texts;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': help.usage,
    'Arguments:': help.arguments,
    'Options:': help.options,
    'Commands:': help.commands,
  };
  const locale = () => choice('--locale <locale>', help.locale, locales);
  let code: ExitCode = exitCode.clean;
  const program = new Command('sockeye')
    .description(help.sockeye)
    .version(version, '-V, --version', help.version)
    .helpOption('-h, --help', help.help)
    .helpCommand('help [command]', help.helpCommand)
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showSuggestionAfterError();

  program
    .command('check')
    .description(help.check)
    .argument('[paths...]', help.paths)
    .addOption(choice('--format <format>', help.format, reportFormats).default('human'))
    .addOption(choice('--profile <profile>', help.profile, profiles))
    .addOption(new Option('--rule <id=level>', help.rule).argParser(collect).default([], 'none'))
    .addOption(choice('--platform <platform>', help.platform, platformSettings))
    .option('--config <file>', help.config)
    .option('--no-config', help.noConfig)
    .option('--fix', help.fix, false)
    .option('--diff', help.diff, false)
    .option('--unsafe-fixes', help.unsafeFixes, false)
    .option('--stdin-filename <file>', help.stdinFilename)
    .option('-o, --output <file>', help.output)
    .addOption(choice('--min-severity <severity>', help.minSeverity, severities).default('hint'))
    .option('--report-unused-suppressions', help.reportUnused, false)
    .option('--statistics', help.statistics, false)
    .option('--quiet', help.quiet, false)
    .addOption(choice('--color <when>', help.color, colorModes).default('auto'))
    .addOption(locale())
    .addHelpText('after', help.after)
    .action(async (paths: string[], options: CheckOptions) => {
      code = await check(paths, options, services(), io);
    });

  program
    .command('explain')
    .description(help.explain)
    .argument('<what...>', help.what)
    .option('--call <call>', help.call)
    .addOption(choice('--platform <platform>', help.where, platforms))
    .option('--language <language>', help.language)
    .addOption(locale())
    .addOption(choice('--format <format>', help.print, explainFormats).default('human'))
    .addOption(choice('--color <when>', help.color, colorModes).default('auto'))
    .action(async (words: string[], options: ExplainOptions) => {
      const { explainCommand } = require('./explainCommand') as typeof import('./explainCommand');
      code = await explainCommand(words, options, io);
    });

  program
    .command('lab')
    .description(help.lab)
    .argument('[scenario]', help.scenario)
    .addOption(new Option('--port <port>', help.port).argParser((text) => portNumber(text, io.texts)).default(0, 'any'))
    .addOption(
      new Option('--seconds <seconds>', help.seconds).argParser((text) => timeLimit(text, io.texts)).default(300),
    )
    .addOption(choice('--format <format>', help.printList, labFormats).default('human'))
    .addOption(locale())
    .action(async (id: string | undefined, options: LabOptions) => {
      const { labCommand } = require('./labCommand') as typeof import('./labCommand');
      code = await labCommand(id, options, io);
    });

  program
    .command('rules')
    .description(help.rules)
    .argument('[rule]', help.ruleId)
    .addOption(choice('--format <format>', help.print, rulesFormats).default('human'))
    .addOption(locale())
    .action((id: string | undefined, options: RulesOptions) => {
      code = rulesCommand(id, options, services().rules, io);
    });

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its own message already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.clean : exitCode.failed;
    if (!isUsageError(error)) throw error;
    io.err(error.message.replace(/^/gm, 'sockeye: ').concat('\n'));
    return exitCode.failed;
  }
}

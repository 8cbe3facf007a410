/**
 * Measures speed as ratios within one run: `npm run bench -- --sources DIR`. Nothing is asserted. docs/bench.md explains the rows.
 * With `--part` it is one of the processes that are measured.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { Parser } from 'web-tree-sitter';
import { type AnalysisContext, createAnalyser } from '../src/analysis/analyser';
import { unknownProject } from '../src/analysis/facts';
import { languageNamed } from '../src/analysis/languages';
import { defaultSettings } from '../src/analysis/settings';
import { Grammars } from '../src/syntax/grammar';
import { parse } from '../src/syntax/parse';
import { type Cost, costOf, median, paired } from './bench/processes';
import { longFile, type Source, sourcesBelow } from './bench/sources';

/** This program runs bundled, from `dist/scripts`. */
const root = resolve(__dirname, '../..');
const host = { readWasm: async (file: string) => readFileSync(join(root, 'dist', file)) };
const context: AnalysisContext = { path: 'bench', project: unknownProject, settings: defaultSettings };
const milliseconds = (from: number): number => performance.now() - from;

/** Parses every file, whether it can matter or not: the yardstick. */
async function parseAll(folder: string): Promise<void> {
  const grammars = new Grammars(host);
  for (const { language, text } of sourcesBelow(folder)) {
    parse(await grammars.load(languageNamed(language)), text)?.delete();
  }
}

/** Asks of every file whether it can matter. */
function gateAll(folder: string): void {
  const analyser = createAnalyser(host);
  for (const { language, latin1 } of sourcesBelow(folder)) analyser.mayMatter(language, latin1, []);
}

const parts: Readonly<Record<string, (folder: string) => void | Promise<void>>> = {
  parse: parseAll,
  gate: gateAll,
  read: (folder) => {
    for (const _ of sourcesBelow(folder));
  },
};

/**
 * What a file costs: to parse as a whole, in milliseconds, and as shares of that, what is done besides parsing to analyse it, and
 * everything from the text to the findings, which parses what it needs.
 */
interface FileCost {
  readonly parse: number;
  readonly analysis: number;
  readonly whole: number;
}

/** How long parsers have worked, in milliseconds. */
let parsing = 0;

function timeParsers(): void {
  const { parse: original } = Parser.prototype;
  Parser.prototype.parse = function (...given) {
    const start = performance.now();
    try {
      return original.apply(this, given);
    } finally {
      parsing += milliseconds(start);
    }
  };
}

/** The costs of each file that can matter, each the median of some rounds. */
async function perFile(folder: string, rounds: number): Promise<readonly FileCost[]> {
  timeParsers();
  const analyser = createAnalyser(host);
  const grammars = new Grammars(host);
  const measure = async ({ language, text }: Source) => {
    const grammar = await grammars.load(languageNamed(language));
    const start = performance.now();
    parse(grammar, text)?.delete();
    const alone = milliseconds(start);
    const before = parsing;
    const opening = performance.now();
    const file = await analyser.open(language, text);
    await file.report(context);
    const whole = milliseconds(opening);
    file.dispose();
    return { parse: alone, analysis: (whole - (parsing - before)) / alone, whole: whole / alone };
  };
  const sources = [...sourcesBelow(folder)].filter(({ language, latin1 }) => analyser.mayMatter(language, latin1, []));
  const found: FileCost[][] = sources.map(() => []);
  // The first round warms up.
  for (let round = -1; round < rounds; round++) {
    for (const [index, source] of sources.entries()) {
      const cost = await measure(source);
      if (round >= 0) found[index]?.push(cost);
    }
  }
  const middle = (costs: readonly FileCost[], of: keyof FileCost) => median(costs.map((cost) => cost[of]));
  return found.map((costs) => ({
    parse: middle(costs, 'parse'),
    analysis: middle(costs, 'analysis'),
    whole: middle(costs, 'whole'),
  }));
}

/** Analysis of a long file, and of the same file after a change in one line, in milliseconds. */
async function editing(): Promise<{ readonly first: number; readonly again: number }> {
  const analyser = createAnalyser(host);
  const firsts: number[] = [];
  const agains: number[] = [];
  for (let round = 0; round < 5; round++) {
    const opening = performance.now();
    const file = await analyser.open('c', longFile);
    await file.report(context);
    firsts.push(milliseconds(opening));
    for (let edit = 0; edit < 5; edit++) {
      const at = file.text.indexOf('size_t have = 0', Math.floor(file.text.length / 2));
      const end = at + 'size_t have = 0'.length;
      const start = performance.now();
      file.edit([{ range: { start: end, end }, newText: '0' }]);
      await file.report(context);
      agains.push(milliseconds(start));
    }
    file.dispose();
  }
  return { first: median(firsts), again: median(agains) };
}

interface Row {
  readonly bar: string;
  readonly what: string;
  readonly value: number;
  readonly unit: '' | ' MB';
  readonly must?: number;
  readonly goal?: number;
}

const verdict = ({ value, must, goal }: Row): string => {
  if (must === undefined || goal === undefined) return '';
  return value <= goal ? 'goal' : value <= must ? 'must' : 'missed';
};

function printTable(rows: readonly Row[]): void {
  const show = (value: number | undefined, unit = ''): string =>
    value === undefined ? '' : `${value < 10 ? value.toFixed(3) : value.toFixed(0)}${unit}`;
  console.log(`${'bar'.padEnd(5)}${'what'.padEnd(66)}${'value'.padStart(9)}${'must'.padStart(9)}${'goal'.padStart(9)}`);
  for (const row of rows) {
    const cells = [show(row.value, row.unit), show(row.must), show(row.goal)].map((cell) => cell.padStart(9));
    console.log(`${row.bar.padEnd(5)}${row.what.padEnd(66)}${cells.join('')}  ${verdict(row)}`);
  }
}

async function bench(sources: string, rounds: number): Promise<void> {
  const usage = join(root, 'scripts/bench/usage.mjs');
  const scratch = mkdtempSync(join(tmpdir(), 'sockeye-bench-'));
  const cli = join(root, 'dist/cli.js');
  const check = (path: string): Cost =>
    costOf(usage, [cli, 'check', path, '--no-config', '--format', 'json', '--output', join(scratch, 'out.json')]);
  const part = (name: string): Cost => costOf(usage, [__filename, '--part', name, '--sources', sources]);
  const nothing = (): Cost => costOf(usage, ['-e', '0']);
  const hit = join(scratch, 'hit.c');
  const miss = join(scratch, 'miss.c');
  writeFileSync(hit, longFile.split('\n').slice(0, 21).join('\n'));
  writeFileSync(miss, 'int add(int a, int b) {\n    return a + b;\n}\n');

  const whole = paired(
    rounds,
    () => check(sources),
    () => part('parse'),
  );
  const gate = paired(
    rounds,
    () => part('gate'),
    () => part('parse'),
  );
  const read = paired(
    rounds,
    () => part('gate'),
    () => part('read'),
  );
  const cold = paired(2 * rounds, () => check(hit), nothing);
  const idle = paired(2 * rounds, () => check(miss), nothing);
  const memory = check(sources).megabytes;
  const files = await perFile(sources, rounds);
  const sum = (of: (one: (typeof files)[number]) => number) => files.reduce((total, one) => total + of(one), 0);
  const edit = await editing();
  rmSync(scratch, { recursive: true });

  const ratio = { unit: '' } as const;
  printTable([
    { bar: 'B1', what: 'whole check / parsing every file, CPU', value: whole.cpu, must: 0.5, goal: 0.2, ...ratio },
    { bar: '', what: 'whole check / parsing every file, wall', value: whole.wall, ...ratio },
    { bar: 'B4', what: 'gate and reading / parsing every file, CPU', value: gate.cpu, ...ratio },
    { bar: '', what: 'gate and reading / reading alone, CPU', value: read.cpu, ...ratio },
    {
      bar: 'B14',
      what: `analysis / parsing, ${files.length} files that can matter, median`,
      value: median(files.map(({ analysis }) => analysis)),
      must: 0.5,
      goal: 0.2,
      ...ratio,
    },
    {
      bar: '',
      what: 'analysis with the parsing it needs / parsing, median',
      value: median(files.map(({ whole }) => whole)),
      ...ratio,
    },
    {
      bar: '',
      what: 'analysis / parsing, the same files, sum',
      value: sum((one) => one.analysis * one.parse) / sum((one) => one.parse),
      ...ratio,
    },
    { bar: 'B15', what: 'one cold file / node -e 0, wall', value: cold.wall, must: 3.2, goal: 2, ...ratio },
    {
      bar: 'B16',
      what: 'one file without a socket / node -e 0, wall',
      value: idle.wall,
      must: 1.4,
      goal: 1.27,
      ...ratio,
    },
    {
      bar: 'B17+',
      what: `after an edit / first analysis, ${longFile.split('\n').length} lines (B17: parse, B18: rules)`,
      value: edit.again / edit.first,
      must: 0.1,
      goal: 0.02,
      ...ratio,
    },
    { bar: 'B19', what: 'peak memory of the whole check', value: memory, must: 200, goal: 130, unit: ' MB' },
  ]);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sources: { type: 'string', default: join(root, '.ecosystem') },
      rounds: { type: 'string', default: '3' },
      part: { type: 'string' },
    },
  });
  // As the command line does.
  setFlagsFromString('--liftoff-only');
  if (!existsSync(values.sources)) throw new Error(`${values.sources} is not there: name a folder with --sources`);
  const part = values.part === undefined ? undefined : parts[values.part];
  await (part ? part(values.sources) : bench(resolve(values.sources), Number(values.rounds)));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});

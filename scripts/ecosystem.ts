/**
 * Runs the built command line over pinned public programs and says what has changed since the stored report:
 * `npm run ecosystem -- --sources DIR [--clone] [--language ID]... [--project NAME]... [--update]`. docs/ecosystem.md says more.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkoutOf, type Project } from './ecosystem/checkouts';
import { difference, type Entry, type Found, isSide, type Label, relabel } from './ecosystem/entry';
import { languageFolders, pinned } from './ecosystem/manifests';

/** This program runs bundled, from `dist/scripts`. */
const root = resolve(__dirname, '../..');
const reportFile = (language: string): string => join(root, 'scripts/ecosystem', language, 'report.json');

interface Result {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

interface Run {
  readonly found: readonly (Found & { readonly message: string })[];
  readonly skipped: number;
  readonly seconds: number;
}

function check(cli: string, folder: string, { project, commit }: Project): Run {
  const scratch = mkdtempSync(join(tmpdir(), 'sockeye-ecosystem-'));
  const output = join(scratch, 'report.json');
  const started = performance.now();
  const words = [cli, 'check', '.', '--no-config', '--format', 'json', '--output', output];
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8', timeout: 600_000 });
  if (status !== 0 && status !== 1) throw new Error(`${project}: sockeye ended with ${status}\n${stderr}`);
  const seconds = (performance.now() - started) / 1000;
  const { results, skipped } = JSON.parse(readFileSync(output, 'utf8')) as { results: Result[]; skipped: unknown[] };
  rmSync(scratch, { recursive: true });
  const found = results.map(({ rule, path, message, range }) => ({
    project,
    commit,
    path: path.replaceAll('\\', '/'),
    line: range.start.line,
    rule,
    message,
  }));
  return { found, skipped: skipped.length, seconds };
}

/** One entry a line, so that a change of one is a change of a line. */
const written = (entries: readonly Entry[]): string =>
  `[\n${entries.map(({ project, commit, path, line, rule, label, reason }) => `  ${JSON.stringify({ project, commit, path, line, rule, label, reason })}`).join(',\n')}\n]\n`;

const count = (entries: readonly Entry[], label: Label | undefined): number =>
  entries.filter((one) => one.label === label).length;

/** How many findings of every rule were read, and how many of those are true. */
function table(entries: readonly Entry[]): string {
  const rules = [...new Set(entries.map(({ rule }) => rule))].sort();
  const row = (name: string, of: readonly Entry[]) => {
    const [yes, no, maybe] = (['true', 'false', 'debatable'] as const).map((label) => count(of, label));
    const read = (yes ?? 0) + (no ?? 0) + (maybe ?? 0);
    const share = read === 0 ? '' : `${Math.round((100 * (yes ?? 0)) / read)} %`;
    const side = of.filter(({ path }) => isSide(path)).length;
    return [name, of.length, side, yes, no, maybe, of.length - read, share].map((cell, index) =>
      index === 0 ? String(cell).padEnd(26) : String(cell).padStart(10),
    );
  };
  const head = ['rule', 'findings', 'aside', 'true', 'false', 'debatable', 'unread', 'true/read'];
  const lines = [
    head.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(10))),
    ...rules.map((rule) =>
      row(
        rule,
        entries.filter((one) => one.rule === rule),
      ),
    ),
    row('all', entries),
  ];
  return lines.map((cells) => cells.join('')).join('\n');
}

interface Options {
  readonly sources: string;
  readonly cli: string;
  readonly project?: readonly string[];
  readonly clone: boolean;
  readonly update: boolean;
}

/** Checks the projects of one language; how many findings differ from its report, or nothing when there are no sources. */
function checkLanguage(language: string, options: Options): number | undefined {
  const { stored, wanted } = pinned(root, language, options.project);
  const seen = new Set<string>();
  const found: Run['found'][number][] = [];
  for (const one of wanted) {
    const checkout = checkoutOf(resolve(options.sources), one, options.clone);
    if (checkout.kind !== 'ready') {
      const why = checkout.kind === 'missing' ? 'is not there' : `is at ${checkout.commit}, not at ${one.commit}`;
      console.log(`${one.project}: left out: ${checkout.folder} ${why}`);
      continue;
    }
    const run = check(options.cli, checkout.folder, one);
    seen.add(one.project);
    found.push(...run.found);
    const skipped = run.skipped > 0 ? `, ${run.skipped} files skipped` : '';
    console.log(`${one.project}: ${run.found.length} findings${skipped}, ${run.seconds.toFixed(1)} s`);
  }
  if (seen.size === 0) return undefined;
  const { fresh, gone } = difference(
    stored.filter(({ project }) => seen.has(project)),
    found,
  );
  const messages = new Map(found.map((one) => [one as Found, one.message]));
  for (const one of fresh)
    console.log(`new   ${one.project} ${one.path}:${one.line} ${one.rule}: ${messages.get(one) ?? ''}`);
  for (const { project, path, line, rule, label } of gone)
    console.log(`gone  ${project} ${path}:${line} ${rule}${label ? ` (was ${label})` : ''}`);
  const entries = relabel(stored, found, seen);
  console.log(`\n${language}\n${table(entries.filter(({ project }) => seen.has(project)))}`);
  console.log(`\n${language}: ${fresh.length} new, ${gone.length} gone`);
  if (options.update) writeFileSync(reportFile(language), written(entries));
  return fresh.length + gone.length;
}

function main(): number {
  const { values } = parseArgs({
    options: {
      sources: { type: 'string', default: join(root, '.ecosystem') },
      cli: { type: 'string', default: join(root, 'dist/cli.js') },
      language: { type: 'string', multiple: true },
      project: { type: 'string', multiple: true },
      clone: { type: 'boolean', default: false },
      update: { type: 'boolean', default: false },
    },
  });
  const differences = languageFolders(root)
    .filter((language) => values.language?.includes(language) ?? true)
    .map((language) => checkLanguage(language, values));
  if (differences.every((one) => one === undefined)) {
    console.error('no sources: name a directory with --sources, or allow cloning with --clone');
    return 2;
  }
  return differences.some((one) => one !== undefined && one > 0) && !values.update ? 1 : 0;
}

process.exitCode = main();

/**
 * `npm run lab`: measures what the kernel at hand does, and writes it down as the evidence of the failure tables.
 * With `--check` nothing is written: it fails where the kernel disagrees with a row or with what was measured before.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { join, resolve } from 'node:path';
import { failureTables } from '../src/knowledge/index.generated';
import type { Platform } from '../src/knowledge/platform';
import { describeDisagreement, disagreements, rowsShown } from './claims';
import { differences, type EvidenceFile, type Measured } from './evidence';
import { experiments } from './experiments';
import { type Campaign, type NotRun, runCampaign } from './measure/campaign';
import { compileClient } from './measure/client';
import { noNetworks } from './measure/networks';
import { nodeClient } from './measure/nodeClient';

/** The repository: this program runs bundled, from `dist/scripts`. */
const root = resolve(__dirname, '../..');

const systems: Readonly<Partial<Record<NodeJS.Platform, { readonly platform: Platform; readonly name: string }>>> = {
  linux: { platform: 'linux', name: 'Linux' },
  darwin: { platform: 'macos', name: 'macOS' },
  freebsd: { platform: 'freebsd', name: 'FreeBSD' },
};

const args = process.argv.slice(2);
const only = args.filter((arg) => !arg.startsWith('--'));
const unknown = [
  ...args.filter((arg) => arg.startsWith('--') && !['--check', '--slow'].includes(arg)),
  ...only.filter((id) => !experiments.some((experiment) => experiment.id === id)),
];

/** One experiment a line would be unreadable, one value a line a mile long: a line for each call. */
function written(file: EvidenceFile): string {
  const calls = (run: Measured['runs'][number]): string =>
    run.map((call) => `        ${JSON.stringify(call)}`).join(',\n');
  const experiment = ({ id, summary, where, runs }: Measured): string =>
    [
      '    {',
      `      "id": ${JSON.stringify(id)},`,
      `      "summary": ${JSON.stringify(summary)},`,
      `      "where": ${JSON.stringify(where)},`,
      `      "runs": [\n${runs.map((run) => `      [\n${calls(run)}\n      ]`).join(',\n')}\n      ]`,
      '    }',
    ].join('\n');
  const { experiments: all, ...head } = file;
  const start = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  return `{\n${start.join('\n')}\n  "experiments": [\n${all.map(experiment).join(',\n')}\n  ]\n}\n`;
}

function listed(title: string, list: readonly NotRun[]): void {
  const reasons = [...new Set(list.map(({ why }) => why))];
  for (const reason of reasons) {
    const ids = list.filter(({ why }) => why === reason).map(({ id }) => id);
    console.log(`${title}, because ${reason}:\n  ${ids.join(', ')}`);
  }
}

/** What is new takes the place of what it repeats; what was not measured now stays as it was. */
function merged(before: EvidenceFile | undefined, { measured }: Campaign): readonly Measured[] {
  const all = new Map([...(before?.experiments ?? []), ...measured].map((one) => [one.id, one]));
  return experiments.flatMap(({ id }) => all.get(id) ?? []);
}

async function main(): Promise<number> {
  const system = systems[process.platform];
  if (unknown.length > 0 || !system) {
    console.error(unknown.length > 0 ? `the lab does not know ${unknown.join(', ')}` : 'the lab needs a POSIX system');
    return 2;
  }
  const path = join(root, 'src/knowledge/evidence', `${system.platform}.json`);
  const compiled = compileClient(root);
  const client = 'missing' in compiled ? nodeClient : compiled;
  if ('missing' in compiled) console.log(`${compiled.missing}: only a part can be measured`);
  console.log(`measuring ${system.name} ${release()} with ${client.name}`);
  const why = 'missing' in compiled ? 'networks need the C client' : noNetworks();
  const show = process.stdout.isTTY === true;
  const campaign = await runCampaign(experiments, {
    only,
    slow: args.includes('--slow'),
    noNetworks: why,
    client,
    done: (id) => show && process.stdout.write(`\r\u001b[K${id}`),
  });
  client.close();
  if (show) process.stdout.write('\r\u001b[K');

  // Read at the end: somebody else may have measured something in the meantime.
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as EvidenceFile) : undefined;
  const rows = failureTables.flatMap((table) => table.rows);
  const wrong = disagreements(rows, system.platform, campaign.measured, client.seesSignals).map(describeDisagreement);
  const changed = campaign.measured.flatMap((after) => {
    const old = before?.experiments.find(({ id }) => id === after.id);
    // Node sees less than what is written down, so there is nothing to compare.
    return old && client !== nodeClient ? differences(old, after) : [];
  });
  for (const line of wrong) console.log(line);
  for (const line of changed) console.log(line);
  listed('skipped', campaign.skipped);
  listed('failed', campaign.failed);
  console.log(
    `${campaign.measured.length} experiments, which show ${rowsShown(campaign.measured).length} rows: ` +
      `${wrong.length} claims disagree, ${changed.length} calls differ from before; ` +
      `${campaign.failed.length} failed, ${campaign.skipped.length} skipped`,
  );
  if (!args.includes('--check') && client !== nodeClient) {
    const [major, minor] = release().split('.');
    const kernel = `${system.name} ${major}.${minor}`;
    const kept = merged(before, campaign).length > campaign.measured.length;
    if (kept && before && before.kernel !== kernel) {
      console.log(`not written: a part of the evidence would stay that of ${before.kernel}; measure all, with --slow`);
      return 1;
    }
    const file: EvidenceFile = {
      kernel,
      release: release().split('-')[0] ?? release(),
      date: new Date().toISOString().slice(0, 10),
      experiments: merged(before, campaign),
    };
    writeFileSync(path, written(file));
    console.log(`wrote ${path}`);
  }
  const differs = args.includes('--check') && changed.length > 0;
  return wrong.length > 0 || campaign.failed.length > 0 || differs ? 1 : 0;
}

void main().then((code) => {
  process.exitCode = code;
});

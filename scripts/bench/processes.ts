/** Runs Node.js programs and says what they cost. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Cost {
  /** In seconds. */
  readonly cpu: number;
  readonly wall: number;
  readonly megabytes: number;
}

/** Runs `node` with the given words. `usage` is the module that writes the costs down. */
export function costOf(usage: string, words: readonly string[]): Cost {
  const scratch = mkdtempSync(join(tmpdir(), 'sockeye-bench-'));
  const file = join(scratch, 'usage.json');
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', pathToFileURL(usage).href, ...words], {
    env: { ...process.env, SOCKEYE_BENCH_USAGE: file },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const wall = (performance.now() - started) / 1000;
  if (status !== 0 && status !== 1) throw new Error(`node ${words.join(' ')} ended with ${status}\n${stderr}`);
  const { cpu, megabytes } = JSON.parse(readFileSync(file, 'utf8')) as Omit<Cost, 'wall'>;
  rmSync(scratch, { recursive: true });
  return { cpu, wall, megabytes };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs two programs in turn, so that what else the machine does hits both, and gives the median of the ratios pair by pair. */
export function paired(rounds: number, one: () => Cost, other: () => Cost): { readonly [key in keyof Cost]: number } {
  const pairs = Array.from({ length: rounds + 1 }, () => [one(), other()] as const).slice(1);
  const ratio = (key: keyof Cost) => median(pairs.map(([a, b]) => a[key] / b[key]));
  return { cpu: ratio('cpu'), wall: ratio('wall'), megabytes: ratio('megabytes') };
}

/** The entry point in the extension host: runs every suite under Mocha and writes down how each test went. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** What the program outside reads. `complete` is false when the host died before the last test. */
interface Results {
  complete: boolean;
  passed: number;
  skipped: number;
  readonly failures: { readonly name: string; readonly reason: string }[];
}

export function run(): Promise<void> {
  const path = process.env.SOCKEYE_TEST_RESULTS;
  if (!path) throw new Error('SOCKEYE_TEST_RESULTS is not set: run `npm test -- integration`');
  const results: Results = { complete: false, passed: 0, skipped: 0, failures: [] };
  const note = () => writeFileSync(path, JSON.stringify(results));

  const mocha = new Mocha({
    timeout: 60_000,
    reporter: Mocha.reporters.Base,
    grep: process.env.SOCKEYE_TEST_FILTER ?? '',
  });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(join(__dirname, file));
  }
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      results.complete = true;
      note();
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
    runner.on('pass', () => {
      results.passed++;
      note();
    });
    runner.on('pending', () => {
      results.skipped++;
      note();
    });
    runner.on('fail', (test, error) => {
      results.failures.push({ name: test.fullTitle(), reason: error.stack ?? error.message });
      note();
    });
  });
}

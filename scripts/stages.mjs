// The stages of `npm test`, in the order they run. Each says how much passed, failed and was skipped.
import { join } from 'node:path';
import { runEditorStage } from './editor-stage.mjs';
import { root } from './esbuild.mjs';
import { runToEnd } from './lifetime.mjs';
import { needCompilers } from './system.mjs';
import { runUnitTests } from './test-unit.mjs';

/**
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Counts
 * @typedef {{ readonly name: string, readonly needs: readonly string[], run(filters: readonly string[]): Promise<Counts> }} Stage
 */

/** A stage that is one check: a program that ends with 0 when all is well, and whose output only matters when it does not. */
function programs(name, needs, ...commands) {
  return {
    name,
    needs,
    async run() {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const { code, output } of await Promise.all(
        commands.map((args) => runToEnd(process.execPath, args, { cwd: root })),
      )) {
        if (code === 0) counts.passed++;
        else {
          counts.failed++;
          process.stdout.write(`\n${output.trimEnd()}\n`);
        }
      }
      return counts;
    },
  };
}

/** A stage that runs the editor; it is a program of its own, so that a crash in there cannot take the summary along. */
function editor(name) {
  return {
    name,
    needs: ['build'],
    async run(filters) {
      const program = join(root, 'test/editor', name, 'run.mjs');
      return runEditorStage(program, filters);
    },
  };
}

const tsc = 'node_modules/typescript/bin/tsc';

/** @type {readonly Stage[]} */
export const stages = [
  programs(
    'types',
    [],
    ...['tsconfig.json', 'tsconfig.core.json', 'tsconfig.panel.json'].map((project) => [tsc, '-p', project]),
  ),
  programs(
    'lint',
    [],
    ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--diagnostic-level=warn', '--colors=off'],
  ),
  programs('generated', [], ['scripts/run.mjs', 'scripts/generate.ts', '--check']),
  programs('build', [], ['scripts/build.mjs']),
  { name: 'unit', needs: ['build'], run: unitTests },
  editor('integration'),
  editor('ui'),
];

/** Some unit tests compile the fixes they made, and skip that part where there is no compiler. */
function unitTests(filters) {
  const missing = needCompilers();
  if (missing.length > 0) console.log(`fixes are not compiled with ${missing.join(', ')}: not installed`);
  return runUnitTests(filters);
}

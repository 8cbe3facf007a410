// `npm test`: everything CI checks. `npm test -- STAGE [FILTER...]` runs one stage only. The last line is the sum of all stages.
import { root } from './esbuild.mjs';
import { stages } from './stages.mjs';

process.chdir(root);
const [wanted, ...filters] = process.argv.slice(2);
const chosen = wanted === undefined ? stages : stages.filter(({ name }) => name === wanted);
if (chosen.length === 0) {
  console.error(`there is no stage ${wanted}: ${stages.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const needed = new Set(chosen.flatMap(({ name, needs }) => [...needs, name]));

const sum = { passed: 0, failed: 0, skipped: 0 };
const broken = new Set();
for (const stage of stages.filter(({ name }) => needed.has(name))) {
  const missing = stage.needs.find((name) => broken.has(name));
  if (missing !== undefined) {
    report(stage.name, `not run, because of ${missing}`);
    continue;
  }
  const start = performance.now();
  const counts = await attempt(stage);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  report(stage.name, `${inWords(counts)}  (${seconds} s)`);
  for (const key of Object.keys(sum)) sum[key] += counts[key];
  if (counts.failed > 0) broken.add(stage.name);
}
console.log(inWords(sum));
process.exit(sum.failed > 0 ? 1 : 0);

/** A stage that breaks by itself is a failure, and the stages after it still run. */
async function attempt(stage) {
  try {
    return await stage.run(filters);
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function report(name, result) {
  console.log(`${name.padEnd(12)} ${result}`);
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Shows how the analyser sees a file: `npm run look FILE`. Tree, captures, program model and findings, one after the other. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AnalysedFile } from '../src/analysis/analysedFile';
import { createKits } from '../src/analysis/analyser';
import { joinFacts } from '../src/analysis/facts';
import { languageOfPath } from '../src/analysis/languages';
import { defaultSettings } from '../src/analysis/settings';
import { LineIndex } from '../src/base/text';
import type { Step } from '../src/program/graph';
import type { FunctionModel, Program } from '../src/program/program';
import type { Value } from '../src/program/value';

/** This program runs bundled, from `dist/scripts`. */
const dist = resolve(__dirname, '..');

async function look(path: string): Promise<void> {
  const language = languageOfPath(path);
  if (!language) throw new Error(`${path}: no language has this extension`);
  const kits = createKits({ readWasm: async (file) => readFileSync(join(dist, file)) });
  const text = readFileSync(path, 'utf8');
  const file = await AnalysedFile.open(kits(language), text);
  const context = {
    path,
    project: joinFacts([[path, file.facts()]], true),
    settings: { ...defaultSettings, profile: 'strict' as const },
  };
  console.log('--- tree\n', file.syntax(), '\n--- captures');
  for (const { name, start, end } of file.captures())
    console.log(`${name.padEnd(24)} ${oneLine(text.slice(start, end))}`);
  console.log('--- program model');
  for (const program of file.programs(context)) for (const fn of program.functions) showFunction(program, fn);
  console.log('--- findings');
  const index = new LineIndex(text);
  const { findings, skip } = await file.report(context);
  for (const { rule, range, message } of findings)
    console.log(`${index.positionAt(range.start).line + 1}: ${rule}: ${message}`);
  if (skip) console.log('skipped:', skip);
  file.dispose();
}

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
};

function showFunction(program: Program, fn: FunctionModel): void {
  console.log(`${fn.owner ? `${fn.owner}.` : ''}${fn.name || '(code)'} types ${JSON.stringify([...fn.types])}`);
  fn.graph.steps.forEach((step, at) => {
    const call = fn.calls.find((one) => one.step === at);
    const edges = `-> ${(fn.graph.next[at] ?? []).join(', ')}`;
    console.log(`  ${String(at).padStart(3)} ${describe(program, step)} ${edges}${call ? ` [${call.row.role}]` : ''}`);
  });
}

function describe({ text }: Program, step: Step): string {
  const show = ({ start, end, kind }: Value) => `${oneLine(text.slice(start, end))} (${kind})`;
  switch (step.op) {
    case 'call':
      return `call ${step.call.callee}${step.call.dropped ? ' dropped' : ''}`;
    case 'assign':
      return `${step.target ?? '?'} ${step.accumulates ? '+=' : '='} ${show(step.value)}`;
    case 'branch':
      return `if ${show(step.condition)}`;
    case 'index':
      return `index ${show(step.object)} at ${show(step.index)}`;
    case 'return':
      return `return ${step.value ? show(step.value) : ''}`;
    default:
      return step.op;
  }
}

const [path] = process.argv.slice(2);
if (path) void look(path);
else {
  console.error('usage: npm run look FILE');
  process.exitCode = 2;
}

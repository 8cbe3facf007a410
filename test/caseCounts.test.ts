/** How many cases the fixtures hold: a rule that was tried on three functions is a guess, and so is a language. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { before, describe, it } from 'node:test';
import { coverageOf } from '../scripts/generators/language-table';
import { AnalysedFile } from '../src/analysis/analysedFile';
import { createKits } from '../src/analysis/analyser';
import { languageOfPath } from '../src/analysis/languages';
import { defaultSettings } from '../src/analysis/settings';
import { languages } from '../src/languages/index.generated';
import type { FunctionModel } from '../src/program/program';
import { contextFor, readWasm, root } from './harness/analyse';
import { expectationsIn } from './harness/annotations';
import { analyseProject, projectNames } from './harness/projects';

/** A function of a fixture that calls something of the model. */
interface Case {
  readonly language: string;
  /** The folder of the fixture, which is the rule it is about, if it is about one. */
  readonly about: string;
  /** The rules that speak in it. */
  readonly found: readonly string[];
  /** Whether it has more than one path. */
  readonly branches: boolean;
}

const kits = createKits({ readWasm });
const folder = join(root, 'test/fixtures');
const coverage = coverageOf(
  root,
  languages.map(({ id }) => id),
);

const hasBranch = ({ graph }: FunctionModel): boolean => graph.steps.some(({ op }) => op === 'branch');

async function casesIn(name: string): Promise<readonly Case[]> {
  const text = readFileSync(join(folder, name), 'utf8');
  const language = languageOfPath(name) ?? '';
  const file = await AnalysedFile.open(kits(language), text);
  const functions = file.programs(contextFor(language, text, defaultSettings)).flatMap((program) => {
    const offset = text.indexOf(program.text);
    return program.functions
      .filter(({ calls }) => calls.length > 0)
      .map((fn) => ({ fn, start: offset + fn.start, end: offset + fn.end }));
  });
  file.dispose();
  const marks = expectationsIn(text);
  return functions.map(({ fn, start, end }) => {
    const inner = functions.filter((one) => one.fn !== fn && one.start >= start && one.end <= end);
    const own = marks.filter((mark) => mark.start >= start && mark.end <= end && !inner.some((one) => isIn(mark, one)));
    const [about = ''] = name.split(sep);
    return { language, about, found: own.map(({ rule }) => rule), branches: hasBranch(fn) };
  });
}

const isIn = (mark: { start: number; end: number }, fn: { start: number; end: number }): boolean =>
  mark.start >= fn.start && mark.end <= fn.end;

let cases: readonly Case[] = [];
before(async () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => languageOfPath(name));
  cases = (await Promise.all(names.map(casesIn))).flat();
});

const findsIn = (own: readonly Case[], rule: string) => own.filter(({ found }) => found.includes(rule));

/** What a rule must keep quiet about: functions in its own fixtures. */
const silentIn = (own: readonly Case[], rule: string) =>
  own.filter(({ about, found }) => about === rule && !found.includes(rule));

/** Rules for which nothing in another file matters: what they speak of stands in one call and the loop around it. */
const inOnePlace: ReadonlySet<string> = new Set(['abortive-close', 'retried-close']);

describe('each rule in C', () => {
  const rules = [...(coverage.find(({ id }) => id === 'c')?.applies ?? [])];
  const inC = () => cases.filter(({ language }) => language === 'c');

  for (const rule of rules) {
    it(`${rule} is tried on 12 functions with a finding and 12 without, 4 of them with several paths`, () => {
      const finds = findsIn(inC(), rule);
      const silent = silentIn(inC(), rule);
      assert.ok(finds.length >= 12, `${finds.length} with a finding`);
      assert.ok(silent.length >= 12, `${silent.length} without`);
      const several = [...finds, ...silent].filter(({ branches }) => branches);
      assert.ok(several.length >= 4, `${several.length} with several paths`);
    });
  }

  it('is tried on two places where another file decides', async (t) => {
    const places = new Map<string, number>();
    for (const name of projectNames) {
      for (const { language, findings, alone } of await analyseProject(t, name)) {
        if (language !== 'c') continue;
        const [whole, single] = [findings, alone].map((all) => all.map(({ rule, range }) => `${rule} ${range.start}`));
        const changed = [...(whole ?? []), ...(single ?? [])].filter(
          (one) => whole?.includes(one) !== single?.includes(one),
        );
        for (const one of changed) {
          const [rule = ''] = one.split(' ');
          places.set(rule, (places.get(rule) ?? 0) + 1);
        }
      }
    }
    const few = rules.filter((rule) => !inOnePlace.has(rule) && (places.get(rule) ?? 0) < 2);
    assert.deepEqual(few, []);
  });
});

/** What these add to another language is little: they are tried with it. */
const variants: ReadonlySet<string> = new Set(['cpp', 'tsx']);

describe('each language', () => {
  for (const { id, applies, inherits } of coverage.filter((one) => !variants.has(one.id))) {
    it(`${id} is tried on 60 functions, half of them silent, and with each of its rules`, () => {
      const here = cases.filter(({ language }) => language === id);
      const silent = here.filter(({ found }) => found.length === 0);
      assert.ok(here.length >= 60, `${here.length} functions`);
      assert.ok(silent.length * 2 >= here.length, `${silent.length} of ${here.length} are silent`);
      const isTried = (rule: string) => findsIn(here, rule).length > 0 && silentIn(here, rule).length > 0;
      // Rules that come from another language are tried in that one.
      const untried = inherits ? [] : [...applies].filter((rule) => !isTried(rule));
      assert.deepEqual(untried, []);
    });
  }
});

/** Analyses a text as the adapters do, with the grammars that the build put into dist/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnalysisContext, createAnalyser } from '../../src/analysis/analyser';
import { joinFacts } from '../../src/analysis/facts';
import { defaultSettings } from '../../src/analysis/settings';

/** The repository: tests run bundled, from `dist/test` or a folder in it. */
export const root = process.cwd();

/** The bytes of a grammar that the build put into dist/. */
export const readWasm = async (file: string): Promise<Uint8Array> => readFileSync(join(root, 'dist', file));

export const analyser = createAnalyser({ readWasm });

/** A project of which the one file is known; the whole of it only when the program starts there. */
export function contextFor(language: string, text: string, settings = defaultSettings): AnalysisContext {
  const facts = analyser.facts(language, text);
  return { path: 'test', project: joinFacts([['test', facts]], facts.entryPoint), settings };
}

export const analyse = (language: string, text: string, settings = defaultSettings) =>
  analyser.analyse(language, text, contextFor(language, text, settings));

/** The options of commands that are loaded only when they are called for. */
import type { Platform } from '../analysis/explain';
import { UsageError } from './exitCode';
import type { ColorMode } from './io';
import type { Texts } from './texts';

export const explainFormats = ['human', 'markdown', 'json'] as const;

export interface ExplainOptions {
  readonly call?: string;
  readonly platform?: Platform;
  readonly language?: string;
  readonly format: (typeof explainFormats)[number];
  readonly color: ColorMode;
}

export const labFormats = ['human', 'json'] as const;

export interface LabOptions {
  readonly port: number;
  readonly seconds: number;
  readonly format: (typeof labFormats)[number];
}

const longestSeconds = 24 * 60 * 60;

/** Reads a whole number from `smallest` to `largest`, or says which option wants one. */
export function wholeNumber(option: string, text: string, smallest: number, largest: number, texts: Texts): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= smallest && number <= largest) return number;
  throw new UsageError(texts.wholeNumber(option, text, smallest, largest));
}

export const portNumber = (text: string, texts: Texts): number => wholeNumber('--port', text, 0, 65535, texts);

export const timeLimit = (text: string, texts: Texts): number =>
  wholeNumber('--seconds', text, 1, longestSeconds, texts);

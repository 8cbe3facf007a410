/** Renders a whole explanation for a terminal. */
import type { Explanation } from '../explanation';

/** How parts of the text are coloured; each takes text and gives it back with or without escape codes. */
export interface TerminalColors {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  cyan(text: string): string;
}

const same = (text: string): string => text;

export const plainColors: TerminalColors = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

export interface TerminalOptions {
  /** Plain text without it. */
  readonly color?: TerminalColors;
  /** In columns; 80 without it. */
  readonly width?: number;
}

export const renderTerminal = (explanation: Explanation, { color = plainColors }: TerminalOptions = {}): string =>
  explanation.cases.map((one) => `${color.bold(one.headline)}\n${one.meaning}\n`).join('\n');

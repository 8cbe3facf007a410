/**
 * The scripts of the lab: one call a line, and behind a `|` which rows of the failure tables the call shows:
 *
 *     recv a 10 | recv/reset-unread-data
 *     recv a 10 | recv/reset-unread-data: next recv; recv/eof
 */

/** Which claim of a row a call shows: what the call itself gives, or what comes next. */
export type Part = 'result' | 'nextRecv' | 'nextSend' | 'poll';

export interface Claim {
  readonly row: string;
  readonly part: Part;
}

export interface ScriptLine {
  /** What the measuring client runs. */
  readonly text: string;
  readonly shows: readonly Claim[];
}

const parts: Readonly<Record<string, Part>> = {
  '': 'result',
  'next recv': 'nextRecv',
  'next send': 'nextSend',
  poll: 'poll',
};

function claimOf(text: string): Claim {
  const [row = '', what = ''] = text.split(':').map((one) => one.trim());
  const part = parts[what];
  if (part === undefined) throw new Error(`a script says "${text}": there is no such part of a row`);
  return { row, part };
}

export const parseScript = (script: string): readonly ScriptLine[] =>
  script
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      // A shell command of a script may hold a bar as well; the one that counts has a row behind it.
      const bar = /^(.*?)\s+\|\s+([a-z]+\/[a-z0-9-]+.*)$/.exec(line);
      if (!bar) return { text: line, shows: [] };
      const [, text = '', shows = ''] = bar;
      return { text, shows: shows.split(';').map(claimOf) };
    });

/** How a line is written down: what was started earlier is named when its end is waited for. */
export function describeLine(lines: readonly ScriptLine[], index: number): string {
  const text = lines[index]?.text ?? '';
  const [verb, name] = text.split(' ');
  if (verb !== 'await') return text;
  const begun = lines.find((line) => line.text.startsWith(`start ${name} `));
  return `${begun?.text.split(' ').slice(2).join(' ') ?? text} (in a thread)`;
}

/** `sockeye explain`: says what a socket error means. */
import picocolors from 'picocolors';
import { describeUnknown, type Explanation, explain, renderMarkdown, renderTerminal } from '../analysis/explain';
import type { ExplainOptions } from './commandOptions';
import { type ExitCode, exitCode, UsageError } from './exitCode';
import { type Io, wantsColor } from './io';
import type { LocalIo } from './localIo';

export async function explainCommand(
  words: readonly string[],
  options: ExplainOptions,
  io: LocalIo,
): Promise<ExitCode> {
  const fromStdin = words.length === 1 && words[0] === '-';
  const text = (fromStdin ? (await io.readStdin()).toString('utf8') : words.join(' ')).trim();
  if (text === '') throw new UsageError(io.texts.nothingToExplain(fromStdin));
  const { call, platform, language } = options;
  const explanation = explain({
    text,
    ...(call && { call }),
    ...(platform && { platform }),
    ...(language && { language }),
    locale: io.locale,
  });
  const known = explanation.cases.length > 0;
  // JSON has its own way to say that nothing was found: no cases.
  if (known || options.format === 'json') io.out(render(explanation, options, io));
  if (!known) io.err(`sockeye: ${describeUnknown(explanation)}\n`);
  return known ? exitCode.clean : exitCode.findings;
}

function render(explanation: Explanation, { format, color }: ExplainOptions, io: Io): string {
  switch (format) {
    case 'human':
      return ended(
        renderTerminal(explanation, {
          ...(wantsColor(color, io) && { color: picocolors.createColors(true) }),
          ...(io.width !== undefined && { width: io.width }),
        }),
      );
    case 'markdown':
      return ended(renderMarkdown(explanation));
    case 'json':
      return `${JSON.stringify(explanation, undefined, 2)}\n`;
  }
}

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** Renders an explanation for a hover: short Markdown. */
import type { CallTable, Explanation } from '../explanation';

export const renderHover = (explanation: Explanation): string =>
  explanation.cases
    .slice(0, 1)
    .map((one) => `**${one.headline}**\n\n${one.meaning}`)
    .join('');

export const renderCallTable = (table: CallTable): string =>
  table.rows.map((row) => `- ${row.situation}: ${row.result}`).join('\n');

/** Renders what a hover shows: short Markdown. */
import type { CallTable, Explanation } from '../explanation';
import { callTableBlocks, hoverBlocks } from './content';
import { writeMarkdown } from './markdown';

/** Empty when there is nothing to say. */
export const renderHover = (explanation: Explanation): string =>
  writeMarkdown(hoverBlocks(explanation), explanation.locale);

/** The failure table of a call, for a hover on that call. */
export const renderCallTable = (table: CallTable): string => writeMarkdown(callTableBlocks(table), table.locale);

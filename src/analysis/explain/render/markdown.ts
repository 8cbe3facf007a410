/** Renders a whole explanation as Markdown. */
import type { Explanation } from '../explanation';
import { renderHover } from './hover';

export const renderMarkdown = (explanation: Explanation): string => renderHover(explanation);

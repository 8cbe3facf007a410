/** Renders a whole explanation as the body of an HTML page. */
import type { Explanation } from '../explanation';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export const renderPanel = (explanation: Explanation): string =>
  explanation.cases.map((one) => `<h1>${escapeHtml(one.headline)}</h1><p>${escapeHtml(one.meaning)}</p>`).join('');

/** How much room text takes where every character has a cell of the same width: Chinese characters take two. */

const wide = '\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uff60';
const wideCharacter = new RegExp(`[${wide}]`, 'g');

/** Behind every wide character stands this one for its second cell, so that columns can be counted. */
const filler = '\0';

/** The text with one character for each cell. */
export const toCells = (text: string): string => text.replace(wideCharacter, `$&${filler}`);

export const fromCells = (cells: string): string => cells.replaceAll(filler, '');

export const displayWidth = (text: string): number => toCells(text).length;

/** Wide characters are words of their own; a mark that closes stays with what it closes, one that opens with what follows. */
const word = new RegExp(`\\s*[“（《]*(?:[${wide}]|[^\\s${wide}]+)[，。、；：！？）》”]*`, 'g');

/** The parts between which a line may be broken, each with the white space before it. */
export const breakable = (text: string): readonly string[] => text.match(word) ?? [];

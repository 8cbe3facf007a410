/** All generators, in an order in which none needs what a later one writes. */
import type { Generator } from './generator';

export const generators: readonly Generator[] = [];

/** All generators, in an order in which none needs what a later one writes. */
import type { Generator } from './generator';

import knowledge from './knowledge';

export const generators: readonly Generator[] = [knowledge];

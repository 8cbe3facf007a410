/** All generators, in an order in which none needs what a later one writes. */

import { config } from './config';
import type { Generator } from './generator';
import knowledge from './knowledge';
import { l10n } from './l10n';
import { languages } from './languages';
import { manifest } from './manifest';
import measurements from './measurements';
import { rules } from './rules';

export const generators: readonly Generator[] = [knowledge, measurements, languages, rules, manifest, l10n, config];

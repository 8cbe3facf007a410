/** The names of runtimes, and which of them a language runs on. */
import type { Runtime } from '../../../knowledge/error';
import { runtimeNames } from '../../../knowledge/index.generated';

export const runtimeName = (runtime: Runtime): string =>
  runtimeNames.find((known) => known.runtime === runtime)?.name ?? runtime;

export const runtimeOf = (language: string | undefined): Runtime | undefined =>
  runtimeNames.find(({ languages }) => language !== undefined && languages.includes(language))?.runtime;

/** The order of severities. */
import type { Severity } from '../analysis/finding';

/** From the least to the most serious. */
export const severities = ['hint', 'info', 'warning', 'error'] as const satisfies readonly Severity[];

export const isAtLeast = (severity: Severity, least: Severity): boolean =>
  severities.indexOf(severity) >= severities.indexOf(least);

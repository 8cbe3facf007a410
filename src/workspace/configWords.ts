/** The words that settings are chosen from, in `sockeye.json` and on the command line. */

export const ruleLevels = ['off', 'hint', 'info', 'warning', 'error'] as const;
export const profiles = ['minimal', 'recommended', 'strict'] as const;
export const platforms = ['linux', 'macos', 'freebsd', 'windows'] as const;
export const platformSettings = ['auto', ...platforms] as const;

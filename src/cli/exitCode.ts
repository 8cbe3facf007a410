/** How a command ends, and the error that ends it early. */

export const exitCode = { clean: 0, findings: 1, failed: 2 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The command could not run, for a reason that its message names. */
export class UsageError extends Error {}

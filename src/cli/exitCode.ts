/** How a command ends, and the error that ends it early. */

export const exitCode = { clean: 0, findings: 1, failed: 2 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The command could not run, for a reason that its message names. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** By its name, since a part of the program that is loaded when it is needed has a class of its own. */
export const isUsageError = (error: unknown): error is UsageError =>
  error instanceof Error && error.name === 'UsageError';

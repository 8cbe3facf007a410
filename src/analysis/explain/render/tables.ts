/** Renders the failure tables as a page of the documentation. */
import type { ErrorInfo } from '../../../knowledge/error';
import type { FailureTable } from '../../../knowledge/failure';

export const renderFailureTables = (_errors: readonly ErrorInfo[], tables: readonly FailureTable[]): string =>
  tables.map((table) => `## ${table.call}\n\n${table.summary.en}\n`).join('\n');

/** What travels with each diagnostic, so that its code actions need no analysis: the editor hands it back unread. */
import type { Diagnostic, TextEdit } from 'vscode-languageserver';
import { toolName } from '../protocol';

export interface FixData {
  readonly title: string;
  readonly safe: boolean;
  readonly preferred: boolean;
  readonly edits: TextEdit[];
}

export interface DiagnosticData {
  /** The version of the document that the edits are for. */
  readonly version: number;
  readonly fixes: readonly FixData[];
  /** What an explanation of the finding is asked with. */
  readonly errnos: readonly string[];
  readonly call: string;
  /** Whether a comment can suppress it. */
  readonly suppressible: boolean;
}

/** The data of a diagnostic that this server made; nothing for those of others. */
export function diagnosticData({ source, data }: Diagnostic): DiagnosticData | undefined {
  if (source !== toolName || typeof data !== 'object' || data === null) return undefined;
  return 'version' in data && 'fixes' in data && Array.isArray(data.fixes) ? (data as DiagnosticData) : undefined;
}

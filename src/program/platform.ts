/** For which platform code is, as far as its imports say. */
import type { PlatformEvidence } from '../languages/language';
import type { Program } from './program';

/** Whether the imports of a file say that it is for the platform, and for no other. */
export const isFor = ({ imports }: Program, evidence: PlatformEvidence | undefined): boolean =>
  evidence?.imports.some((one) => imports.has(one)) === true && !evidence.unless.some((one) => imports.has(one));

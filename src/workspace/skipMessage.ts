/** Says in words why a file was not checked. */
import type { Skip } from '../analysis/finding';

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

export function skipMessage(skip: Skip): string {
  switch (skip.kind) {
    case 'unknown-language':
      return 'no supported language has this file name';
    case 'too-large':
      return `${megabytes(skip.bytes)} is over the limit of ${megabytes(skip.limitBytes)} (maxFileSize in sockeye.json)`;
    case 'binary':
      return 'a binary file: it has a NUL byte near its start';
    case 'unreadable':
      return skip.detail;
    case 'budget':
      return `not analysed in time: ${skip.detail}`;
    case 'failed':
      return `the analysis failed: ${skip.detail}`;
  }
}

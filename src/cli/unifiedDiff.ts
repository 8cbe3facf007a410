/** The change of one file as `git apply` and `patch` take it. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

export const unifiedDiff = (path: string, before: string, after: string): string =>
  createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });

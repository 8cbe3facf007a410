/** What those who describe functions of their own may write: the words of the model, for the files that people keep them in. */
import { errors } from '../knowledge/index.generated';

export type { ApiRow, Role } from '../languages/api';

/** The names of all errors that can be explained. */
export const errnoNames = (): readonly string[] => errors.map(({ id }) => id);

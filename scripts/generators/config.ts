/** Writes the JSON schema of `sockeye.json`, which editors use to complete and check it. */
import * as z from 'zod/mini';
import { ruleInfos } from '../../src/analysis/rules';
import { configSchema } from '../../src/workspace/configSchema';
import type { Generator } from './generator';

export const config: Generator = () => {
  const schema = z.toJSONSchema(configSchema(ruleInfos()), { target: 'draft-7' });
  const settings = { ...schema, title: 'Settings of Sockeye', allowComments: true, allowTrailingCommas: true };
  return [{ path: 'schemas/sockeye.schema.json', content: `${JSON.stringify(settings, undefined, 2)}\n` }];
};

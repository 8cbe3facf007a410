/** What `sockeye.json` may hold: the one place from which it is checked and its JSON schema is generated. */
import * as z from 'zod/mini';
import { asides } from './aside';
import { platformSettings, profiles, ruleLevels } from './configWords';
import { described, modelSchema } from './modelSchema';

/** What the schema needs to know of a rule. */
export interface ConfigRule {
  readonly id: string;
  readonly summary: string;
}

export function configSchema(rules: readonly ConfigRule[]) {
  const levels = Object.fromEntries(
    rules.map(({ id, summary }) => [id, z.optional(described(z.enum(ruleLevels), summary))]),
  );
  return described(
    z.strictObject({
      $schema: z.optional(described(z.string(), 'Where the schema of this file is, for editors.')),
      profile: z.optional(
        described(
          z.enum(profiles),
          'Which findings are shown: `minimal` the surest, `recommended` what a maintainer would fix, `strict` all.',
        ),
      ),
      rules: z.optional(
        described(z.strictObject(levels), 'Severities by rule; `off` switches a rule off, a severity switches it on.'),
      ),
      exclude: z.optional(
        described(
          z.array(z.string().check(z.minLength(1))),
          'Files and directories to leave out, as patterns of a `.gitignore` file in the directory of this one.',
        ),
      ),
      alsoCheck: z.optional(
        described(
          z.array(z.enum(asides)),
          "What is off by default and to be checked here all the same: directories and files of tests, of examples, of copies of others' code, and files that a program wrote.",
        ),
      ),
      platform: z.optional(
        described(z.enum(platformSettings), 'The system the code is meant for; `auto` tells it from the code.'),
      ),
      maxFileSize: z.optional(
        described(z.int().check(z.positive()), 'Larger files are skipped, and reported as skipped. In bytes.'),
      ),
      models: z.optional(
        described(z.array(modelSchema), 'What functions of your own do to sockets, and how their failures show.'),
      ),
    }),
    'Settings of Sockeye for the directory of this file and below, up to the next sockeye.json.',
  );
}

export type ConfigFile = z.infer<ReturnType<typeof configSchema>>;
export type ConfigModel = z.infer<typeof modelSchema>;

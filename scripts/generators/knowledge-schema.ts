/** What every file of the knowledge must look like. Used when generating and testing only; the product trusts the files. */
import { z } from 'zod';
import type { ErrorInfo } from '../../src/knowledge/error';
import { calls, type FailureTable } from '../../src/knowledge/failure';
import type { CallNames, RuntimeName, RuntimePattern } from '../../src/knowledge/patterns';
import { platforms } from '../../src/knowledge/platform';

const text = z.strictObject({ en: z.string().min(1) });
const call = z.enum(calls);
const platform = z.enum(platforms);
const integer = z.number().int();
const errorId = z.string().regex(/^(?:E[A-Z0-9]+|EAI_[A-Z]+|WSA[A-Z]+)$/);
const retry = z.strictObject({ safe: z.enum(['yes', 'no', 'depends']), advice: text });
const source = z.string().regex(/^https:\/\/\S+$/);

const runtime = z.enum(['python', 'node', 'java', 'go', 'rust', 'dotnet', 'ruby', 'php', 'lua', 'cpp', 'windows']);

export const errorSchema: z.ZodType<ErrorInfo, unknown> = z.strictObject({
  id: errorId,
  kind: z.enum(['errno', 'eof', 'resolver', 'winsock']),
  aliases: z.array(z.string()),
  numbers: z.strictObject({
    linux: integer.exactOptional(),
    macos: integer.exactOptional(),
    freebsd: integer.exactOptional(),
    windows: integer.exactOptional(),
    windowsCrt: integer.exactOptional(),
    libuvWindows: integer.exactOptional(),
    libuv: integer.exactOptional(),
    linuxArchitectures: z.record(z.string(), integer).exactOptional(),
  }),
  messages: z.array(
    z.strictObject({
      by: z.enum([
        'glibc',
        'musl',
        'macos',
        'freebsd',
        'windows',
        'libuv',
        'java',
        'go',
        'lua',
        'zh',
        'windowsZh',
        'other',
      ]),
      text: z.string().min(2),
      common: z.boolean().exactOptional(),
    }),
  ),
  spellings: z.array(
    z.strictObject({
      runtime,
      text: z.string().min(2),
      shared: z.boolean().exactOptional(),
      common: z.boolean().exactOptional(),
    }),
  ),
  meaning: text,
  calls: z.array(call),
  atCall: z.partialRecord(call, z.strictObject({ headline: text, meaning: text })),
  confusedWith: z.array(z.strictObject({ error: errorId, why: text })),
  retry,
  sources: z.array(source).min(1),
});

const lane = z.enum(['me', 'box', 'peer']);
const state = z.enum([
  'CLOSED',
  'LISTEN',
  'SYN_SENT',
  'SYN_RECEIVED',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
  'GONE',
]);
const states = z.strictObject({ me: state.exactOptional(), peer: state.exactOptional() });
const result = z
  .string()
  .regex(
    /^(?:(?:EAI_[A-Z]+|E[A-Z0-9]+|WSA[A-Z]+)(?:\+SIGPIPE)?|success|count|partial|blocks|descriptor|POLL[A-Z]+(?:\|POLL[A-Z]+)*)$/,
  );
const evidence = z
  .strictObject({
    kind: z.enum(['measured', 'documented', 'reported']),
    scenario: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .exactOptional(),
    kernel: z.string().exactOptional(),
    source: source.exactOptional(),
  })
  .refine((value) => (value.kind === 'measured' ? value.scenario && value.kernel : value.source), {
    message: 'measured evidence names its scenario and kernel, any other its source',
  });
const outcome = z.strictObject({
  result,
  nextRecv: result.exactOptional(),
  nextSend: result.exactOptional(),
  poll: result.exactOptional(),
  note: text.exactOptional(),
  evidence,
});
const step = z.union([
  z.strictObject({
    from: lane,
    to: lane,
    segment: z.string().min(2),
    lost: z.boolean().exactOptional(),
    note: text.exactOptional(),
    states: states.exactOptional(),
  }),
  z.strictObject({
    at: lane,
    does: text,
    result: result.exactOptional(),
    failing: z.boolean().exactOptional(),
    states: states.exactOptional(),
  }),
]);
const row = z.strictObject({
  id: z.string().regex(/^[a-z]+\/[a-z0-9-]+$/),
  rank: integer.min(1),
  situation: text,
  trigger: text,
  who: z.enum(['peer-app', 'peer-kernel', 'middlebox', 'own-kernel', 'own-code', 'network']),
  outcomes: z.partialRecord(platform, outcome),
  timeline: z.array(step).min(1),
  states,
  clues: z.array(z.strictObject({ text, elapsedMs: z.tuple([z.number(), z.number()]).exactOptional() })).min(1),
  confirm: z
    .array(z.strictObject({ command: z.string().min(2), where: z.enum(['here', 'peer', 'both']), expect: text }))
    .min(1),
  fix: z.array(text).min(1),
  avoid: z.array(text),
  retry,
  folklore: z
    .array(
      z.strictObject({
        claim: text,
        truth: text,
        verdict: z.enum(['wrong', 'dated', 'partly']),
        refutedBy: z.string().regex(/^[a-z][a-z0-9-]*$/),
      }),
    )
    .exactOptional(),
  sources: z.array(source).min(1),
});

export const tableSchema: z.ZodType<FailureTable, unknown> = z.strictObject({
  call,
  summary: text,
  rows: z.array(row).min(1),
});

export const patternsSchema: z.ZodType<readonly RuntimePattern[], unknown> = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z]+\/[a-z0-9-]+$/),
    by: z.string().min(2),
    pattern: z.string().min(4),
    common: z.boolean().exactOptional(),
    means: z
      .array(
        z.strictObject({
          error: errorId,
          call: call.exactOptional(),
          platform: platform.exactOptional(),
          row: z.string().exactOptional(),
        }),
      )
      .min(1),
    note: text.exactOptional(),
  }),
);

export const callNamesSchema: z.ZodType<readonly CallNames[], unknown> = z.array(
  z.strictObject({ call, names: z.array(z.string().min(2)).min(1) }),
);

export const runtimesSchema: z.ZodType<readonly RuntimeName[], unknown> = z.array(
  z.strictObject({ runtime, name: z.string().min(1), languages: z.array(z.string()) }),
);

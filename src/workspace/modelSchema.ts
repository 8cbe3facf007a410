/** What a row of a model may hold: one schema for the `api.json` of languages and the `models` of a `sockeye.json`. */
import * as z from 'zod/mini';
import { type ApiRow, errnoNames, type Role } from '../analysis/modelWords';

/** Describes a copy, since the same schema may stand for several things. */
export const described = <S extends z.ZodMiniType>(schema: S, description: string): S => {
  const copy = z.clone(schema) as S;
  z.globalRegistry.add(copy, { description });
  return copy;
};

const roles = [
  'create',
  'connect',
  'bind',
  'accept',
  'listen',
  'resolve',
  'send',
  'recv',
  'request',
  'serve',
  'wait',
  'watch',
  'set-timeout',
  'set-nonblocking',
  'set-linger',
  'set-option',
  'ignore-sigpipe',
  'close',
  'hand-over',
  'attach',
  'peek',
  'catch',
  'limit',
  'use',
  'log',
  'decode',
  'fill',
  'exit',
  'throw',
  'other',
] as const satisfies readonly Role[];

const text = z.string().check(z.minLength(1));
const words = z.array(text);
const errnos = z.array(z.enum(errnoNames()));

const access = z
  .string()
  .check(
    z.regex(
      /^(?:this|none|result(?: \w+)?|arg (?:\d+|\w+))$/,
      'must be `this`, `result` or `arg` and its number or name',
    ),
  );

/** Words that an argument is searched for. */
const byAccess = z.record(access, z.array(z.string().check(z.regex(/^\w+$/, 'must be one word'))));

/** As `program/abstract.ts` reads it. */
const showing = z
  .string()
  .check(
    z.regex(
      /^(?:-?\d+|<0|<=0|>=0|>0|!=0|short|full|empty|nonempty|null|blank|object|true|false|raises|failure|is .+)$/,
      'must be a number, <0, <=0, >=0, >0, !=0, short, full, empty, nonempty, null, object, true, false, raises, failure or `is` and a name',
    ),
  );

const component = z
  .string()
  .check(z.regex(/^result(?: \d+)?$/, 'must be `result`, or `result` and the number of a component'));

const shows = z.union([showing, z.record(component, showing)]);

const count = z.int().check(z.nonnegative());

/** All that a row may say, but for where its claims come from. */
const claims = {
  call: described(
    z.string().check(z.regex(/^[\w$@/-]+(?:\.[\w$]+)*[!?=]?$/, 'must be a name, or names with dots between them')),
    'What is called, such as `net_send` or `net.send`.',
  ),
  on: z.optional(described(text, 'The type of the receiver when it is a method, such as `socket`.')),
  import: z.optional(described(words, 'Imports of which one should be seen in the file.')),
  needsImport: z.optional(described(z.boolean(), 'Whether files without one of the imports mean another function.')),
  arity: z.optional(
    described(
      z.union([count, z.tuple([count, count])], 'must be a number, or the least and the greatest'),
      'The number of arguments: exactly, or at least and at most.',
    ),
  ),
  role: described(z.enum(roles), 'What the call does to a socket.'),
  socket: z.optional(described(access, 'Where the socket is: `arg 0`, `this`.')),
  sockets: z.optional(described(words, 'The types of sockets the call is about, when not only streams.')),
  needsSocket: z.optional(described(z.boolean(), 'Whether the argument must be proven to be a socket.')),
  data: z.optional(described(access, 'The bytes that are sent, or the buffer that is filled.')),
  length: z.optional(described(access, 'How many bytes are asked for.')),
  flags: z.optional(access),
  outcomes: z.optional(
    described(
      z.partialRecord(z.enum(['error', 'eof', 'timeout', 'partial', 'done']), shows),
      'How each way of ending shows in the result.',
    ),
  ),
  handler: z.optional(z.strictObject({ to: access, error: text })),
  errorIn: z.optional(access),
  tells: z.optional(z.partialRecord(z.enum(['error', 'eof', 'timeout', 'partial', 'done']), access)),
  gives: z.optional(
    described(
      z.strictObject({ type: text, as: access, of: z.optional(access) }),
      'The type the result has, such as `socket`, and of what it is a view.',
    ),
  ),
  givesAlso: z.optional(z.array(z.strictObject({ type: text, as: access }))),
  hands: z.optional(
    z.strictObject({
      to: access,
      types: z.optional(z.record(z.string(), text)),
      arguments: z.optional(access),
    }),
  ),
  proves: z.optional(z.boolean()),
  expires: z.optional(z.strictObject({ event: text, listener: z.optional(access) })),
  halfOpen: z.optional(text),
  resets: z.optional(z.boolean()),
  limitedByCallers: z.optional(z.boolean()),
  when: z.optional(described(byAccess, 'The row applies only if the argument contains one of the words.')),
  unless: z.optional(described(byAccess, 'The row does not apply if the argument contains one of the words.')),
  cutsSends: z.optional(z.boolean()),
  messages: z.optional(z.boolean()),
  whole: z.optional(byAccess),
  nonblocking: z.optional(byAccess),
  blocks: z.optional(described(z.boolean(), 'Whether the call waits for the peer unless the socket says otherwise.')),
  sigpipe: z.optional(described(z.boolean(), 'Whether a write to a dead connection kills the process.')),
  timeout: z.optional(
    described(
      z.strictObject({
        access,
        name: z.optional(text),
        infinite: z.array(z.string()),
        absentIsFinite: z.optional(z.boolean()),
        fields: z.optional(words),
        amounts: z.optional(count),
        parts: z.optional(z.record(text, words)),
        zeroIsInfinite: z.optional(z.boolean()),
        absolute: z.optional(z.boolean()),
        expiry: z.optional(words),
        form: z.optional(
          z.strictObject({ numberWith: words, recordWith: words, fields: words, numberTypes: z.optional(text) }),
        ),
      }),
      'The argument that bounds the wait, or sets the bound of waits to come.',
    ),
  ),
  ignored: z.optional(z.boolean()),
  asynchronous: z.optional(z.boolean()),
  syncOnly: z.optional(z.boolean()),
  replacesDefault: z.optional(z.boolean()),
  ignoresDefault: z.optional(z.literal(true)),
  unlessBeside: z.optional(words),
  shownByAnswer: z.optional(z.boolean()),
  wholeWhenBlocking: z.optional(z.boolean()),
  bounds: z.optional(z.array(z.enum(['connect', 'read', 'write']))),
  inherits: z.optional(z.boolean()),
  untimed: z.optional(z.boolean()),
  rejects: z.optional(z.literal(true)),
  unmoved: z.optional(z.literal(true)),
  beside: z.optional(words),
  byReference: z.optional(z.boolean()),
  remote: z.optional(byAccess),
  stream: z.optional(byAccess),
  set: z.optional(access),
  neverBlocks: z.optional(z.boolean()),
  leftIn: z.optional(words),
  linger: z.optional(
    z.strictObject({
      access,
      fields: z.optional(z.tuple([text, text])),
      packer: z.optional(text),
      seconds: z.optional(access),
    }),
  ),
  neverRestarted: z.optional(z.boolean()),
  endedByStop: z.optional(z.boolean()),
  goesOn: z.optional(z.boolean()),
  lookBeside: z.optional(words),
  lastError: z.optional(z.enum(['reads', 'keeps', 'changes', 'may-change'])),
  fixes: z.optional(described(z.record(z.string(), words), 'Names of fixes of the language, by rule.')),
  errnos: z.optional(described(errnos, 'What can go wrong.')),
  never: z.optional(described(errnos, 'Errors of other calls that this one never has.')),
  explain: z.optional(described(text, 'The system call whose explanation fits, such as `send`.')),
} satisfies Readonly<Record<Exclude<keyof ApiRow, 'see' | 'wraps' | 'isMethod'>, z.ZodMiniType>>;

/** A row of a language, which says where its claims come from. */
export const rowSchema = z.strictObject({ ...claims, see: text });

/** A row of a user, who knows. */
export const modelSchema = z.strictObject({ ...claims, see: z.optional(described(text, 'Where to read more.')) });

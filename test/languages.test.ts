/** Every language's data keeps to the vocabulary, the schema and the grammar. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { coverageOf } from '../scripts/generators/language-table';
import { languageOfPath } from '../src/analysis/languages';
import { callNamed, rowsGiving } from '../src/knowledge/lookup';
import { platforms } from '../src/knowledge/platform';
import { languages } from '../src/languages/index.generated';
import { isCaptureName } from '../src/program/vocabulary';
import { rules } from '../src/rules/index.generated';
import { captureNames } from '../src/syntax/captures';
import { Grammars } from '../src/syntax/grammar';
import { rowSchema } from '../src/workspace/modelSchema';
import { root } from './harness/analyse';

const pattern = z.string().refine(
  (text) => {
    new RegExp(text);
    return true;
  },
  { message: 'not a regular expression' },
);
const coverage = new Map(
  coverageOf(
    root,
    languages.map(({ id }) => id),
  ).map((one) => [one.id, one]),
);

const words = z.array(z.string().min(1));

const enclosure = z.strictObject({ before: z.string(), after: z.string() });

const manifestSchema = z.strictObject({
  name: z.string(),
  select: z.strictObject({ editor: words.min(1), extensions: words.min(1), tests: words.min(1).optional() }),
  grammar: z.strictObject({ package: z.string(), file: z.string().endsWith('.wasm') }),
  comments: z.strictObject({ line: z.string(), pattern }),
  units: words.min(1),
  operators: z.record(z.string(), z.string()),
  equality: z.record(z.string(), z.enum(['identity', 'conversion'])).optional(),
  literals: z.strictObject({ null: words, true: words, false: words }),
  constants: z.record(z.string(), z.number()).optional(),
  withoutSigpipe: z.strictObject({ imports: words, unless: words }).optional(),
  switchFallsThrough: z.boolean(),
  topLevelCode: z.boolean(),
  notApplicable: z.record(z.string(), z.string()).optional(),
  lengthFunctions: words,
  onlyNullIsFalse: z.boolean().optional(),
  queries: z
    .record(z.string(), z.enum(['null', 'empty', 'nonempty', 'blank', 'zero', 'positive', 'length']))
    .optional(),
  forms: words.optional(),
  maker: z.strictObject({ method: z.string(), call: z.string().optional() }).optional(),
  allocator: z.string().optional(),
  followsTimings: z.boolean().optional(),
  packagePattern: pattern.optional(),
  lastIsValue: z.boolean().optional(),
  closures: z
    .partialRecord(
      z.enum([
        'forever',
        'each',
        'once',
        'catches',
        'receiver',
        'passes',
        'inside',
        'builds',
        'configures',
        'later',
        'started',
      ]),
      pattern,
    )
    .optional(),
  closureParameter: z.string().optional(),
  results: z
    .strictObject({
      success: z.record(z.string(), z.enum(['failure', 'absent'])),
      failure: words,
      nothing: words,
      methods: z.record(
        z.string(),
        z.enum(['same', 'demands', 'defaults', 'failed', 'succeeded', 'absent', 'present', 'bounds', 'waits']),
      ),
    })
    .optional(),
  respelled: z.array(z.strictObject({ pattern, as: z.string() })).optional(),
  macros: z
    .strictObject({
      values: enclosure,
      patterns: enclosure,
      statements: enclosure,
      race: z.strictObject({ names: pattern, binds: z.string(), guard: z.string(), arrow: z.string() }).optional(),
      propagates: pattern.optional(),
      test: pattern.optional(),
      body: pattern.optional(),
    })
    .optional(),
  endlessSources: pattern.optional(),
  addingNullRaises: z.boolean().optional(),
  promises: z
    .strictObject({ chain: words, take: words, fatalIn: z.strictObject({ pattern, unless: pattern }) })
    .optional(),
  patternsAreComplete: z.boolean().optional(),
  breakPassesSwitch: z.boolean().optional(),
  leavesByReturn: z.boolean().optional(),
  adders: words.optional(),
  asynchronous: pattern.optional(),
  bounding: pattern.optional(),
  boundsFirst: z.boolean().optional(),
  negations: words.optional(),
  sigil: z.string().optional(),
  equalityFunctions: words.optional(),
  constantPattern: pattern.optional(),
  blank: z.string().optional(),
  declares: z.boolean().optional(),
  setters: pattern.optional(),
  getters: pattern.optional(),
  accessors: z.strictObject({ get: z.string(), set: z.string() }).optional(),
  optionalAccess: z.string().optional(),
  harmlessOnNull: pattern.optional(),
  byteTypes: words.optional(),
  asksPerson: pattern.optional(),
  unsignedTypes: z.array(z.strictObject({ pattern, imports: words.optional() })).optional(),
  self: z.string().optional(),
  fieldPattern: pattern.optional(),
  classes: z.strictObject({ head: pattern, field: pattern, method: pattern }).optional(),
  members: z.strictObject({ head: pattern, field: pattern, method: pattern }).optional(),
  inferredTypes: z.array(z.string()).optional(),
  importsText: z.literal(true).optional(),
  boundPattern: pattern.optional(),
  entryPointPattern: pattern,
  implicitReceiver: z.boolean(),
  prefixesInside: z.literal(true).optional(),
  callsWithoutParentheses: z.boolean().optional(),
  typeNames: pattern.optional(),
  lostConnection: z
    .strictObject({ types: words, others: words, only: z.record(z.string(), words).optional() })
    .optional(),
  socketNames: z
    .strictObject({
      pattern,
      likely: pattern.optional(),
      inClass: z.strictObject({ owner: pattern, pattern }).optional(),
      imports: words,
      unless: words,
    })
    .optional(),
  unless: z.strictObject({ language: z.string(), pattern }).optional(),
  conditionals: z
    .strictObject({ begin: pattern, never: pattern, otherwise: pattern, end: pattern, ignored: pattern.optional() })
    .optional(),
  messageSockets: z.strictObject({ pattern, unless: pattern }).optional(),
  guards: z.strictObject({ pattern, definedBy: z.record(z.string(), z.array(z.string())), plain: pattern }).optional(),
  holders: z.record(z.string(), pattern).optional(),
  macroPattern: z.string().optional(),
  definitions: z.strictObject({ opaque: pattern, around: pattern, goesOn: pattern }).optional(),
  staticPattern: pattern.optional(),
  privatePattern: pattern.optional(),
  qualifier: z.string().optional(),
  importFunctions: words.optional(),
  scopes: z.strictObject({ prefix: z.string().optional(), exports: z.array(z.string()).optional() }).optional(),
  events: z
    .strictObject({
      attach: words,
      fields: z.record(z.string(), z.string()),
      fluent: words,
      keep: words,
      take: words,
      tell: words.optional(),
      heedless: words,
      aloof: words.optional(),
    })
    .optional(),
  transparent: pattern.optional(),
  inherits: z.string().optional(),
  apiOf: z.string().optional(),
  importPattern: pattern,
  importNamePattern: pattern.optional(),
  importedAs: z.string().optional(),
  methodsSeeGlobals: z.boolean().optional(),
  pathPattern: pattern.optional(),
  testPattern: pattern.optional(),
  lastError: z
    .strictObject({
      places: words.min(1),
      elsewhere: z.strictObject({ imports: words, unless: words }).optional(),
      format: z.string().optional(),
      retrying: pattern.optional(),
      closers: pattern.optional(),
    })
    .optional(),
  effects: z.array(
    z.strictObject({
      effect: z.enum([
        'sigpipe-handled',
        'sigpipe-flag-used',
        'default-timeout-set',
        'signals-handled',
        'signals-interrupt',
        'uncaught-handled',
        'rejections-handled',
        'waits-limited',
        'servers-limited',
      ]),
      pattern,
      with: pattern.optional(),
      unless: pattern.optional(),
    }),
  ),
  localPeers: z.strictObject({ sockets: words, addresses: words }).optional(),
  fixedField: pattern.optional(),
  discardPattern: pattern.optional(),
  leaveLoop: z.string(),
  nextRound: z.string(),
  failureReturns: z.array(z.strictObject({ head: pattern, statement: z.string() })).min(1),
  idioms: z.record(
    z.string(),
    z.strictObject({
      title: z.string(),
      place: z.enum([
        'replace-statement',
        'before-statement',
        'after-statement',
        'after-call',
        'body',
        'name',
        'call',
        'flag',
        'argument',
        'option',
        'entry',
      ]),
      lines: words.min(1),
      imports: words.optional(),
      declares: words.optional(),
      on: words.optional(),
      safety: z.enum(['safe', 'unsafe']),
    }),
  ),
});

const grammars = new Grammars({ readWasm: async (file) => readFileSync(join(root, 'dist', file)) });
const fixtures = readdirSync(join(root, 'test/fixtures'), { recursive: true, encoding: 'utf8' });

for (const language of languages) {
  const { id, manifest, api } = language;
  describe(id, () => {
    it('has a manifest as the schema wants it', () => {
      const { error } = manifestSchema.safeParse(manifest);
      assert.equal(error && z.prettifyError(error), undefined);
    });

    it('has an API model as the schema wants it', () => {
      const { error } = z
        .strictObject({
          types: z.array(
            z.strictObject({
              text: z.string().optional(),
              pattern: pattern.optional(),
              value: z.string().optional(),
              weak: z.literal(true).optional(),
              import: words.optional(),
              is: z.string(),
              fields: z.record(z.string(), z.string()).optional(),
            }),
          ),
          emitters: z.record(z.string(), z.enum(['always', 'at-start', 'untold'])).optional(),
          calls: z.array(rowSchema),
        })
        .safeParse(api);
      assert.equal(error && z.prettifyError(error), undefined);
    });

    it('names rules and idioms that exist', () => {
      for (const row of api.calls) {
        for (const [rule, idioms] of Object.entries(row.fixes ?? {})) {
          assert.ok(
            rules.some((one) => one.id === rule),
            `${row.call}: ${rule}`,
          );
          for (const idiom of idioms) assert.ok(manifest.idioms[idiom], `${row.call}: ${idiom}`);
        }
      }
    });

    it('has queries that fit the grammar and use the vocabulary only', async () => {
      const names = captureNames(await grammars.load(language));
      assert.deepEqual(
        names.filter((name) => !isCaptureName(name)),
        [],
      );
    });

    it('has rows sorted, and idioms with placeholders that are known', () => {
      // A language that adds to another has the rows of both.
      const own = JSON.parse(readFileSync(join(root, 'src/languages', id, 'api.json'), 'utf8')) as typeof api;
      const keys = own.calls.map((row) => `${row.on ?? ''} ${row.call}`);
      assert.deepEqual(
        keys,
        [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
      );
      for (const [name, { title, lines }] of Object.entries(manifest.idioms)) {
        for (const [, key] of [title, ...lines].join('\n').matchAll(/\$\{(\w+)\}/g)) {
          assert.ok(
            [
              'callee',
              'call',
              'failed',
              'result',
              'socket',
              'leave',
              'skip',
              'statement',
              'saved',
              'held',
              'object',
              'arguments',
              'fail',
              'before',
              'receiver',
            ].includes(key ?? ''),
            `${name}: ${key}`,
          );
        }
      }
    });

    it('rules out no error that a row has, or that the failure tables know of the call', () => {
      for (const { call, never = [], errnos = [], explain = '' } of api.calls) {
        const known = callNamed(explain);
        for (const name of never) {
          assert.ok(!errnos.includes(name), `${call}: ${name}`);
          if (!known) continue;
          const seen = platforms.flatMap((platform) => rowsGiving(name, known, platform).map((row) => row.id));
          assert.deepEqual(seen, [], `${call}: ${name}`);
        }
      }
    });

    it('has examples of each rule, or a reason why there can be none', () => {
      const { applies, reasons } = coverage.get(id) ?? { applies: new Set(), reasons: new Map() };
      for (const { id: rule } of rules) assert.ok(applies.has(rule) || reasons.has(rule), rule);
      for (const rule of Object.keys(manifest.notApplicable ?? {})) assert.ok(!applies.has(rule), rule);
    });

    it('has fixtures', () => {
      assert.ok(fixtures.some((name) => languageOfPath(name) === id));
    });
  });
}

/**
 * What holds for any text in any language, over texts that fast-check makes from examples and shrinks when something fails.
 * The same ones every time; `SOCKEYE_SEED=7 SOCKEYE_RUNS=500 npm test -- unit properties` looks further.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { FileReport } from '../src/analysis/finding';
import { defaultSettings } from '../src/analysis/settings';
import type { TextEdit } from '../src/base/text';
import { languages } from '../src/languages/index.generated';
import { withoutCommentRuns } from '../src/syntax/comments';
import { readingOf } from '../src/syntax/conditionals';
import { decodeSource } from '../src/workspace/sourceFile';
import { analyser, contextFor } from './harness/analyse';
import { assertSound, samples } from './harness/soundness';

const { SOCKEYE_SEED: seed = '1', SOCKEYE_RUNS: runs = '12' } = process.env;
const check = <T>(property: fc.IAsyncProperty<T> | fc.IProperty<T>, share = 1): Promise<void> | void =>
  fc.assert(property, { seed: Number(seed), numRuns: Math.ceil(Number(runs) * share) });

const settings = { ...defaultSettings, profile: 'strict' as const };
const analyse = async (language: string, text: string): Promise<FileReport> => {
  const report = await analyser.analyse(language, text, contextFor(language, text, settings));
  assertSound(text, report);
  return report;
};

/** What people and tools put into a text, and what parsers stumble over. */
const piece = fc.oneof(
  fc.constantFrom('\n', '\r\n', ' ', '\t', ';', ',', '"', "'", '`', '/*', '*/', '//', '#', '--', '=', '0', 'x', 'end'),
  fc.constantFrom('{', '}', '(', ')', '[', ']', '<', '>', '#if A\n', '#else\n', '#endif\n', 'return ', 'if (x) '),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);

/** Where an edit begins, as a share of the text, how many characters it takes away and what it puts there. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 12 }) },
    { weight: 1, arbitrary: fc.nat({ max: 200 }) },
  ),
  inserted: piece,
});

function editOf(text: string, { at, removed, inserted }: { at: number; removed: number; inserted: string }): TextEdit {
  const start = Math.floor(at * text.length);
  return { range: { start, end: Math.min(text.length, start + removed) }, newText: inserted };
}

for (const { id, examples } of samples) {
  // Two of them, so that something stands before and after what is edited.
  const text = fc
    .tuple(fc.constantFrom(...examples), fc.constantFrom(...examples))
    .map(([first, second]) => `${first}\n${second}`);

  describe(`any text in ${id}`, () => {
    it('that is edited is reported as if it had been opened so', () =>
      check(
        fc.asyncProperty(text, fc.array(edit, { minLength: 1, maxLength: 6 }), async (start, edits) => {
          const file = await analyser.open(id, start);
          try {
            await file.report(contextFor(id, start, settings));
            for (const one of edits) {
              file.edit([editOf(file.text, one)]);
              const context = contextFor(id, file.text, settings);
              assert.deepEqual(await file.report(context), await analyse(id, file.text));
            }
          } finally {
            file.dispose();
          }
        }),
      ));

    it('that ends early, or begins late, is reported', () =>
      check(
        fc.asyncProperty(text, fc.double({ min: 0, max: 1, noNaN: true }), async (whole, share) => {
          const cut = Math.floor(share * whole.length);
          await analyse(id, whole.slice(0, cut));
          await analyse(id, whole.slice(cut));
        }),
      ));

    it('is reported twice alike, and no matter how its lines end', () =>
      check(
        fc.asyncProperty(text, async (unix) => {
          const { findings } = await analyse(id, unix);
          assert.deepEqual((await analyse(id, unix)).findings, findings);
          const windows = await analyse(id, unix.replaceAll('\n', '\r\n'));
          assert.deepEqual(
            windows.findings.map(({ rule, message }) => [rule, message]),
            findings.map(({ rule, message }) => [rule, message]),
          );
        }),
        0.5,
      ));

    it('is reported as before when a comment stands above it', () =>
      check(
        fc.asyncProperty(text, fc.integer({ min: 1, max: 4 }), async (plain, lines) => {
          const { comments } = languageOf(id).manifest;
          const above = `${comments.line} said of it\n`.repeat(lines);
          // Some languages begin with a tag, before which everything is text.
          const opening = /^<\?php\n/.exec(plain)?.[0] ?? '';
          const moved = `${opening}${above}${plain.slice(opening.length)}`;
          const before = await analyse(id, plain);
          const after = await analyse(id, moved);
          assert.deepEqual(
            after.findings.map(({ rule, range, fingerprint }) => [rule, range.start - above.length, fingerprint]),
            before.findings.map(({ rule, range, fingerprint }) => [rule, range.start, fingerprint]),
          );
        }),
        0.5,
      ));
  });
}

describe('any bytes', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .tuple(
        fc.constantFrom(...samples.flatMap(({ examples }) => examples)),
        fc.uint8Array({ maxLength: 40 }),
        fc.nat(),
      )
      .map(([text, noise, at]) => {
        const whole = Buffer.from(text);
        const middle = at % (whole.length + 1);
        return Buffer.concat([whole.subarray(0, middle), noise, whole.subarray(middle)]);
      }),
  );

  it('are read or skipped for a reason, and what is read is reported', () =>
    check(
      fc.asyncProperty(bytes, fc.constantFrom(...samples.map(({ id }) => id)), async (some, id) => {
        const result = decodeSource(Buffer.from(some));
        if ('skip' in result) assert.ok(['binary', 'unreadable'].includes(result.skip.kind));
        else await analyse(id, result.source.text());
      }),
      8,
    ));
});

describe('what is blanked before parsing', () => {
  const lines = fc
    .array(
      fc.constantFrom('#if A', '#ifdef B', '#elif C', '#else', '#endif', '#if 0', 'x = 1;', '{', '}', '// y', '', '\\'),
    )
    .map((all) => all.join('\n'));

  it('keeps the length of the text and the ends of its lines', () =>
    check(
      fc.property(lines, fc.boolean(), fc.integer({ min: 0, max: 120 }), (text, last, comments) => {
        const whole = `${text}\n${'// z\n'.repeat(comments)}${text}`;
        for (const { manifest } of languages) {
          const readings = [withoutCommentRuns(whole, manifest.comments.line)];
          if (manifest.conditionals) readings.push(readingOf(manifest.conditionals, whole, last).text);
          for (const reading of readings) {
            assert.equal(reading.length, whole.length);
            assert.deepEqual(ends(reading), ends(whole));
          }
        }
      }),
      8,
    ));
});

const ends = (text: string): readonly number[] => [...text.matchAll(/\n/g)].map(({ index }) => index);

function languageOf(id: string) {
  const found = languages.find((one) => one.id === id);
  assert.ok(found);
  return found;
}

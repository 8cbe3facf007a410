/** After each of many random edits the diagnostics are those of a fresh document with the same text. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Diagnostic, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ServerProcess } from './serverProcess';
import { uncheckedSend, unhandledEof } from './texts';

const editCount = 200;

/** A small generator of numbers below `limit`, the same ones for the same seed. */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const pieces: readonly string[] = [
  '\n',
  '\r\n',
  ' ',
  '\t',
  '{',
  '}',
  '(',
  ')',
  '"',
  '#',
  '/*',
  '*/',
  ';',
  'x',
  '\u00e4\u{1f41f}',
  '\tsend(fd, "x", 1, MSG_NOSIGNAL);\n',
  'if (send(fd, "x", 1, MSG_NOSIGNAL) == -1) return -1;\n',
  '// sockeye-ignore unchecked-send -- because\n',
  '# sockeye-ignore unhandled-eof -- because\n',
  '        if not data:\n            break\n',
  'def f(s):\n    s.recv(1)\n',
  'int g(int fd) { char b[9]; recv(fd, b, 9, 0); return b[0]; }\n',
  '#if 1\n',
  '#endif\n',
];

function randomChange(text: TextDocument, random: (limit: number) => number): TextDocumentContentChangeEvent {
  const length = text.getText().length;
  const from = random(length + 1);
  // Mostly small: somebody types. Now and then a whole block goes.
  const removed = random(3) === 0 ? random(random(8) === 0 ? 200 : 12) : 0;
  const inserted = random(5) === 0 && removed > 0 ? '' : (pieces[random(pieces.length)] ?? '');
  return {
    range: { start: text.positionAt(from), end: text.positionAt(Math.min(length, from + removed)) },
    text: inserted,
  };
}

/** Without what differs between two documents with the same text: their names and versions. */
const comparable = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ range, code, message, relatedInformation, data: { fixes } }) => ({
    range,
    code,
    message,
    related: relatedInformation?.map(({ location, message: text }) => ({ range: location.range, text })),
    fixes,
  }));

describe('random edits', () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start({ settings: { profile: 'strict' } });
  });
  after(() => server.stop());

  for (const [languageId, seed, start] of [
    ['c', 1, uncheckedSend.repeat(4)],
    ['python', 2, unhandledEof.repeat(4)],
  ] as const) {
    it(`${editCount} of them in ${languageId}`, async () => {
      const random = randomNumbers(seed);
      const edited = `untitled:edited-${languageId}`;
      let text = TextDocument.create(edited, languageId, 1, start);
      await server.open(edited, languageId, start);
      let problems = 0;
      for (let version = 2; version < editCount + 2; version++) {
        const changes: TextDocumentContentChangeEvent[] = [];
        for (let i = random(4) === 0 ? 3 : 1; i > 0; i--) {
          const change = randomChange(text, random);
          changes.push(change);
          // Made anew, because only a fresh document is sure to know where its lines end.
          const changed = TextDocument.update(text, [change], version).getText();
          text = TextDocument.create(edited, languageId, version, changed);
        }
        // A text that was taken apart teaches nothing any more.
        if (version % 20 === 0) {
          changes.push({ text: start });
          text = TextDocument.create(edited, languageId, version, start);
        }
        await server.change(edited, version, changes);
        const fresh = `untitled:fresh-${languageId}-${version}`;
        await server.open(fresh, languageId, text.getText());
        const [after, expected] = await Promise.all([server.diagnostics(edited), server.diagnostics(fresh)]);
        assert.deepEqual(
          comparable(after),
          comparable(expected),
          `after edit ${version} the text is ${JSON.stringify(text.getText())}`,
        );
        problems += after.length;
        await server.close(fresh);
      }
      assert.ok(problems > editCount, `${problems} problems are too few to tell anything`);
    });
  }
});

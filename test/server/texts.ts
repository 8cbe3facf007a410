/** Small programs with known bugs, and ways to talk about places in them. */

import type { CodeAction, Position, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The first send is dropped; nothing else is wrong. */
export const uncheckedSend = `#include <sys/socket.h>
#include <sys/types.h>

int greet(int fd)
{
	send(fd, "hello\\n", 6, MSG_NOSIGNAL);
	return 0;
}
`;

/** The end of the connection is taken for data, for ever. */
export const unhandledEof = `import socket


def read_all(host):
    connection = socket.create_connection((host, 7), timeout=30)
    while True:
        data = connection.recv(4096)
        print(data)
`;

/** The place of the `count`th occurrence of `word`, one character in. */
export function placeOf(text: string, word: string, count = 1): Position {
  let index = -1;
  for (let i = 0; i < count; i++) index = text.indexOf(word, index + 1);
  if (index < 0) throw new Error(`${word} is not in the text`);
  return TextDocument.create('', '', 0, text).positionAt(index + 1);
}

export const applied = (text: string, edits: readonly TextEdit[]): string =>
  TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...edits]);

/** The edits of an action, which are for one document. */
export function editsOf(action: CodeAction | undefined): readonly TextEdit[] {
  const change = action?.edit?.documentChanges?.[0];
  return change && 'edits' in change ? change.edits : [];
}

export const wholeText = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

/** A comment in a long run of them is blanked before parsing, and still says what is meant, also when it is edited. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { defaultSettings } from '../src/analysis/settings';
import { analyser, contextFor } from './harness/analyse';

it('an edit that changes only a blanked comment is seen', async () => {
  const text = `#include <sys/socket.h>
void say(int fd) {
${'  // a line\n'.repeat(60)}  // xxxx xxxxxx
  send(fd, "x", 1, MSG_NOSIGNAL);
}
`;
  const rulesIn = async () => {
    const { findings } = await file.report(contextFor('c', file.text, defaultSettings));
    return findings.map(({ rule }) => rule);
  };
  const file = await analyser.open('c', text);
  assert.deepEqual(await rulesIn(), ['unchecked-send']);
  const start = text.indexOf('xxxx xxxxxx');
  // Of the same length, so that what is parsed stays the same.
  file.edit([{ range: { start, end: start + 11 }, newText: 'best effort' }]);
  assert.deepEqual(await rulesIn(), []);
  file.dispose();
});

/**
 * The prose of the knowledge in Simplified Chinese, found by its English: one file per file or folder of the knowledge.
 * A text whose English changes loses its translation, so that none can go stale unseen.
 */
import accept from './accept.json';
import bind from './bind.json';
import close from './close.json';
import connect from './connect.json';
import errors from './errors.json';
import getaddrinfo from './getaddrinfo.json';
import listen from './listen.json';
import patterns from './patterns.json';
import poll from './poll.json';
import recv from './recv.json';
import send from './send.json';
import shutdown from './shutdown.json';

export const chinese: ReadonlyMap<string, string> = new Map(
  [errors, patterns, accept, bind, close, connect, getaddrinfo, listen, poll, recv, send, shutdown].flatMap(
    (file: Readonly<Record<string, string>>) => Object.entries(file),
  ),
);

/** Accepts and closes at once: the client sees the end of the stream, and its next but one send fails. */
import { later, listen } from '../listen';
import type { Scenario } from '../scenario';

export const finAtOnce: Scenario = {
  id: 'fin-at-once',
  summary: 'The server accepts each connection and closes it.',
  seen: 'recv gives 0. The first send still succeeds, the next one gives EPIPE and raises SIGPIPE.',
  tryIt: (port) => [`curl http://127.0.0.1:${port}/`],
  start: (settings) =>
    listen(
      settings,
      (socket) => {
        later(socket, settings.delayMs, () => {
          settings.say('closes the connection');
          socket.destroy();
        });
      },
      { pauseOnConnect: true },
    ),
  runs: [
    `socket a tcp
     connect a peer
     wait a 3000
     state a
     send a 1
     pause 100
     poll a 0  | send/peer-closed-first: poll
     state a
     send a 1  | send/peer-closed-first
     send a 1  | send/peer-closed-first: next send
     recv a 10 | send/peer-closed-first: next recv
     so-error a`,
    `socket a tcp
     connect a peer
     wait a 3000
     send a 1
     pause 100
     recv a 10 | recv/eof-after-our-late-send
     recv a 10 | recv/eof-after-our-late-send: next recv
     send a 1  | recv/eof-after-our-late-send: next send`,
    `socket a tcp
     connect a peer
     wait a 3000
     send a 1
     pause 100
     so-error a | poll/pending-pipe
     recv a 10  | poll/pending-pipe: next recv
     send a 1   | poll/pending-pipe: next send`,
    `socket a tcp
     connect a peer
     wait a 3000
     send-undefended a
     pause 100
     send-undefended a`,
  ],
};

/** Accepts and resets at once: SO_LINGER with a time of 0, and close. */
import { later, listen } from '../listen';
import type { Scenario } from '../scenario';

export const resetAtOnce: Scenario = {
  id: 'reset-at-once',
  summary: 'The server accepts each connection and resets it.',
  seen: 'connect succeeds, then recv or send (whichever comes first) says "Connection reset by peer".',
  tryIt: (port) => [`curl http://127.0.0.1:${port}/`],
  start: (settings) =>
    listen(settings, (socket) => {
      later(socket, settings.delayMs, () => {
        settings.say('resets the connection');
        socket.resetAndDestroy();
      });
    }),
  runs: [
    `socket a tcp
     connect a peer
     wait a 3000
     poll a 0
     state a
     recv a 10 | recv/reset-linger-zero
     recv a 10 | recv/reset-linger-zero: next recv
     send a 10 | recv/reset-linger-zero: next send; send/after-reported-reset
     so-error a
     close a`,
    `socket a tcp
     connect a peer
     wait a 3000
     send a 10 | send/reset-received
     send a 10 | send/reset-received: next send
     recv a 10 | send/reset-received: next recv`,
    `socket a tcp
     connect a peer
     wait a 3000
     poll a 0      | poll/pending-reset: poll
     so-error a    | poll/pending-reset
     poll a 0      | recv/eof-hides-reset: poll
     recv a 10     | poll/pending-reset: next recv; recv/eof-hides-reset
     recv a 10     | recv/eof-hides-reset: next recv
     send a 10     | poll/pending-reset: next send; recv/eof-hides-reset: next send`,
    `socket a tcp
     connect a peer
     wait a 3000
     getpeername a
     shutdown a write | shutdown/not-connected
     close a`,
    `socket a tcp
     connect a peer
     wait a 3000
     send-undefended a
     send-undefended a`,
  ],
};

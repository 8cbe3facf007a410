/** Sends some bytes and closes in order. */
import { later, listen } from '../listen';
import type { Scenario } from '../scenario';

export const dataThenFin: Scenario = {
  id: 'data-then-fin',
  summary: 'The server sends ten bytes and closes in order.',
  seen: 'The ten bytes, then 0 again and again. poll reports POLLRDHUP already while bytes are waiting.',
  tryIt: (port) => [`curl --http0.9 http://127.0.0.1:${port}/`],
  start: (settings) =>
    listen(settings, (socket) => {
      later(socket, settings.delayMs, () => {
        settings.say('sends, and closes');
        socket.end('0123456789');
      });
    }),
  runs: [
    `socket a tcp
     connect a peer
     wait a 3000
     pause 100
     poll a 0  | recv/eof: poll; poll/end-of-file
     recv a 4
     recv a 6
     recv a 10 | recv/eof; poll/end-of-file: next recv
     recv a 10 | recv/eof: next recv
     so-error a
     state a
     send a 1  | recv/eof: next send; poll/end-of-file: next send`,
    `socket a tcp
     connect a peer
     start reader recv a 4
     await reader 3000`,
    `socket a tcp
     connect a peer
     wait a 3000
     recv a 10
     pause 200
     recv a 1 oob | recv/invalid
     read a 10
     recv a 10 peek`,
  ],
};

/** Announces a hundred bytes, sends seven and closes in order. */
import { listen } from '../listen';
import type { Scenario } from '../scenario';

export const finMidAnswer: Scenario = {
  id: 'fin-mid-answer',
  summary: 'The server announces a hundred bytes, sends seven and closes in order.',
  seen: 'A part of the answer, then 0: no call fails, only counting the bytes shows that something is missing.',
  tryIt: (port) => [`curl http://127.0.0.1:${port}/`],
  start: (settings) =>
    listen(settings, (socket) => {
      socket.once('data', () => {
        settings.say('closes in the middle of the answer');
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npartial');
      });
    }),
  runs: [
    `socket a tcp
     connect a peer
     send a 40
     wait a 3000
     pause 200
     recv a 1000
     recv a 1000
     so-error a`,
  ],
};

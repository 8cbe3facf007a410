/** Announces a hundred bytes, sends seven and resets the connection. */
import { later, listen } from '../listen';
import type { Scenario } from '../scenario';

export const resetMidAnswer: Scenario = {
  id: 'reset-mid-answer',
  summary: 'The server announces a hundred bytes, sends seven and resets the connection.',
  seen: 'A part of the answer, then "Connection reset by peer"; some libraries only say that the answer is too short.',
  tryIt: (port) => [`curl http://127.0.0.1:${port}/`],
  start: (settings) =>
    listen(settings, (socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npartial');
        later(socket, settings.delayMs, () => {
          settings.say('resets in the middle of the answer');
          socket.resetAndDestroy();
        });
      });
    }),
  runs: [
    `socket a tcp
     connect a peer
     send a 40
     wait a 3000
     pause 400
     recv a 1000
     recv a 1000
     recv a 1000`,
  ],
};

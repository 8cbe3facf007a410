/** Answers before it has read the whole request, and closes: the answer arrives, followed by a reset. */
import { later, listen } from '../listen';
import type { Scenario } from '../scenario';

export const answerThenCloseUnread: Scenario = {
  id: 'answer-then-close-unread',
  summary: 'The server answers without reading the request, and closes.',
  seen: 'A program that reads first gets the answer, then the reset; one that goes on sending gets the reset first.',
  tryIt: (port) => [`curl --data hello http://127.0.0.1:${port}/`],
  start: (settings) =>
    listen(
      settings,
      (socket) => {
        later(socket, settings.delayMs, () => {
          settings.say('answers, and closes without reading');
          socket.write('HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n', () => socket.destroy());
        });
      },
      { pauseOnConnect: true },
    ),
  runs: [
    `socket a tcp
     connect a peer
     send a 18
     wait a 3000
     pause 200
     recv a 1000
     recv a 1000
     recv a 1000
     send a 10`,
    `socket a tcp
     connect a peer
     send a 18
     wait a 3000
     pause 200
     send a 10
     recv a 1000
     recv a 1000`,
  ],
};

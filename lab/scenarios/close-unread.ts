/** Never reads, and closes: a close with unread input is a reset, without any SO_LINGER. */
import { later, listen } from '../listen';
import type { Scenario } from '../scenario';

export const closeUnread: Scenario = {
  id: 'close-unread',
  summary: 'The server closes without having read what was sent.',
  seen: 'The first recv or send after that says "Connection reset by peer", then recv gives 0 and send EPIPE.',
  tryIt: (port) => [`curl --data hello http://127.0.0.1:${port}/`],
  start: (settings) =>
    listen(
      settings,
      (socket) => {
        later(socket, settings.delayMs, () => {
          settings.say('closes, with unread input if any was sent');
          socket.destroy();
        });
      },
      // A socket that is not paused would read by itself.
      { pauseOnConnect: true },
    ),
  runs: [
    `socket a tcp
     connect a peer
     send a 10
     wait a 3000
     poll a 0  | recv/reset-unread-data: poll
     state a
     recv a 10 | recv/reset-unread-data
     recv a 10 | recv/reset-unread-data: next recv
     send a 10 | recv/reset-unread-data: next send`,
  ],
};

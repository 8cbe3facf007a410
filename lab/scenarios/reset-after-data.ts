/** Sends some bytes and resets the connection. */
import { later, listen } from '../listen';
import type { Scenario } from '../scenario';

export const resetAfterData: Scenario = {
  id: 'reset-after-data',
  summary: 'The server sends nine bytes and resets the connection.',
  seen: 'The nine bytes can be read, then comes "Connection reset by peer".',
  tryIt: (port) => [`curl --http0.9 http://127.0.0.1:${port}/`],
  start: (settings) =>
    listen(settings, (socket) => {
      socket.write('some data');
      later(socket, settings.delayMs, () => {
        settings.say('resets the connection');
        socket.resetAndDestroy();
      });
    }),
  runs: [
    `socket a tcp
     connect a peer
     wait a 3000
     pause 400
     poll a 0
     recv a 4
     recv a 100
     recv a 100
     recv a 100`,
    `socket a tcp
     connect a peer
     wait a 3000
     pause 400
     send a 1
     recv a 100
     recv a 100`,
  ],
};

/** Ends its own sending and goes on reading: half of the connection works. */
import { later, listen } from '../listen';
import type { Scenario } from '../scenario';

export const halfClose: Scenario = {
  id: 'half-close',
  summary: 'The server says that it will send no more, and goes on reading.',
  seen: 'recv gives 0 and yet every send succeeds and arrives.',
  tryIt: (port) => [`nc 127.0.0.1 ${port}`],
  start: (settings) =>
    listen(
      settings,
      (socket) => {
        let bytes = 0;
        socket.on('data', (data) => {
          bytes += data.length;
          settings.say('has read {count} bytes so far', { count: bytes });
        });
        later(socket, settings.delayMs, () => {
          settings.say('half-closes');
          socket.end();
        });
      },
      { allowHalfOpen: true },
    ),
  runs: [
    `socket a tcp
     connect a peer
     wait a 3000
     poll a 0
     recv a 10
     send a 1
     pause 100
     send a 1 | send/half-closed-peer
     pause 100
     send a 1
     state a`,
  ],
};

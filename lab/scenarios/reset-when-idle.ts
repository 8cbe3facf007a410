/** Answers every request, and resets the connection once it has been idle: what proxies do to kept-alive connections. */
import { listen } from '../listen';
import type { Scenario } from '../scenario';

export const resetWhenIdle: Scenario = {
  id: 'reset-when-idle',
  summary: 'The server answers, and resets a connection that has been idle for a while.',
  seen: 'The first request works; one on the same connection, after the pause, fails with a reset.',
  tryIt: (port) => [`curl http://127.0.0.1:${port}/ --next http://127.0.0.1:${port}/`],
  start: (settings) =>
    listen(settings, (socket) => {
      socket.setTimeout(settings.delayMs * 3, () => {
        settings.say('resets the idle connection');
        socket.resetAndDestroy();
      });
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    }),
  runs: [
    `socket a tcp
     connect a peer
     send a 40
     wait a 3000
     recv a 1000
     pause 1000
     send a 40
     send a 40`,
  ],
};

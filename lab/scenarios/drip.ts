/** Answers with one byte at a time. */
import { listen } from '../listen';
import type { Scenario } from '../scenario';

const text = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';

export const drip: Scenario = {
  id: 'drip',
  summary: 'The server answers one byte at a time.',
  seen: 'Each recv gives one byte; a time limit for each single call never strikes, only one for the whole answer does.',
  tryIt: (port) => [`curl --max-time 5 http://127.0.0.1:${port}/`],
  start: (settings) =>
    listen(settings, (socket) => {
      // Without it the system would join the bytes to larger segments.
      socket.setNoDelay(true);
      socket.resume();
      let sent = 0;
      const timer = setInterval(() => {
        if (sent < text.length) socket.write(text.charAt(sent++));
        else socket.end();
      }, settings.delayMs);
      socket.once('close', () => clearInterval(timer));
    }),
  runs: [
    `socket a tcp
     connect a peer
     option a receive-timeout 3000
     recv a 1
     recv a 1
     recv a 1`,
  ],
};

/** Reads everything and never answers. */
import { listen } from '../listen';
import type { Scenario } from '../scenario';

export const stall: Scenario = {
  id: 'stall',
  summary: 'The server reads what is sent and never answers.',
  seen: 'recv waits for ever, unless the program has a time limit of its own.',
  tryIt: (port) => [`curl --max-time 5 http://127.0.0.1:${port}/`],
  start: (settings) =>
    listen(settings, (socket) => {
      socket.on('data', (data) => settings.say('has read {count} bytes, and keeps silent', { count: data.length }));
    }),
  runs: [
    `socket a tcp
     connect a peer
     send a 10
     option a receive-timeout 300
     recv a 10 | recv/own-timeout
     recv a 10 | recv/own-timeout: next recv
     state a`,
    `socket a tcp
     connect a peer
     nonblocking a
     recv a 10 | recv/would-block`,
    `socket a tcp
     connect a peer
     alarm 200
     recv a 10 | recv/interrupted`,
    `socket a tcp
     connect a peer
     option a receive-timeout 2000
     alarm 200 restart
     recv a 10`,
    `socket a tcp
     connect a peer
     start reader recv a 10
     await reader 1500`,
  ],
};

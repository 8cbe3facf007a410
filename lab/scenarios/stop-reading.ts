/** Accepts and never reads, so that the buffers on both sides fill. */
import { listen } from '../listen';
import type { Scenario } from '../scenario';

export const stopReading: Scenario = {
  id: 'stop-reading',
  summary: 'The server accepts and never reads.',
  seen: 'Some megabytes are taken, then send blocks (EAGAIN on a non-blocking socket, a short count before that).',
  tryIt: (port) => [`head -c 50000000 /dev/zero | nc 127.0.0.1 ${port}`, `ss -tno 'dport = :${port}'`],
  start: (settings) => listen(settings, () => settings.say('reads nothing'), { pauseOnConnect: true }),
  runs: [
    `socket a tcp
     connect a peer
     nonblocking a
     send a 16000000 | send/partial
     fill a
     nonblocking a
     send a 1        | send/would-block
     poll a 200 out`,
    `socket a tcp
     connect a peer
     fill a
     option a send-timeout 300
     send a 1        | send/own-timeout`,
    `socket a tcp
     connect a peer
     fill a
     alarm 200
     send a 1        | send/interrupted`,
    `socket a tcp
     connect a peer
     fill a
     option a linger 1
     close a         | close/linger-timeout`,
    `socket a tcp
     connect a peer
     option a user-timeout 1000
     fill a
     option a receive-timeout 8000
     recv a 10       | recv/timeout-user-timeout
     send a 1        | recv/timeout-user-timeout: next send`,
  ],
};

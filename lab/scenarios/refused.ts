/** Nobody listens: a connection is refused at once. */
import { listen } from '../listen';
import type { Scenario } from '../scenario';

export const refused: Scenario = {
  id: 'refused',
  summary: 'Nobody listens on the port.',
  seen: 'connect fails at once with "Connection refused"; nothing was sent.',
  tryIt: (port) => [`curl http://127.0.0.1:${port}/`],
  async start(settings) {
    // Taken and given back, so that the port is one that nobody else is using.
    const { port, stop } = await listen(settings, () => undefined);
    await stop();
    return { port, stop: async () => undefined };
  },
  runs: [
    `socket a tcp
     connect a peer | connect/refused-no-listener
     poll a 0       | connect/refused-no-listener: poll
     recv a 10      | connect/refused-no-listener: next recv
     send a 10      | connect/refused-no-listener: next send`,
    `socket a tcp
     nonblocking a
     connect a peer
     poll a 1000 | poll/async-connect-refused: poll
     so-error a  | poll/async-connect-refused
     recv a 10   | poll/async-connect-refused: next recv
     send a 10   | poll/async-connect-refused: next send`,
    `socket a tcp
     nonblocking a
     connect a peer
     poll a 1000
     recv a 10 | recv/refused-async-connect
     recv a 10 | recv/refused-async-connect: next recv
     send a 10 | recv/refused-async-connect: next send`,
    `socket a udp
     connect a peer
     send a 1
     pause 100
     send a 1 | send/refused-udp
     nonblocking a
     recv a 10`,
    `socket a udp
     connect a peer
     send a 1
     recv a 10 | recv/refused-udp
     nonblocking a
     recv a 10 | recv/refused-udp: next recv`,
  ],
};

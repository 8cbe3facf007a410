/** Shakes hands, never accepts, and then closes the listener: everything that waited in its queue is reset. */
import { listenWithoutAccepting } from '../queue';
import type { Scenario } from '../scenario';

export const queueReset: Scenario = {
  id: 'queue-reset',
  summary: 'The server never accepts, and goes away with connections still in its queue.',
  seen: 'connect and the first send succeed; then the connection is reset, though no program ever held it.',
  tryIt: (port) => [`curl http://127.0.0.1:${port}/`],
  async start({ port, delayMs, say }) {
    const queue = await listenWithoutAccepting(port, 16);
    // Nothing tells that somebody came, so it waits long enough for a person to do so.
    const timer = setTimeout(() => {
      say('the listener closes, with whatever is in its queue');
      queue.open();
    }, delayMs * 5);
    return {
      port: queue.port,
      stop: async () => {
        clearTimeout(timer);
        await queue.stop();
      },
    };
  },
  runs: [
    `socket a tcp
     connect a peer | connect/reset-in-handshake
     send a 5
     wait a 3000
     state a
     recv a 10 | recv/reset-never-accepted; connect/reset-in-handshake: next recv
     send a 1  | recv/reset-never-accepted: next send`,
    `socket a tcp
     connect a peer
     wait a 3000
     send a 5 | connect/reset-in-handshake: next send
     send a 5
     recv a 5`,
  ],
};

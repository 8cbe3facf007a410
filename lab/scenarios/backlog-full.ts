/** Listens and never accepts; the queue is full, so that handshakes get no answer. */
import { connect } from 'node:net';
import { listenWithoutAccepting } from '../queue';
import { loopback, type Scenario } from '../scenario';

const backlog = 1;

/** Linux lets one more connection in than the backlog says. */
const fillers = backlog + 1;

export const backlogFull: Scenario = {
  id: 'backlog-full',
  summary: 'The server listens but never accepts, and its queue is full.',
  seen: 'connect hangs until its own time limit, or for about two minutes; ping and other ports work.',
  tryIt: (port) => [`curl --connect-timeout 3 http://127.0.0.1:${port}/`, `ss -ltn 'sport = :${port}'`],
  async start({ port, say }) {
    const queue = await listenWithoutAccepting(port, backlog);
    const waiting = Array.from({ length: fillers }, () => connect(queue.port, loopback));
    await Promise.all(
      waiting.map(
        (socket) =>
          new Promise<void>((resolve) => {
            socket.once('connect', resolve);
            socket.on('error', () => resolve());
          }),
      ),
    );
    say('{count} connections of its own fill the queue', { count: fillers });
    return {
      port: queue.port,
      stop: async () => {
        for (const socket of waiting) socket.destroy();
        await queue.stop();
      },
    };
  },
  runs: [
    `socket a tcp
     option a send-timeout 500
     connect a peer | connect/own-timeout
     state a`,
    `socket a tcp
     nonblocking a
     connect a peer | connect/in-progress
     recv a 10      | connect/in-progress: next recv
     send a 10      | connect/in-progress: next send
     connect a peer | connect/already-running
     state a`,
    `socket a tcp
     alarm 200
     connect a peer | connect/interrupted
     nonblocking a
     connect a peer
     state a`,
    `socket a tcp
     option a send-timeout 2000
     alarm 200 restart
     connect a peer`,
  ],
};

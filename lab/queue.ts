/**
 * A listener whose queue nobody empties. Node accepts whatever comes, so the listener lives in a thread whose event loop
 * is made to stand still; the kernel then goes on to shake hands until the queue is full.
 */
import { Worker } from 'node:worker_threads';
import { loopback, type Peer } from './scenario';

const program = `
const { createServer } = require('node:net');
const { parentPort, workerData } = require('node:worker_threads');
const { port, host, backlog, gate } = workerData;
const server = createServer();
server.on('error', (error) => parentPort.postMessage({ error: error.message }));
server.listen({ port, host, backlog }, () => {
  parentPort.postMessage({ port: server.address().port });
  // One turn later the message is out; from then on nothing is accepted until the gate opens.
  setImmediate(() => {
    Atomics.wait(new Int32Array(gate), 0, 0);
    server.close();
  });
});
`;

type Answer = { readonly port: number } | { readonly error: string };

/** `open()` closes the listener with everything that waits in its queue. */
export interface ClosedQueue extends Peer {
  open(): void;
}

export async function listenWithoutAccepting(port: number, backlog: number): Promise<ClosedQueue> {
  const gate = new SharedArrayBuffer(4);
  const worker = new Worker(program, { eval: true, workerData: { port, host: loopback, backlog, gate } });
  const open = (): void => {
    const flag = new Int32Array(gate);
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  };
  const answer = await new Promise<Answer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if ('error' in answer) {
    await worker.terminate();
    throw new Error(answer.error);
  }
  return {
    port: answer.port,
    open,
    stop: async () => {
      open();
      await worker.terminate();
    },
  };
}

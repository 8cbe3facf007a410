/**
 * The client for machines without a C compiler. Node hides most of what the kernel says: there is no errno but the first,
 * no signal, no poll and no call that blocks, so only scripts of the plainest kind can be run.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { loopback } from '../scenario';
import type { Client, Observation, Run, Unable } from './client';

const patienceMs = 3000;

const code = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EOTHER';

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What the next read gives: data, the end, an error or nothing for a while. */
async function read(socket: Socket): Promise<string> {
  socket.resume();
  const happened = Promise.race([
    once(socket, 'data').then(() => 'count'),
    once(socket, 'end').then(() => 'EOF'),
    rest(patienceMs).then(() => 'blocks'),
  ]);
  const result = await happened.catch(code);
  if (!socket.destroyed) socket.pause();
  return result;
}

async function write(socket: Socket, size: number): Promise<string> {
  return new Promise((resolve) => {
    socket.write(Buffer.alloc(size), (error) => resolve(error ? code(error) : 'count'));
  });
}

async function open(port: number): Promise<Socket | string> {
  const socket = connect({ port, host: loopback, allowHalfOpen: true });
  try {
    await once(socket, 'connect');
    // Errors are reported by the call that meets them; between calls nobody listens.
    socket.on('error', () => undefined);
    return socket;
  } catch (error) {
    return code(error);
  }
}

/** What this client can do for a line: a pause, a call, or nothing. */
async function runScript({ lines, port }: Run): Promise<readonly Observation[] | Unable> {
  const seen: Observation[] = [];
  let socket: Socket | undefined;
  for (const [index, { text }] of lines.entries()) {
    const [verb = '', name = '', third = ''] = text.split(' ');
    const note = (result: string): void => {
      seen.push({ line: index + 1, result, ms: 0 });
    };
    if (verb === 'socket' && third === 'tcp' && name === 'a') continue;
    if (verb === 'wait' || verb === 'poll' || verb === 'state' || verb === 'so-error') continue;
    if (verb === 'pause') await rest(Number(name));
    else if (verb === 'connect' && third === 'peer' && !socket) {
      const opened = await open(port);
      note(typeof opened === 'string' ? opened : 'success');
      if (typeof opened === 'string') return seen;
      socket = opened;
    } else if ((verb === 'recv' || verb === 'send') && socket && text.split(' ').length === 3) {
      const result = verb === 'recv' ? await read(socket) : await write(socket, Number(third));
      note(result);
      // After its first error Node has given the socket up: what the kernel would say next cannot be seen.
      if (result.startsWith('E')) break;
    } else {
      socket?.destroy();
      return { cannot: `only the C client can do "${text}"` };
    }
  }
  socket?.destroy();
  return seen;
}

export const nodeClient: Client = {
  name: 'Node.js, which sees the first error of a connection only',
  run: runScript,
  close: () => undefined,
};

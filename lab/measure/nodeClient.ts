/**
 * The client for machines without a C compiler. Node hides most of what the kernel says: it reads ahead, knows no signal,
 * and gives a connection up at its first error. So only the plainest scripts can be run, and those up to that error.
 */
import { connect, type Socket } from 'node:net';
import { loopback } from '../scenario';
import type { Client, Observation, Run, Unable } from './client';

const patienceMs = 3000;

/** Long enough for a peer to have misbehaved. */
const waitMs = 1600;

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : 'EOTHER');

/** A connection with what happened to it, which Node tells only once and to whoever listens at that moment. */
class Connection {
  readonly #socket: Socket;
  #error: string | undefined;
  #ended = false;

  constructor(port: number) {
    this.#socket = connect({ port, host: loopback, allowHalfOpen: true });
    this.#socket.on('error', (error) => {
      this.#error = codeOf(error);
    });
    this.#socket.on('end', () => {
      this.#ended = true;
    });
  }

  /** Waits until `what` says something, or for a while. */
  async #until(what: () => string | undefined): Promise<string> {
    const end = performance.now() + patienceMs;
    for (let found = what(); ; found = what()) {
      if (found !== undefined) return found;
      if (performance.now() > end) return 'blocks';
      await rest(5);
    }
  }

  connected(): Promise<string> {
    return this.#until(() => this.#error ?? (this.#socket.connecting ? undefined : 'success'));
  }

  recv(size: number): Promise<string> {
    return this.#until(() => {
      const waiting = this.#socket.readableLength;
      if (waiting > 0) return this.#socket.read(Math.min(size, waiting)) === null ? undefined : 'count';
      // Reading nothing makes Node notice the end.
      this.#socket.read(0);
      return this.#error ?? (this.#ended ? 'EOF' : undefined);
    });
  }

  async send(size: number): Promise<string> {
    if (this.#error !== undefined) return this.#error;
    return new Promise((resolve) => {
      this.#socket.write(Buffer.alloc(size), (error) => resolve(error ? codeOf(error) : 'count'));
    });
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** What Node cannot show, and what changes nothing. */
const passedOver = new Set(['poll', 'state', 'getpeername']);

async function runScript({ lines, port }: Run): Promise<readonly Observation[] | Unable> {
  const seen: Observation[] = [];
  let connection: Connection | undefined;
  try {
    for (const [index, { text }] of lines.entries()) {
      const [verb = '', name = '', third = '', flags] = text.split(' ');
      if (passedOver.has(verb) || text === 'socket a tcp') continue;
      let result: string;
      if (verb === 'pause' || verb === 'wait') {
        await rest(verb === 'wait' ? waitMs : Number(name));
        continue;
      } else if (text === 'connect a peer' && !connection) {
        connection = new Connection(port);
        result = await connection.connected();
      } else if (verb === 'recv' && connection && flags === undefined) result = await connection.recv(Number(third));
      else if (verb === 'send' && connection && flags === undefined) result = await connection.send(Number(third));
      else return { cannot: 'only the C client can make its calls' };
      seen.push({ line: index + 1, result, ms: 0 });
      if (result.startsWith('E') && result !== 'EOF') return seen;
    }
    return seen;
  } finally {
    connection?.close();
  }
}

export const nodeClient: Client = {
  name: 'Node.js, which sees no signals and the first error of a connection only',
  seesSignals: false,
  run: runScript,
  close: () => undefined,
};

/** Listens on loopback for a scenario, keeps track of its connections, and takes everything down when it ends. */
import { type AddressInfo, createServer, type ServerOpts, type Socket } from 'node:net';
import { loopback, type Peer, type PeerSettings } from './scenario';

/** Tells what goes wrong with a connection: what the other side does to a misbehaving peer is part of the show. */
function narrate(socket: Socket, say: PeerSettings['say']): void {
  socket.on('error', (error) => say('the connection failed: {error}', { error: error.message }));
  socket.on('close', () => say('the connection is gone'));
}

/** `meet` is what the peer does with a connection. */
export async function listen(
  { port, say }: PeerSettings,
  meet: (socket: Socket) => void,
  options: ServerOpts = {},
): Promise<Peer> {
  const open = new Set<Socket>();
  const server = createServer(options, (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    say('a connection was accepted');
    narrate(socket, say);
    meet(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** Runs `what` in a while, unless the connection is gone by then. */
export function later(socket: Socket, ms: number, what: () => void): void {
  const timer = setTimeout(what, ms);
  socket.once('close', () => clearTimeout(timer));
}

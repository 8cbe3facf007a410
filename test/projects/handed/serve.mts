// What it exports is handed sockets by another file.
import type { Socket } from 'node:net';

export default function (socket: Socket): void {
  socket.write('hello\n');
}

export const echo = (socket: Socket): void => {
  socket.on('error', () => socket.destroy());
  socket.pipe(socket);
};

export class Session {
  readonly channel: Socket;

  constructor(channel: Socket) {
    this.channel = channel;
  }

  start(): void {
    this.channel.write('hello\n');
  }
}

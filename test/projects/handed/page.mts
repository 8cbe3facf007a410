// The same with modules of the language itself.
import net from 'node:net';
import serve, { echo, Session } from './serve.mjs';

net.createServer(serve).listen(7010);
//               ^^^^^ unhandled-disconnect

net.createServer(echo).listen(7011);

const sessions = net.createServer((socket: net.Socket) => {
  //                               ^^^^^^ unhandled-disconnect [fix]
  const session = new Session(socket);
  session.start();
});
sessions.listen(7012);

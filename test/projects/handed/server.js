// Sockets that functions and classes of other files are handed, some of which listen.
const net = require('node:net');
const Client = require('./models/client');
const { CarefulClient, Passing } = require('./models/clients');
const handle = require('./handle');
const handlers = require('./handlers');

const clients = [];

const kept = net.createServer((socket) => {
  //                           ^^^^^^ unhandled-disconnect: `socket` has no listener [fix]
  const client = new Client(socket);
  clients.push(client);
  client.socket.write('welcome\n');
});
kept.listen();

const careful = net.createServer((socket) => {
  clients.push(new CarefulClient(socket));
});
careful.listen();

const whole = net.createServer(handle);
//                             ^^^^^^ unhandled-disconnect: `peer` has no listener
whole.listen();

const named = net.createServer(handlers.careful);
named.listen();

const namedCareless = net.createServer(handlers.careless);
//                                     ^^^^^^^^^^^^^^^^^ unhandled-disconnect
namedCareless.listen();

const called = net.createServer((socket) => {
  //                             ^^^^^^ unhandled-disconnect: `socket` has no listener [fix]
  handlers.careless(socket);
});
called.listen();

const both = net.createServer((socket) => {
  handlers.careless(socket);
  handlers.careful(socket);
});
both.listen();

const registered = net.createServer((socket) => {
  handlers.registered(socket);
});
registered.listen();

const passing = net.createServer((socket) => {
  new Passing(socket).start();
});
passing.listen();

// Chat server: whatever a client writes on a line goes to all others.
//
//     node server.js 7779
//
// Each line below BUG fails in the field; Sockeye underlines it.
const net = require('node:net');

const clients = new Set();

function broadcast(from, text) {
  for (const client of clients) {
    if (client !== from) client.write(text);
  }
}

function main(port) {
  // BUG unhandled-disconnect: nobody listens for `error` of a client, so the first one that is reset ends the server.
  const server = net.createServer((client) => {
    clients.add(client);
    client.setEncoding('utf8');
    // BUG ineffective-timeout: this only tells whoever listens for `timeout`, and nobody does.
    client.setTimeout(600_000);
    client.on('data', (text) => broadcast(client, text));
    client.on('close', () => clients.delete(client));
  });
  server.on('error', (error) => {
    console.error(`cannot serve: ${error.message}`);
    process.exitCode = 1;
  });
  server.listen(port, '127.0.0.1');
}

main(Number(process.argv[2] ?? 7779));

// Keeps a socket, and nobody listens.
class Client {
  constructor(socket) {
    this.socket = socket;
    this.socket.on('data', (data) => this.receive(data));
  }

  receive(data) {
    this.socket.write(data);
  }
}

module.exports = Client;

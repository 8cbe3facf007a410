// One listens itself, the other leaves that to whoever has it.
class CarefulClient {
  constructor(connection) {
    this.connection = connection;
    this.connection.on('error', (error) => console.error(error.message));
  }
}

class Passing {
  constructor(socket) {
    this.line = socket;
  }

  start() {
    this.line.write('hello\n');
  }
}

module.exports = { CarefulClient, Passing };

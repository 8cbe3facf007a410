// Functions by their names, one of which has others do the work.
const { watch } = require('./watch');

exports.careless = (socket) => {
  socket.pipe(socket);
};

exports.careful = (socket) => {
  socket.on('error', () => socket.destroy());
  socket.pipe(socket);
};

exports.registered = (socket) => {
  watch(socket);
  socket.write('registered\n');
};

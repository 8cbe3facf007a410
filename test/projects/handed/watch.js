// What is handed on is followed into a third file.
function watch(socket) {
  for (const event of ['close', 'error']) socket.on(event, () => console.log(event));
}

function closeAll(all) {
  for (const one of all) one.line.on('error', console.error);
}

module.exports = { watch, closeAll };

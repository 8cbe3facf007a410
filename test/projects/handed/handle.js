// All that this file exports is a function.
module.exports = (peer) => {
  peer.on('data', (data) => peer.write(data));
  peer.on('end', () => peer.end());
};

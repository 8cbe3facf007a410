// Stands in for the editor's native watchdog, which ends the extension host when the server that started it is gone.
const interval = 2000;

exports.start = (parent) => {
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(87);
    }
  }, interval).unref();
};
exports.exit = (code) => process.exit(code ?? 0);

// Stands in for the editor's native logger: the same interface, appending to the same files, without rotation.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(file, level = levels.indexOf('info')) {
    this.file = file;
    this.level = level;
    mkdirSync(dirname(file), { recursive: true });
    for (const [rank, name] of levels.entries()) this[name] = (message) => this.write(rank, name, message);
  }

  write(rank, name, message) {
    if (rank < this.level) return;
    try {
      appendFileSync(this.file, `${new Date().toISOString()} [${name}] ${message}\n`);
    } catch {
      // The folder goes away when the tests end, and a late line of the log does not matter then.
    }
  }

  getLevel() {
    return this.level;
  }

  setLevel(level) {
    this.level = level;
  }

  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}

const createLogger = async (_name, file) => new Logger(file);

// One by one, because that is how the names become visible to the editor's `import()`.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;

// Starts the editor's server on the loopback interface: extension host, files and the web workbench it serves.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startGroup, temporaryFolder } from '../../scripts/lifetime.mjs';
import { host } from './install.mjs';

const quietSettings = new URL('quiet-settings.json', import.meta.url);
const startTimeout = 60_000;

/** No extension gallery: the editor would otherwise ask one on the network. */
const noGallery = JSON.stringify({
  serviceUrl: '',
  itemUrl: '',
  resourceUrlTemplate: '',
  controlUrl: '',
  extensionUrlTemplate: '',
});

/**
 * Starts a server that ends with this process. `settings` go over the quiet ones, which go under what the user data folder has.
 * `hostEnded` is the exit code of the extension host, which the workbench does not tell: it reports a host that died as a success.
 */
export async function startServer({ userData, extensions, settings = {}, environment = {}, port, onOutput } = {}) {
  const data = temporaryFolder('sockeye-editor');
  const user = userData ?? join(data.path, 'data');
  writeSettings(join(user, 'User'), settings);
  const chosenPort = port ?? (await freePort());
  // Without it any web page that this machine's browser shows could reach the server, which can run programs.
  const token = randomUUID();
  const { child, end } = startGroup(
    host.node,
    [
      host.server,
      ...['--host', '127.0.0.1', '--port', String(chosenPort), '--connection-token', token],
      ...['--server-data-dir', data.path, '--user-data-dir', user],
      ...(extensions ? ['--extensions-dir', extensions] : []),
      ...['--accept-server-license-terms', '--disable-workspace-trust', '--disable-getting-started-override'],
      ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-update-check'],
    ],
    {
      env: { ...process.env, EXTENSIONS_GALLERY: noGallery, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      endSignal: 'SIGKILL',
    },
  );

  let reportHost;
  const hostEnded = new Promise((resolve) => {
    reportHost = resolve;
  });
  await new Promise((resolve, reject) => {
    let output = '';
    const give = (why) => reject(new Error(`the editor's server ${why}\n${output}`));
    const timer = setTimeout(() => give('did not start in time'), startTimeout);
    const read = (chunk) => {
      onOutput?.(String(chunk).trimEnd());
      output = (output + chunk).slice(-20_000);
      const code = /Extension Host Process exited with code: ([^,\s]+)/.exec(output)?.[1];
      if (code !== undefined) reportHost(code);
      if (!output.includes('Extension host agent listening')) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', (error) => give(`could not be started: ${error.message}`));
    child.on('exit', (code) => give(`ended with ${code}`));
  });
  return {
    port: chosenPort,
    /** The address of the window. It says `localhost` because only there may a page run the workers that web views need. */
    url(folder) {
      const query = new URLSearchParams({ tkn: token, ...(folder ? { folder } : { ew: 'true' }) });
      // Slashes are legal there, and a folder that can be read is worth more than the strictest form.
      return `http://localhost:${chosenPort}/?${query.toString().replaceAll('%2F', '/')}`;
    },
    child,
    hostEnded,
    stop() {
      end();
      data.remove();
    },
  };
}

function writeSettings(folder, settings) {
  const path = join(folder, 'settings.json');
  const own = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const quiet = JSON.parse(readFileSync(quietSettings, 'utf8'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, JSON.stringify({ ...quiet, ...settings, ...own }, null, 2));
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The language server as a program. The only file that opens a connection, over IPC or with `--stdio`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createAnalyser } from '../analysis/analyser';
import { growHeapSlowly } from '../workspace/heapGrowth';
import { wasmHost } from '../workspace/wasmHost';
import { startServer } from './server';

growHeapSlowly();

const connection = createConnection(ProposedFeatures.all);

// An editor may refuse a request of ours, such as to refresh, that nobody waits for; that is no reason to end.
process.on('unhandledRejection', (reason) => {
  connection.console.error(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
});

startServer(connection, () => createAnalyser(wasmHost(__dirname)));

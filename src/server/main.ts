/** The language server as a program. The only file that opens a connection, over IPC or with `--stdio`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createAnalyser } from '../analysis/analyser';
import { wasmHost } from '../workspace/wasmHost';
import { startServer } from './server';

startServer(createConnection(ProposedFeatures.all), () => createAnalyser(wasmHost(__dirname)));

/** Gives the analyser the WebAssembly files that were built beside the program. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WasmHost } from '../analysis/analyser';

export const wasmHost = (directory: string): WasmHost => ({ readWasm: (file) => readFile(join(directory, file)) });

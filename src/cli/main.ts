/** Where `sockeye` starts: ties the commands to the process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { createAnalyser } from '../analysis/analyser';
import { keepingFiles } from '../analysis/keptFiles';
import { languageOfPath } from '../analysis/languages';
import { ruleInfos } from '../analysis/rules';
import { growHeapSlowly } from '../workspace/heapGrowth';
import { ioErrorCode, ioErrorMessage } from '../workspace/ioError';
import { exitCode } from './exitCode';
import type { Io } from './io';
import { runProgram } from './program';
import type { Services } from './services';

growHeapSlowly();

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  outIsTerminal: process.stdout.isTTY === true,
  ...(process.stdout.isTTY && { width: process.stdout.columns }),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  readStdin: () => buffer(process.stdin),
};

/** Only what meets a file that matters comes here. */
async function readWasm(file: string): Promise<Uint8Array> {
  // A run is over before an optimised grammar would pay for being compiled.
  setFlagsFromString('--liftoff-only');
  return readFileSync(join(__dirname, file));
}

const services = (): Services => ({
  analyser: keepingFiles(createAnalyser({ readWasm })),
  rules: ruleInfos(),
  languageOf: languageOfPath,
});

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    // The reader, such as `head`, has seen enough.
    if (ioErrorCode(error) === 'EPIPE') process.exit();
    process.stderr.write(`sockeye: the output could not be written: ${ioErrorMessage(error)}\n`);
    process.exit(exitCode.failed);
  });
}

// The status is set and the process left to end by itself: `process.exit` would drop output that is still on its way.
runProgram(process.argv.slice(2), services, io).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    io.err(`sockeye: internal error: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = exitCode.failed;
  },
);

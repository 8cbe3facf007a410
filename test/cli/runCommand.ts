/** Runs a command in this process on the fake analyser, and tells what it printed where. */
import type { Io } from '../../src/cli/io';
import { runProgram } from '../../src/cli/program';
import { fakeServices } from './fakeAnalyser';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function runCommand(
  cwd: string,
  args: readonly string[],
  more: Partial<Io> & { stdin?: string } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const io: Io = {
    cwd,
    env: {},
    outIsTerminal: false,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    readStdin: async () => Buffer.from(more.stdin ?? ''),
    ...more,
  };
  const code = await runProgram(args, () => fakeServices, io);
  return { code, out, err };
}

/** The measuring client: a small C program, compiled here, that runs a script and prints what each call gave. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScriptLine } from '../script';

/** What one call gave, as the client prints it. */
export interface Observation {
  /** The line of the script, from 1. */
  readonly line: number;
  /** In a word, as the failure tables write it, but for a signal. */
  readonly result: string;
  readonly returned?: number;
  readonly errno?: number;
  readonly signal?: 'SIGPIPE';
  readonly ms: number;
}

/** Why a run came to no end. */
export interface Stopped {
  readonly stopped: string;
}

/** Why this client cannot run the script at all. */
export interface Unable {
  readonly cannot: string;
}

export interface Run {
  readonly lines: readonly ScriptLine[];
  readonly port: number;
  readonly seconds: number;
  /** What is put before the client's own command, to run it on another network. */
  readonly within: readonly string[];
}

/** Runs scripts; `close` takes its files away. */
export interface Client {
  /** How it is called in reports. */
  readonly name: string;
  readonly seesSignals: boolean;
  run(run: Run): Promise<readonly Observation[] | Stopped | Unable>;
  close(): void;
}

const compilers = ['cc', 'gcc', 'clang'];

/** Compiles the client, or says why it cannot be compiled. */
export function compileClient(root: string): Client | { readonly missing: string } {
  const compiler = compilers.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
  if (compiler === undefined) return { missing: 'there is no C compiler' };
  const folder = mkdtempSync(join(tmpdir(), 'sockeye-lab-'));
  const sources = join(root, 'lab/probe');
  const program = join(folder, 'probe');
  const files = readdirSync(sources).filter((name) => name.endsWith('.c'));
  const options = ['-std=gnu11', '-D_GNU_SOURCE', '-O1', '-pthread', '-o', program];
  const { status, stderr } = spawnSync(compiler, [...options, ...files], { cwd: sources, encoding: 'utf8' });
  if (status !== 0) {
    rmSync(folder, { recursive: true });
    return { missing: `${compiler} cannot compile the client: ${stderr}` };
  }
  return {
    name: `a C program, compiled with ${compiler}`,
    seesSignals: true,
    run: (run) => runClient(program, folder, run),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runClient(program: string, folder: string, run: Run): Promise<readonly Observation[] | Stopped> {
  const cwd = mkdtempSync(join(folder, 'run-'));
  const [command = program, ...args] = [...run.within, program, String(run.port)];
  const child = spawn(command, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(`${run.lines.map(({ text }) => text).join('\n')}\n`);
  return new Promise((resolve) => {
    // With its children, which a script may have left waiting.
    const endAll = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // The group is gone already.
      }
    };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      endAll();
    }, run.seconds * 1000);
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ stopped: error.message });
    });
    child.once('exit', endAll);
    child.once('close', () => {
      clearTimeout(timer);
      resolve(late ? { stopped: `it was not over after ${run.seconds} s: ${out.slice(-200)}` } : read(out, err));
    });
  });
}

function read(out: string, err: string): readonly Observation[] | Stopped {
  const lines = out.split('\n').filter((line) => line !== '');
  const parsed = lines.map((line) => JSON.parse(line) as Observation | Stopped);
  const stopped = parsed.find((one): one is Stopped => 'stopped' in one);
  if (stopped) return { stopped: `${stopped.stopped} ${err}`.trim() };
  if (parsed.length === 0) return { stopped: err.trim() || 'the client printed nothing' };
  return parsed.filter((one): one is Observation => 'result' in one);
}

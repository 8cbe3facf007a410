// What must not outlive a script: process groups and temporary folders. Both go when the script ends, however it ends.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

/** @type {Set<() => void>} */
const duties = new Set();

process.on('exit', () => {
  for (const duty of duties) duty();
});
let interruptionIsNormal = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => process.exit(interruptionIsNormal ? 0 : 128 + constants.signals[signal]));
}

/** Says that this script runs until somebody ends it, so that being ended is a success. */
export function endsWhenInterrupted() {
  interruptionIsNormal = true;
}

/** Does `duty` when the script ends; it has to be synchronous. The answer takes the duty back. */
export function atEnd(duty) {
  duties.add(duty);
  return () => duties.delete(duty);
}

/** An empty folder that is gone when the script is; `remove` takes it away earlier. */
export function temporaryFolder(name) {
  const path = mkdtempSync(join(tmpdir(), `${name}-`));
  const remove = () => {
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    forget();
  };
  const forget = atEnd(remove);
  return { path, remove };
}

/**
 * Starts a program in a process group of its own, so that what it started itself ends with it.
 * `endSignal` is what the group gets: our own scripts clean up on SIGTERM, other programs are just ended.
 */
export function startGroup(command, args, { endSignal = 'SIGTERM', ...options } = {}) {
  const groups = process.platform !== 'win32';
  const child = spawn(command, args, { ...options, detached: groups });
  const end = () => {
    forget();
    if (child.pid === undefined) return;
    try {
      process.kill(groups ? -child.pid : child.pid, endSignal);
    } catch {
      // It had ended already, which is what we want.
    }
  };
  const forget = atEnd(end);
  return { child, end };
}

/** Runs a program to its end and says how it ended, with everything it printed. A program that cannot start ends with 127. */
export function runToEnd(command, args, { timeout = 10 * 60_000, ...options } = {}) {
  return new Promise((resolve) => {
    const { child, end } = startGroup(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const timer = setTimeout(() => {
      output += `\nended after ${timeout / 1000} s without a result\n`;
      end();
    }, timeout);
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    const done = (code) => {
      clearTimeout(timer);
      end();
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      done(127);
    });
    child.on('close', (code, signal) => done(code ?? `signal ${signal}`));
  });
}

/** The environment for an npm inside `npm run`: the outer one's settings are about another folder. */
export function innerNpmEnvironment() {
  const outer =
    /^npm_(config_(prefix|local_prefix|global_prefix|user_agent|noproxy)|package|lifecycle|execpath|command)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}

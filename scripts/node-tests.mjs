// Runs files under Node's test runner and counts single tests. Prints the failures, not the hundreds of passes.
import { setMaxListeners } from 'node:events';
import { run } from 'node:test';
import { inspect } from 'node:util';

/**
 * Runs test files, each in a process of its own. A file that throws while loading, ends without having run a test, or hangs, so
 * that no file reports anything for `silence` milliseconds, is one failure. Suites are not counted, and neither is a parent that fails only because a test inside it did.
 */
export async function runNodeTests(files, { silence = 120_000, concurrency = true, nameOf = (file) => file } = {}) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  if (files.length === 0) return counts;
  /** Per file, the tests that began and have not ended: when the file hangs, the last one is to blame. */
  const running = new Map(files.map((file) => [file, []]));
  const noise = new Map(files.map((file) => [file, '']));
  const fail = (file, name, why) => {
    counts.failed++;
    process.stdout.write(`\nFAILED ${nameOf(file)}${name ? `: ${name}` : ''}\n${indent(why)}\n`);
    process.stdout.write(indent(noise.get(file) ?? ''));
    noise.set(file, '');
  };

  // What the runner's own `timeout` bounds depends on its version: a file or a single test. A file with hundreds of tests may take
  // long on a busy machine and is no worse for it, so that bound is far off, and what counts is that something is reported.
  const hung = new AbortController();
  // Every file listens for it, and there are more files than Node.js thinks normal.
  setMaxListeners(0, hung.signal);
  const watchdog = setTimeout(() => hung.abort(), silence);
  const stream = run({ files, concurrency, timeout: 10 * silence, signal: hung.signal });
  const keep = ({ file, message }) => noise.set(file, (noise.get(file) ?? '') + message);
  stream.on('test:stdout', keep);
  stream.on('test:stderr', keep);
  stream.on('test:dequeue', ({ file, name }) => running.get(file)?.push(name));
  const ended = ({ file, name }) => {
    const open = running.get(file);
    const at = open?.lastIndexOf(name) ?? -1;
    if (at >= 0) open?.splice(at, 1);
  };
  stream.on('test:pass', (event) => {
    ended(event);
    if (event.details.type === 'suite') return;
    if (isFile(event)) fail(event.file, '', 'it ended without running a test');
    else if (event.skip !== undefined || event.todo !== undefined) counts.skipped++;
    else counts.passed++;
  });
  stream.on('test:fail', (event) => {
    ended(event);
    const { error, type } = event.details;
    if (type === 'suite' ? error?.failureType === 'subtestsFailed' : isParentOnly(error)) return;
    const last = running.get(event.file)?.at(-1) ?? '';
    fail(event.file, isFile(event) ? last : event.name, reason(error));
  });
  // The stream stops when nobody reads it.
  for await (const _ of stream) watchdog.refresh();
  clearTimeout(watchdog);
  if (hung.signal.aborted && counts.failed === 0) fail(files[0], '', 'no test reported anything for too long');
  return counts;
}

const isFile = ({ name, file, nesting }) => nesting === 0 && name === file;
const isParentOnly = (error) => error?.failureType === 'subtestsFailed';

function reason(error) {
  const cause = error?.cause ?? error;
  if (typeof cause === 'string') return cause;
  if (!(cause instanceof Error)) return inspect(cause);
  return (cause.stack ?? cause.message).replace(/\n +at .*\(?node:.*/g, '');
}

function indent(text) {
  return text.trim() === '' ? '' : `${text.trimEnd().replace(/^/gm, '  ')}\n`;
}

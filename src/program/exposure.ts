/** Calls that can do harm to the whole program unless some file of it has taken care. */
import type { ProcessEffect } from '../languages/language';
import { isFor } from './platform';
import type { FunctionModel, ModelledCall, Program } from './program';

/**
 * Who lacks an effect that a file needs. `here`: the program that starts in the file; `programs`: others that the file is part of;
 * `library`: nobody is known to use the file, and nobody around it has the effect.
 */
export interface Lack {
  readonly scope: 'here' | 'programs' | 'library';
  /** How the programs are called, of which the file is part. */
  readonly programs: readonly string[];
  /** The description of the build that says which files they are made of; without one the directories were taken for it. */
  readonly source?: string;
}

/** Flags that are given by a name of the program's own may hold anything. */
const mayBeProtected = /\bMSG_NOSIGNAL\b|[a-z]/;

/** Whether a call can kill the process when the peer is gone. */
const isExposed = ({ row, flags }: ModelledCall): boolean => row.sigpipe === true && !mayBeProtected.test(flags);

/** Whether the caller of a function says what is protected by a flag, so that it matters whether anybody passes that. */
const leavesToCaller = ({ parameters }: FunctionModel, { row, flags }: ModelledCall): boolean =>
  row.sigpipe === true && parameters.some(({ name }) => name === flags);

/** The effects that the code of a unit relies on. */
export function neededEffects(program: Program): readonly ProcessEffect[] {
  if (isFor(program, program.manifest.withoutSigpipe)) return [];
  return program.functions.some((fn) => exposedCalls(fn, false).length > 0) ? ['sigpipe-handled'] : [];
}

/**
 * The calls of a function that can kill the process; `flagUsed` says whether any file of the program knows the flag that protects one.
 * Where a socket is written to with the flag, what has none is for other systems, or no socket.
 */
export function exposedCalls(fn: FunctionModel, flagUsed: boolean): readonly ModelledCall[] {
  const { calls } = fn;
  const exposed = calls.filter((call) => isExposed(call) || (!flagUsed && leavesToCaller(fn, call)));
  if (exposed.length === 0) return exposed;
  const careful = new Set(calls.flatMap(({ flags, socket }) => (/\bMSG_NOSIGNAL\b/.test(flags) ? [socket] : [])));
  return exposed.filter(({ row, socket }) => row.flags !== undefined || socket === undefined || !careful.has(socket));
}

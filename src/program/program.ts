/** The language-neutral program model: what rules see of a file. */
import { perObject } from '../base/memo';
import type { ApiRow, Unheard } from '../languages/api';
import type { LanguageManifest } from '../languages/language';
import type { ObjectTimeout } from './apiIndex';
import type { Step } from './graph';
import type { Taker } from './handed';
import type { FunctionCode } from './lowerFunction';
import type { Names } from './names';
import type { Put } from './puts';
import { type CallSite, isOwnField, type Value } from './value';

export interface Parameter {
  readonly name: string;
  /** As it is written, or empty. */
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** A call that a row of the API model describes. */
export interface ModelledCall {
  readonly site: CallSite;
  readonly row: ApiRow;
  /** The step of the graph that makes the call. */
  readonly step: number;
  /** The place of the socket, such as `fd` or `self.sock`, when the call names one. */
  readonly socket?: string;
  /** The text of the flags argument, or empty. */
  readonly flags: string;
  /** Whether an import that the row asks for was seen, or the type of the receiver proves it. */
  readonly certain: boolean;
}

export type Assignment = Extract<Step, { readonly op: 'assign' }>;

/** Something that a function returns, and what it is known to be. */
export interface Returned {
  readonly value: Value;
  readonly type: string;
  readonly step: number;
}

export interface FunctionModel extends FunctionCode {
  readonly calls: readonly ModelledCall[];
  /** What is known of places: `socket`, `file`, `datagram`. */
  readonly types: ReadonlyMap<string, string>;
  /** The places of which others are views, as the socket of a stream. */
  readonly sources?: ReadonlyMap<string, string>;
  /** Parameters and fields that hold what nothing has given a timeout, wherever it comes from. */
  readonly untimed?: ReadonlySet<string>;
  /** What it puts into the fields of records that it writes down. */
  readonly puts?: readonly Put[];
  /** What it returns of which the type is known, without the error beside it. */
  readonly gives?: readonly Returned[];
  /** The method of the model whose place it takes, so that what it is given and what it may do are not its own choice. */
  readonly overrides?: ApiRow;
}

const bySite = perObject(
  ({ calls }: FunctionModel): ReadonlyMap<CallSite, ModelledCall> => new Map(calls.map((call) => [call.site, call])),
);

/** What the model knows of a call, if anything. */
export const modelledAt = (fn: FunctionModel, site: CallSite): ModelledCall | undefined => bySite(fn).get(site);

const byTarget = perObject(({ graph }: FunctionCode): ReadonlyMap<string, readonly Assignment[]> => {
  const assignments = new Map<string, Assignment[]>();
  for (const step of graph.steps) {
    if (step.op !== 'assign' || step.target === undefined) continue;
    const known = assignments.get(step.target);
    if (known) known.push(step);
    else assignments.set(step.target, [step]);
  }
  return assignments;
});

/** The steps that give a place its values, in the order of the text. */
export const assignmentsTo = (fn: FunctionCode, place: string): readonly Assignment[] => byTarget(fn).get(place) ?? [];

/** What was lowered of one file. */
export interface Program {
  readonly text: string;
  readonly manifest: LanguageManifest;
  /** Those with a modelled call or a socket. */
  readonly functions: readonly FunctionModel[];
  /** All others, which may give fields what those use. */
  readonly others: readonly FunctionModel[];
  /** What the file imports, as it is written: `sys/socket.h`, `urllib.request`. */
  readonly imports: ReadonlySet<string>;
  /** What names stand for, where functions see the variables of those around them. */
  readonly names?: Names;
  /** The types of objects that tell of their failure by an event. */
  readonly emitters: Readonly<Record<string, Unheard>>;
  /** How records of a type say how long what they are for may take: by which of their fields. */
  readonly timeoutFields: ReadonlyMap<string, ObjectTimeout>;
  /** Parameters, fields and variables of packages that hold what has no timeout, and functions that give none to what they are given. */
  readonly untimed: ReadonlySet<string>;
  /** What libraries have for all to use, by name, and its type. */
  readonly provided: ReadonlyMap<string, string>;
  /** Types of what is read from or written to but can be given no timeout, as a stream of a socket: only that can. */
  readonly timeless: ReadonlySet<string>;
  /** What functions of other files do with what they are handed here, as far as these were looked at. */
  readonly takers?: readonly Taker[];
  /** Fields of whose errors some file of the project is told. */
  readonly heard?: ReadonlySet<string>;
  /** Whether all sockets that the file makes keep messages whole, or some are streams; nothing where it makes none. */
  readonly messages?: boolean;
  /** Set when looking at some of the code would take more work than it should; its functions are left out. */
  readonly tooHard?: true;
}

/** The functions that can see a place: the function itself, and for a field all methods of its class. */
export function relativesOf(program: Program, fn: FunctionModel, place: string): readonly FunctionModel[] {
  const { self = program.manifest.self } = fn;
  if (!isOwnField(self, place)) return [fn];
  return program.functions.filter(({ owner }) => owner === fn.owner);
}

/** What says that the peer is on the same machine. */
import { compiled } from '../base/compiled';
import { valueAt } from './bind';
import {
  type Assignment,
  assignmentsTo,
  type FunctionModel,
  type ModelledCall,
  type Program,
  relativesOf,
} from './program';
import { isOwnField, operandsOf, rootOf, type Value } from './value';

/** Whether a function names sockets that never leave the machine, or addresses of the machine itself. */
export function isLocal(program: Program, { start, end }: FunctionModel, which: 'sockets' | 'addresses'): boolean {
  // What stands in for an address that nobody gave says nothing of the others.
  const code = program.text.slice(start, end).replace(insteadOfNothing, '');
  return (program.manifest.localPeers?.[which] ?? []).some((word) => code.includes(word));
}

/**
 * Whether what a call is given names an address of the machine itself: the call, or what is put into a place that it is given. What a
 * connect is given comes of its address by and by, be it looked up, parsed, or kept as a constant of the class.
 */
export function isToItself(program: Program, fn: FunctionModel, { site, row }: ModelledCall): boolean {
  const called = row.hands && valueAt(site, row.hands.to);
  return site.arguments.some(({ value }) => {
    if (value === called && program.names?.functionOf(fn, value)) return false;
    return isOwnAddress(program, fn, value, row.role === 'connect' ? 5 : 1);
  });
}

/** Whether the socket of a call is connected to an address of the machine itself, when it is made or by a function that can see it. */
export const isConnectedToItself = (
  program: Program,
  fn: FunctionModel,
  { socket }: ModelledCall,
  origin: ModelledCall,
): boolean =>
  isToItself(program, fn, origin) ||
  (socket !== undefined &&
    relativesOf(program, fn, socket).some((one) =>
      one.calls.some((call) => call.row.role === 'connect' && call.socket === socket && isToItself(program, one, call)),
    ));

function isOwnAddress(program: Program, fn: FunctionModel, value: Value, depth: number): boolean {
  if (isWritten(program, value)) return true;
  if (depth === 0) return false;
  const holds = (one: Value): boolean => isOwnAddress(program, fn, one, depth - 1);
  return placesIn(value, depth > 1).some((place) => {
    if (!isOwnField(fn.self ?? program.manifest.self, place)) {
      // What is looked up is a part of what the look-up gives.
      const root = rootOf(place) ?? place;
      const given = assignmentsTo(fn, place);
      if (fn.parameters.some(({ name }) => name === root)) return false;
      return isAll(given.length > 0 ? given : assignmentsTo(fn, root), holds);
    }
    // A field may be given something else at any time, as where it is a setting.
    const methods = [...program.functions, ...program.others].filter(({ owner }) => owner === fn.owner);
    const given = methods.flatMap((one) => assignmentsTo(one, place));
    return isAll(given, (one) => isWritten(program, one) && isFixed(program, one));
  });
}

/** Whether code that is not in view cannot give the field another value than the one that stands here. */
const isFixed = ({ text, manifest: { fixedField } }: Program, { start }: Value): boolean =>
  fixedField !== undefined && compiled(fixedField).test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));

/** Whether a test holds for all that a place is given, of which there is some: nothing is no address. */
const isAll = (given: readonly Assignment[], test: (value: Value) => boolean): boolean => {
  const values = given.filter(({ value }) => value.kind !== 'null');
  return values.length > 0 && values.every(({ value }) => test(value));
};

/** The places that a value is made of. */
function placesIn(value: Value, argumentsToo: boolean): readonly string[] {
  if (value.kind === 'place') return [value.name];
  if (value.kind === 'call' && !argumentsToo) return [];
  return operandsOf(value).flatMap((operand) => placesIn(operand, argumentsToo));
}

/** Whether an address of the machine itself stands in the text of a value: in quotes, in an address of the web, or by a name of its own. */
function isWritten({ text, manifest }: Program, { start, end }: Value): boolean {
  const code = text.slice(start, end).replace(insteadOfNothing, '');
  return (manifest.localPeers?.addresses ?? []).some((word) =>
    /[A-Z]/.test(word) ? code.includes(word) : new RegExp(`(?:["'\`]|//)\\[?${word}\\]?(?:["'\`:/]|$)`).test(code),
  );
}

const insteadOfNothing = /(?:\?\?|\?:|\|\|)\s*(["'`])[^"'`\n]*\1/g;

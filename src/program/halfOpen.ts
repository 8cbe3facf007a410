/** Sockets that stay open when the peer has closed its side, and that nothing closes then. */
import { valueAt } from './bind';
import type { FunctionCode } from './lowerFunction';
import { mayHear, type ObjectUses, usesOf } from './objects';
import type { FunctionModel, ModelledCall, Program } from './program';

/** Calls that close the own side, sooner or later; what is piped elsewhere may be closed by the other end of the pipe. */
const closing = /^(?:end|destroy|destroySoon|resetAndDestroy|pipe|setTimeout)$/;

/** Whether a call makes sockets that stay open after their peer, and nothing is seen to close them. */
export function staysHalfOpen(program: Program, fn: FunctionModel, { row, site }: ModelledCall): boolean {
  const asked = site.arguments.some(
    ({ value }) =>
      value.kind === 'aggregate' &&
      value.fields.some((one) => one.name === row.halfOpen && one.value.kind === 'boolean' && one.value.value),
  );
  if (row.halfOpen === undefined || !asked) return false;
  const called: FunctionCode | undefined = row.hands && program.names?.functionOf(fn, valueAt(site, row.hands.to));
  const given = called?.parameters[0]?.name;
  if (row.hands) return called !== undefined && !!given && !isClosed(usesOf(program, called, { place: given }));
  return !isClosed(usesOf(program, fn, { call: site }));
}

const isClosed = (uses: ObjectUses): boolean =>
  mayHear(uses, 'end') || uses.calls.some(({ name }) => closing.test(name));

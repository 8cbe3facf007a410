/** Pieces of a stream, handed to a function as they come, that are decoded as if each were a message. */
import { valueAt } from './bind';
import type { FunctionCode } from './lowerFunction';
import type { Names } from './names';
import type { FunctionModel, ModelledCall, Parameter, Program } from './program';
import { mentions, operandsOf, type Value } from './value';

export interface DecodedChunk {
  readonly fn: FunctionModel;
  /** The call that decodes it. */
  readonly call: ModelledCall;
  readonly parameter: Parameter;
}

/** The type that pieces of streams have in API models. */
const chunk = 'chunk';

/** Methods that give the same data in another form, and not a part of it. */
const whole = /^(?:toString|trim|trimEnd|valueOf|toLocaleString)$/;

/** The chunks of a program that are decoded by themselves, by functions that keep nothing for the next one. */
export function decodedChunks(program: Program): readonly DecodedChunk[] {
  const { names, functions } = program;
  if (!names) return [];
  const seen = new Set<Parameter>();
  return functions.flatMap((fn) =>
    fn.calls.flatMap(({ row, site }): DecodedChunk[] => {
      const called = row.hands && names.functionOf(fn, valueAt(site, row.hands.to));
      const position = Object.entries(row.hands?.types ?? {}).find(([, type]) => type === chunk)?.[0];
      const parameter = called?.parameters[Number(position)];
      if (!called || !parameter || parameter.name === '' || seen.has(parameter)) return [];
      seen.add(parameter);
      const listener = functions.find(({ id }) => id === called.id);
      const decoding = listener?.calls.find((one) => {
        const data = one.row.role === 'decode' && one.row.data ? valueAt(one.site, one.row.data) : undefined;
        return data !== undefined && isWhole(names, called, data, parameter.name);
      });
      if (!listener || !decoding || isKept(names, called, parameter.name)) return [];
      return [{ fn: listener, call: decoding, parameter }];
    }),
  );
}

/** Whether a value is the chunk and nothing else, in whatever form. */
function isWhole(names: Names, fn: FunctionCode, value: Value, name: string, left = 4): boolean {
  if (left === 0) return false;
  switch (value.kind) {
    case 'place': {
      if (value.name === name) return true;
      const given = names.valuesOf(fn, value.name);
      return given.length === 1 && given.every((one) => isWhole(names, one.fn, one.value, name, left - 1));
    }
    case 'call': {
      const { receiver, arguments: args, callee } = value.call;
      if (receiver && whole.test(value.call.name)) return isWhole(names, fn, receiver, name, left - 1);
      const [only] = args;
      return callee === 'String' && only !== undefined && isWhole(names, fn, only.value, name, left - 1);
    }
    case 'arithmetic':
    case 'other': {
      const [only, ...others] = value.operands.filter(({ kind }) => kind !== 'text');
      return only !== undefined && others.length === 0 && isWhole(names, fn, only, name, left - 1);
    }
    default:
      return false;
  }
}

/** Whether a function keeps what it is given for later, or asks how much it is. */
function isKept(names: Names, fn: FunctionCode, name: string): boolean {
  const isChunk = (value: Value): boolean =>
    mentions(value, (part) => part.kind === 'place' && (part.name === name || part.name === `${name}.length`));
  const inside = names.functions.filter((one) => one.start >= fn.start && one.end <= fn.end);
  return inside.some(({ graph }) =>
    graph.steps.some((step) => {
      if (step.op === 'branch') {
        return mentions(step.condition, (part) => part.kind === 'place' && part.name.endsWith('.length'));
      }
      if (step.op === 'assign') {
        // What is put together with something that was there before is more than a chunk.
        if (step.accumulates)
          return isChunk(step.value) || (step.value.kind === 'call' && isGiven(step.value, isChunk));
        const sum = step.value.kind === 'arithmetic' || step.value.kind === 'call' ? operandsOf(step.value) : [];
        return sum.some(isChunk) && sum.some((one) => one.kind === 'place' && one.name === step.target);
      }
      return (
        step.op === 'call' &&
        /^(?:push|concat|write|append|feed)$/.test(step.call.name) &&
        step.call.arguments.some(({ value }) => isChunk(value))
      );
    }),
  );
}

const isGiven = (value: Value, test: (part: Value) => boolean): boolean => operandsOf(value).some(test);

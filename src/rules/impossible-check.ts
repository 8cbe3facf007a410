/**
 * A check is written that cannot work.
 *
 * Somebody thought of the failure and tests for it, but the test comes out the same whether the call failed or not:
 * an unsigned variable is never negative, a descriptor of -1 counts as true, `errno == EAGAIN || EWOULDBLOCK` is always true.
 * The failure is then taken for success, or every error for the harmless one.
 *
 * Do: compare with the value that the call documents for a failure, in a variable that can hold it.
 *
 * ```c wrong
 * #include <sys/socket.h>
 * int take(int client, char *buffer, size_t size) {
 *   size_t count = recv(client, buffer, size, 0);
 *   if (count <= 0) return -1;
 *   return 0;
 * }
 * ```
 * ```c right
 * #include <sys/socket.h>
 * int take(int client, char *buffer, size_t size) {
 *   ssize_t count = recv(client, buffer, size, 0);
 *   if (count <= 0) return -1;
 *   return 0;
 * }
 * ```
 */
import { vainGuardsIn } from '../program/guards';
import { errorInResult, impossibleErrorOf } from '../program/impossibleErrors';
import { readOfLastError, rowOf } from '../program/lastError';
import { assignmentsTo, type FunctionModel, type ModelledCall, type Program } from '../program/program';
import { type ResultTest, type TestKind, testsOf, unsignedAs } from '../program/resultTests';
import { trace } from '../program/trace';
import { mentions, operandsOf, type Value } from '../program/value';
import { type Confidence, inResult, type Problem, rule } from './rule';

type Vain = Extract<TestKind, 'constant' | 'zero' | 'unsigned' | 'narrow' | 'sign'>;
type Variant =
  | Vain
  | 'guard'
  | 'never'
  | 'error-name'
  | 'event-name'
  | 'wrong-source'
  | 'no-source'
  | 'error-in-result';

const isVain = (kind: TestKind): kind is Vain =>
  kind === 'constant' || kind === 'zero' || kind === 'unsigned' || kind === 'narrow' || kind === 'sign';

/** Names of errors that people test for in a row, and forget to repeat what they compare. */
const errorNames: ReadonlySet<string> = new Set(
  ['EAGAIN', 'EWOULDBLOCK', 'EINTR', 'EINPROGRESS', 'EALREADY', 'EISCONN', 'ENOTCONN', 'EPIPE', 'ECONNRESET'].flatMap(
    (name) => [name, `WSA${name}`],
  ),
);

const eventNames: ReadonlySet<string> = new Set(
  ['POLLIN', 'POLLOUT', 'POLLERR', 'POLLHUP', 'POLLNVAL', 'POLLPRI', 'POLLRDHUP'].flatMap((name) => [name, `E${name}`]),
);

const anyName = new RegExp(`\\b(?:${[...errorNames, ...eventNames].join('|')})\\b`);

interface Found {
  readonly variant: Variant;
  readonly start: number;
  readonly end: number;
  readonly confidence?: Confidence;
}

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  see: ['CWE-253', 'CWE-570', 'CWE-571'],

  find: ({ program }) =>
    program.functions.flatMap((fn) => [
      ...fn.calls.flatMap((call) => {
        const found =
          vainTest(program, fn, call) ??
          misplaced(program, fn, call) ??
          errorElsewhere(program, fn, call) ??
          neverSet(program, fn, call);
        return found ? [problemAt(fn, call, found)] : [];
      }),
      ...namesAsConditions(program, fn),
      ...vainGuards(program, fn),
    ]),

  say: ({ call: { row }, variant }) => {
    switch (variant) {
      case 'unsigned':
        return {
          what: 'An unsigned variable is never negative, so this check misses every failure of `{callee}`.',
          why: 'Its -1 becomes a huge number.',
          todo: 'Use the type the call returns.',
        };
      case 'narrow':
        return {
          what: 'The -1 of `{callee}` at the end of the connection is no longer one in a variable of this type.',
          why: 'A byte of 0xFF looks the same, or the end is never seen.',
          todo: 'Keep an int, and test it first.',
        };
      case 'zero':
        return {
          what: 'This check misses every failure of `{callee}`, which shows as -1.',
          why: '0 is a valid descriptor, and -1 is not 0.',
          todo: 'Compare with -1 (INVALID_SOCKET on Windows).',
        };
      case 'constant':
        return inResult(row.outcomes?.error)
          ? {
              what: 'This check comes out the same whether `{callee}` fails or not.',
              why: 'A failure shows as {failure} and goes unnoticed.',
              todo: 'Compare with that.',
            }
          : {
              what: '`{callee}` never gives this value: it raises an exception when it fails.',
              why: 'The check always comes out the same.',
              todo: 'Test for what the call does give.',
            };
      case 'sign':
        return {
          what: '`{callee}` gives an error code, whose sign and value differ between systems.',
          why: 'On macOS, BSD and Windows it is positive, and this check misses it.',
          todo: 'Compare with 0.',
        };
      case 'error-name':
        return {
          what: 'The name of an error stands alone here and is always true.',
          why: 'Every error counts as this one.',
          todo: 'Compare with it: `errno == A || errno == B`.',
        };
      case 'event-name':
        return {
          what: '`|` with the name of an event is always true.',
          why: 'Every event counts as this one.',
          todo: 'Use `&` to ask for it.',
        };
      case 'guard':
        return {
          what: 'Nothing that this file includes defines this name, so what it guards is never compiled.',
          why: 'The protection is missing, and nobody says so.',
          todo: 'Include the header that defines it.',
        };
      case 'wrong-source':
        return {
          what: 'After `{callee}` of Winsock, errno says nothing.',
          why: 'It keeps what some other call left there.',
          todo: 'Ask WSAGetLastError.',
        };
      case 'never':
        return {
          what: '`{callee}` never fails with this error.',
          why: 'The check always comes out the same, and what it is there for is missed.',
          todo: 'Look up how it does tell.',
        };
      case 'error-in-result':
        return {
          what: '`{callee}` gives -1 when it fails, and never the number of an error.',
          why: 'This check always comes out the same; the error is in errno.',
          todo: 'Compare errno, once -1 is told apart.',
        };
      case 'no-source':
        return {
          what: '`{callee}` gives its error as its result and does not set errno.',
          why: 'What is reported here is some other error, or none.',
          todo: 'Use the result (gai_strerror).',
        };
    }
  },

  fix: (_, offered) => offered,
});

function problemAt(
  fn: FunctionModel,
  call: ModelledCall,
  { variant, start, end, confidence }: Found,
): Problem<Variant> {
  const sure = confidence ?? (call.certain ? 'high' : 'medium');
  return { fn, call, range: { start, end }, variant, confidence: sure, related: [] };
}

/** The first test of the result that cannot work, when no other one does. */
function vainTest(program: Program, fn: FunctionModel, call: ModelledCall): Found | undefined {
  // A call that only comes back when it fails can be checked or not.
  if (call.row.outcomes?.done === undefined || call.site.dropped) return undefined;
  const tests = testsOf(program, fn, call);
  // Whatever else is asked of such a variable, what it could not hold is lost.
  const narrow = tests.find(({ kind }) => kind === 'narrow');
  if (narrow) return { variant: 'narrow', start: narrow.start, end: narrow.end };
  // A failure that is raised needs no check; what is asked for in vain may be asked for in another way, too, at the end of the data.
  const { error, eof } = call.row.outcomes;
  // What cannot fail is asked for nothing.
  if (error === undefined && eof === undefined) return undefined;
  const matters = inResult(error) || inResult(eof);
  // Where a failure is raised, a variable that holds something else before still holds that when it was caught.
  if (!matters && isGivenElsewhere(fn, call)) return undefined;
  // A function of the program's own may have caught it, and gives something else then.
  if (!matters && call.row.wraps !== undefined) return undefined;
  if (matters && tests.some(({ kind }) => kind === 'separates' || kind === 'unknown')) return undefined;
  const vain = tests.find(({ kind }) => isVain(kind));
  if (!vain || !isVain(vain.kind)) return undefined;
  const { start, end, kind } = vain;
  // To raise where the call has raised already is no more than a word too many.
  if (!matters && leadsToThrow(fn, vain)) return undefined;
  return { variant: kind, start, end, ...confidenceIn(program, vain) };
}

/** Whether a condition that contains a test does nothing on one side but raise. */
function leadsToThrow({ graph: { steps, next } }: FunctionModel, { start, end }: ResultTest): boolean {
  const at = steps.findIndex(
    (step) => step.op === 'branch' && step.condition.start <= start && end <= step.condition.end,
  );
  return (next[at] ?? []).some((side) => {
    let target: number | undefined = side;
    for (let left = mostToThrow; left > 0 && target !== undefined; left--) {
      const op: string | undefined = steps[target]?.op;
      if (op === 'throw') return true;
      if (op !== 'call' && op !== 'join' && op !== 'assign') return false;
      target = next[target]?.[0];
    }
    return false;
  });
}

/** How many steps it may take to make what is raised. */
const mostToThrow = 8;

/** Whether a variable that is given the result is given something else as well. */
const isGivenElsewhere = (fn: FunctionModel, { site }: ModelledCall): boolean =>
  fn.graph.steps.some(
    (step) =>
      step.op === 'assign' &&
      step.target !== undefined &&
      step.value.kind === 'call' &&
      step.value.call === site &&
      assignmentsTo(fn, step.target).length > 1,
  );

/** How sure it is that the type is unsigned, or that the code is meant for systems on which the sign is another. */
function confidenceIn(program: Program, { kind, variable }: ResultTest): { confidence?: Confidence } {
  if (kind === 'sign') return { confidence: 'medium' };
  return variable && unsignedAs(program, variable) === 'maybe' ? { confidence: 'low' } : {};
}

/** Where errno is read after a failure of a call that reports its errors in another way. */
function errorElsewhere(program: Program, fn: FunctionModel, call: ModelledCall): Found | undefined {
  if (!inResult(call.row.outcomes?.error) || call.row.wraps !== undefined) return undefined;
  const { elsewhere } = program.manifest.lastError ?? {};
  const inItsResult = call.row.lastError === 'keeps' && call.row.outcomes?.error === '!=0';
  const foreign =
    elsewhere?.imports.some((one) => program.imports.has(one)) === true &&
    !elsewhere.unless.some((one) => program.imports.has(one)) &&
    call.row.import?.some((one) => elsewhere.imports.includes(one)) === true;
  if (!inItsResult && !foreign) return undefined;
  let found: Found | undefined;
  trace(program, fn, call, { outcome: 'error' }, 'failed', ({ step, at, mark, decided }) => {
    if (found || !step || at === call.step) return undefined;
    // Another test of the error code may ask for the one that does set errno, and one of something else for another failure.
    if (inItsResult && step.op === 'branch' && !decided) return undefined;
    const read = readOfLastError(program, fn, step);
    const row = step.op === 'call' ? rowOf(fn, step.call)?.row : undefined;
    // A call that gives the error of the right source reads it as well.
    const right = row?.lastError === 'reads' && row.role !== 'log';
    if (read && !right && (foreign || read.how !== 'kept'))
      found = { variant: foreign ? 'wrong-source' : 'no-source', start: read.start, end: read.end };
    if (row?.outcomes) return undefined;
    return found ? undefined : mark;
  });
  return found;
}

function misplaced(program: Program, fn: FunctionModel, call: ModelledCall): Found | undefined {
  const compared = errorInResult(program, fn, call, errorNames);
  return compared && { variant: 'error-in-result', start: compared.start, end: compared.end };
}

function neverSet(program: Program, fn: FunctionModel, call: ModelledCall): Found | undefined {
  const asked = impossibleErrorOf(program, fn, call);
  return asked && { variant: 'never', start: asked.start, end: asked.end };
}

/** Conditions of the preprocessor beside calls that depend on what they guard. */
const vainGuards = ({ text, manifest, imports }: Program, fn: FunctionModel): readonly Problem<Variant>[] =>
  vainGuardsIn(manifest, text, imports).flatMap(({ start, end }) => {
    const call = fn.start <= start && end <= fn.end ? fn.calls.find(({ row }) => row.role === 'send') : undefined;
    return call ? [problemAt(fn, call, { variant: 'guard', start, end, confidence: 'high' })] : [];
  });

/** Names of errors and events that are taken for conditions by themselves. */
function namesAsConditions({ text }: Program, fn: FunctionModel): readonly Problem<Variant>[] {
  if (!anyName.test(text)) return [];
  const seen = new Set<number>();
  const called = new Map(fn.calls.map((one) => [one.step, one]));
  let last: ModelledCall | undefined;
  return fn.graph.steps.flatMap((step, index) => {
    const call = last;
    last = called.get(index) ?? last;
    if (!call) return [];
    const condition = step.op === 'branch' ? step.condition : undefined;
    const values = condition ? [condition] : 'value' in step && step.value ? [step.value] : [];
    const found = values.flatMap((value) => [
      ...(condition && isName(condition, errorNames) ? [{ variant: 'error-name' as const, of: condition }] : []),
      ...operandsOfChoices(value).map((of) => ({ variant: 'error-name' as const, of })),
      ...(condition ? eventsJoined(condition).map((of) => ({ variant: 'event-name' as const, of })) : []),
    ]);
    return found.flatMap(({ variant, of: { start, end } }) => {
      if (seen.has(start)) return [];
      seen.add(start);
      return [problemAt(fn, call, { variant, start, end, confidence: 'high' })];
    });
  });
}

const isName = (value: Value, names: ReadonlySet<string>): boolean => value.kind === 'place' && names.has(value.name);

/** The operands of `a || b` that are the name of an error and nothing else. */
function operandsOfChoices(value: Value): readonly Value[] {
  const found: Value[] = [];
  mentions(value, (part) => {
    if (part.kind === 'either' || part.kind === 'both') {
      found.push(...part.operands.filter((operand) => isName(operand, errorNames)));
    }
    return false;
  });
  return found;
}

/** A condition, or what it compares with 0, when it is made of an event's name by `|`. */
function eventsJoined(condition: Value): readonly Value[] {
  const [joined] = condition.kind === 'compare' ? operandsOf(condition) : [condition];
  if (joined?.kind !== 'arithmetic' || joined.operator !== '|') return [];
  const named = joined.operands.filter((operand) => isName(operand, eventNames));
  return named.length > 0 && named.length < joined.operands.length ? [joined] : [];
}

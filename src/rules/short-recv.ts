/**
 * A record of a fixed size is decoded from a single receive.
 *
 * A stream has no messages: a receive gives what has arrived so far, be it a part of what the peer sent in one go.
 * Code that takes one receive for one record reads the rest of it from old memory, and everything that follows is out of step.
 * It works for years in the same room and fails over the first slow line.
 *
 * Do: receive until the whole record is there.
 *
 * ```c wrong
 * #include <stdint.h>
 * #include <sys/socket.h>
 * struct header { uint32_t length; uint16_t kind; };
 * int take(int client, struct header *out) {
 *   struct header header;
 *   if (recv(client, &header, sizeof(header), 0) <= 0) return -1;
 *   out->length = header.length;
 *   return 0;
 * }
 * ```
 * ```c right
 * #include <stdint.h>
 * #include <sys/socket.h>
 * struct header { uint32_t length; uint16_t kind; };
 * int take(int client, struct header *out) {
 *   struct header header;
 *   if (recv(client, &header, sizeof(header), MSG_WAITALL) != (ssize_t)sizeof(header)) return -1;
 *   out->length = header.length;
 *   return 0;
 * }
 * ```
 */
import type { Range } from '../base/text';
import { valueAt } from '../program/bind';
import { says } from '../program/calledWith';
import { decodedChunks } from '../program/chunks';
import { maySendMessages } from '../program/messages';
import { unnoticed } from '../program/outcomes';
import { lengthBefore } from '../program/prefixed';
import type { FunctionModel, ModelledCall, Program } from '../program/program';
import { readOfRecord, recordOf, valuesOf } from '../program/records';
import { mentionsPlace, placeOf, type Value } from '../program/value';
import { inResult, inValue, type Problem, type RuleInput, rule } from './rule';

type Variant = 'record' | 'message' | 'chunk';

export default rule<Variant>({
  severity: 'warning',
  profile: 'recommended',
  see: ['man 2 recv', 'RFC 9293 section 3.8'],

  find: (input) => [
    ...decodedChunks(input.program).map(({ fn, call, parameter }): Problem<Variant> => {
      const range = { start: call.site.start, end: call.site.end };
      const related = [
        { range: { start: parameter.start, end: parameter.end }, message: 'This is what has come so far.' },
      ];
      return { fn, call, range, variant: 'chunk', confidence: 'high', related };
    }),
    ...input.program.functions.flatMap((fn) =>
      fn.calls.flatMap((call): Problem<Variant>[] => {
        const { partial } = call.row.outcomes ?? {};
        if (call.row.role !== 'recv' || !inResult(partial) || call.site.dropped) return [];
        if (asksForAll(input.program, fn, call) || input.meant(call)) return [];
        const counted = inValue(call.row.outcomes?.error) && call.row.data !== 'result';
        const record = counted ? usedRecord(input, fn, call) : undefined;
        const taken = record ?? (counted && typeof partial === 'string' ? undefined : decoded(input, fn, call));
        const use = taken ?? usedWithoutCount(fn, call) ?? lengthReceived(input, fn, call);
        if (!use) return [];
        const range = { start: call.site.start, end: call.site.end };
        const whole = maySendMessages(input.program, fn, call);
        const confidence = whole ? 'low' : call.certain ? 'high' : 'medium';
        const message = taken
          ? 'Here the record is taken for complete.'
          : 'This says how much there is, and nothing asks for the rest.';
        const related = [{ range: use, message }];
        return [
          {
            fn,
            call,
            range,
            variant: counted && !record && (taken || !isSized(fn, call)) ? 'message' : 'record',
            confidence,
            related,
          },
        ];
      }),
    ),
  ],

  say: ({ variant }) => ({
    what:
      variant === 'chunk'
        ? '`{callee}` is given what has come so far: a part of a message, or several.'
        : '`{callee}` may give only a part of this record, which is decoded whatever its count is.',
    why: 'A stream has no messages.',
    todo: variant === 'chunk' ? 'Collect the chunks until all of it is there.' : 'Receive until all of it is there.',
  }),

  // How long a message is that may be shorter than its buffer nobody knows but its sender.
  fix: ({ variant }, offered) => (variant === 'message' ? [] : offered),
});

/** Whether the call waits for all bytes, or there is only one. */
function asksForAll({ text }: Program, fn: FunctionModel, { row, site }: ModelledCall): boolean {
  const length = row.length ? valueAt(site, row.length) : undefined;
  if (length?.kind === 'number' && length.value <= 1) return true;
  if (!length && holdsOne(fn, row.data ? valueAt(site, row.data) : undefined)) return true;
  return Object.entries(row.whole ?? {}).some(([access, words]) => says(text, valueAt(site, access), words));
}

/** Where the record in the buffer is used although nobody has compared the count with its size. */
function usedRecord({ program, story }: RuleInput, fn: FunctionModel, call: ModelledCall) {
  const record = recordOf(program, fn, call);
  if (!record) return undefined;
  const { events, everToldApart, everDelegated } = story(fn, call);
  // Without any check the missing one is another rule's; a count that is used, or compared, is looked at.
  if (!everToldApart.has('error') || everToldApart.has('partial') || everDelegated.has('partial')) return undefined;
  if (events.some(({ kind }) => kind === 'used')) return undefined;
  return readOfRecord(program, fn, call, record);
}

/** Where the buffer is used although the count beside the failure was given no name. */
function usedWithoutCount({ graph }: FunctionModel, { site, row }: ModelledCall): Range | undefined {
  const { partial } = row.outcomes ?? {};
  if (partial === undefined || typeof partial === 'string') return undefined;
  const count = Object.values(partial).indexOf('short');
  const buffer = row.data ? placeOf(valueAt(site, row.data)) : undefined;
  const named = graph.steps.flatMap((step) =>
    step.op === 'assign' && step.target !== undefined && step.value.kind === 'call' && step.value.call === site
      ? [step.value.component]
      : [],
  );
  if (
    count < 0 ||
    buffer === undefined ||
    named.length === 0 ||
    named.some((one) => one === undefined || one === count)
  )
    return undefined;
  const after = graph.steps.findIndex((step) => step.op === 'call' && step.call === site);
  return graph.steps
    .slice(after + 1)
    .flatMap((step) => valuesOf(step))
    .find((value) => mentionsPlace(value, buffer));
}

/** Where the length of the message was received, when nobody asks whether so much has come. */
function lengthReceived({ story }: RuleInput, fn: FunctionModel, call: ModelledCall): Range | undefined {
  const before = lengthBefore(fn, call);
  if (!before || story(fn, call).everToldApart.has('partial')) return undefined;
  return { start: before.site.start, end: before.site.end };
}

/** Where what was received goes into a call that wants a complete record. */
function decoded({ story }: RuleInput, fn: FunctionModel, call: ModelledCall) {
  const read = story(fn, call).events.find(
    (event) => event.kind === 'read' && unnoticed(event, 'partial') && !isCutToCount(fn, call, event),
  );
  return read && { start: read.start, end: read.end };
}

/** Whether only as much is taken of what comes of a buffer as the count says: `decode(buffer).slice(0, count)`. */
function isCutToCount({ graph }: FunctionModel, { site }: ModelledCall, { start, end }: Range): boolean {
  const counts = new Set(
    graph.steps.flatMap((step) =>
      step.op === 'assign' && step.target !== undefined && step.value.kind === 'call' && step.value.call === site
        ? [step.target]
        : [],
    ),
  );
  return graph.steps.some(
    (step) =>
      step.op === 'call' &&
      step.call.receiver !== undefined &&
      step.call.receiver.start <= start &&
      step.call.receiver.end >= end &&
      step.call.arguments.some(({ value }) => [...counts].some((count) => mentionsPlace(value, count))),
  );
}

const onlyIn = (value: Value): Value | undefined =>
  value.kind === 'other' && value.operands.length === 1 ? value.operands[0] : undefined;

/** Whether the buffer is as large as something said that the message would be. */
function isSized({ graph }: FunctionModel, { site, row }: ModelledCall): boolean {
  const place = row.data ? placeOf(valueAt(site, row.data)) : undefined;
  return graph.steps.some(
    (step) =>
      step.op === 'assign' &&
      step.target === place &&
      step.value.kind === 'call' &&
      step.value.call.arguments.length > 1 &&
      step.value.call.arguments.at(-1)?.value.kind !== 'number',
  );
}

/** Whether a buffer is made with room for a single element. */
function holdsOne({ graph }: FunctionModel, buffer: Value | undefined): boolean {
  const place = placeOf(buffer);
  return graph.steps.some((step) => {
    if (step.op !== 'assign' || step.target !== place) return false;
    if (step.value.kind === 'aggregate') return step.value.fields.length === 1;
    const size = step.value.kind === 'call' ? step.value.call.arguments.at(-1)?.value : onlyIn(step.value);
    return size?.kind === 'number' && size.value === 1;
  });
}

/** By which names sockets go where nothing else is known. */
import { compiled } from '../base/compiled';
import type { LanguageManifest } from '../languages/language';
import { placeOf, type Value } from './value';

/** The names of sockets in a file that has to do with sockets and with nothing that is called so, too. */
export function socketNameIn({ socketNames }: LanguageManifest, imports: ReadonlySet<string>): RegExp | undefined {
  if (!socketNames) return undefined;
  const { pattern, imports: wanted, unless } = socketNames;
  const wants = wanted.length > 0 && !wanted.some((one) => imports.has(one));
  if (wants || unless.some((one) => imports.has(one))) return undefined;
  return compiled(pattern, 'i');
}

/** Whether a value is the descriptor of a socket by its name, and by that of the class it is used in: `fd_` in a `TcpClient`. */
export function isOfSocketClass({ socketNames }: LanguageManifest, owner: string, value: Value): boolean {
  if (!socketNames?.inClass || !compiled(socketNames.inClass.owner, 'i').test(owner)) return false;
  const asked = value.kind === 'call' && value.component === undefined && value.call.arguments.length === 0;
  const name = asked ? value.call.name : lastPart(placeOf(value) ?? '');
  return compiled(socketNames.inClass.pattern, 'i').test(name);
}

/** The last name of a path of fields. */
export const lastPart = (place: string): string => /[\w$]*$/.exec(place)?.[0] ?? '';

/** The name of a place, or of the object that is asked for the descriptor it holds, as in `socket->fd()`. */
export function socketWords(value: Value): string {
  const place = placeOf(value);
  if (place !== undefined) return place;
  const asked = value.kind === 'call' && value.component === undefined && value.call.arguments.length === 0;
  return (asked && placeOf(value.call.receiver)) || '';
}

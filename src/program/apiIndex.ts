/** The rows and types of an API model, by the names under which code has them. */
import type { ApiModel, ApiRow, ApiTimeout, ApiType, Role } from '../languages/api';

/** How an object says in its own fields how long what is called on it may take, and what that call does. */
export interface ObjectTimeout extends ApiTimeout {
  readonly fields: readonly string[];
  readonly role: Role;
}

interface KnownType extends ApiType {
  readonly matches?: RegExp;
}

/** The rows of a language's API, by the last name of what is called. */
export class ApiIndex {
  readonly #rows = new Map<string, ApiRow[]>();
  #types: readonly KnownType[] = [];
  #lowering = '';
  #emitters: NonNullable<ApiModel['emitters']>;
  #timeoutFields: ReadonlyMap<string, ObjectTimeout>;
  #provided: ReadonlyMap<string, string> = new Map();
  #timeless: ReadonlySet<string>;

  constructor(api: ApiModel) {
    this.#emitters = api.emitters ?? {};
    for (const row of api.calls) this.#add(row);
    this.#timeoutFields = new Map(api.calls.flatMap(fieldsOfReceiver));
    this.#provided = new Map(api.types.flatMap(({ value, is }) => (value === undefined ? [] : [[value, is]])));
    this.#timeless = timelessTypes(api.calls);
    this.#types = api.types.map((one) => ({ ...one, ...(one.pattern ? { matches: new RegExp(one.pattern) } : {}) }));
  }

  /** What a place of a type that is written so holds, in a file with the given imports. */
  typeNamed(written: string, imports: ReadonlySet<string>): string | undefined {
    return this.#typeNamed(written, imports)?.is;
  }

  /** Whether the type says so little that all else that is known of a place knows better. */
  isWeak(written: string, imports: ReadonlySet<string>): boolean {
    return this.#typeNamed(written, imports)?.weak === true;
  }

  /** The fields of a class that adds to one that is written so. */
  fieldsOf(written: string, imports: ReadonlySet<string>): Readonly<Record<string, string>> {
    return this.#typeNamed(written, imports)?.fields ?? {};
  }

  #typeNamed(written: string, imports: ReadonlySet<string>): KnownType | undefined {
    if (written === '') return undefined;
    return this.#types.find(
      ({ text, matches, import: wanted }) =>
        (matches ? matches.test(written) : text === written) && (!wanted || wanted.some((one) => imports.has(one))),
    );
  }

  get emitters(): NonNullable<ApiModel['emitters']> {
    return this.#emitters;
  }

  /** By type, how objects say in their own fields how long what is called on them may take. */
  get timeoutFields(): ReadonlyMap<string, ObjectTimeout> {
    return this.#timeoutFields;
  }

  /** What libraries have for all to use, as a client without a timeout, and its type. */
  get provided(): ReadonlyMap<string, string> {
    return this.#provided;
  }

  /** Types of what is read from or written to but can be given no timeout: only what it is made of can. */
  get timeless(): ReadonlySet<string> {
    return this.#timeless;
  }

  /** An index that knows rows of the user's code as well. */
  with(rows: readonly ApiRow[]): ApiIndex {
    if (rows.length === 0) return this;
    const extended = new ApiIndex({ types: [], calls: rows });
    const told = rows.filter((row) => isExit(row) || isOfType(row));
    extended.#lowering = [this.#lowering, ...told.map(({ role, call }) => `${role} ${call}`)].join(' ');
    for (const own of this.#rows.values()) for (const row of own) extended.#add(row);
    extended.#types = this.#types;
    extended.#emitters = this.#emitters;
    extended.#timeoutFields = this.#timeoutFields;
    extended.#provided = this.#provided;
    extended.#timeless = this.#timeless;
    return extended;
  }

  #add(row: ApiRow): void {
    const name = lastName(row.call);
    const rows = this.#rows.get(name) ?? [];
    // What holds for any receiver comes behind what is known of some.
    const general = row.on === '*' ? rows.length : rows.findIndex(({ on }) => on === '*');
    rows.splice(general < 0 ? rows.length : general, 0, row);
    this.#rows.set(name, rows);
  }

  rowsFor(name: string): readonly ApiRow[] {
    return this.#rows.get(name) ?? [];
  }

  /** The same for two indexes of a language that say the same of `leaves` and `isMethod`, which is all that lowering asks. */
  get lowering(): string {
    return this.#lowering;
  }

  /** Whether objects of a type that the model knows have a method of a name. */
  isMethod(name: string): boolean {
    return this.rowsFor(name).some(isOfType);
  }

  /** How a call of `callee` never comes back, if it does not. */
  leaves(callee: string): 'exit' | 'throw' | undefined {
    for (const row of this.rowsFor(lastName(callee))) if (isExit(row) && row.call === callee) return row.role;
    return undefined;
  }
}

const fieldsOfReceiver = ({ on, role, timeout }: ApiRow): readonly (readonly [string, ObjectTimeout])[] =>
  on !== undefined && timeout?.fields && timeout.access === 'this'
    ? [[on, { ...timeout, fields: timeout.fields, role }]]
    : [];

function timelessTypes(rows: readonly ApiRow[]): ReadonlySet<string> {
  const bound = rows.flatMap(({ role, on, socket, sockets }) => {
    if (role !== 'set-timeout' && role !== 'set-nonblocking' && role !== 'hand-over') return [];
    return on === undefined ? (socket === undefined ? [] : (sockets ?? ['socket'])) : [on];
  });
  const used = rows.flatMap(({ role, on }) =>
    (role === 'recv' || role === 'send') && on !== undefined && on !== '*' ? [on] : [],
  );
  return new Set(used.filter((type) => !bound.includes(type)));
}

const isExit = (row: ApiRow): row is ApiRow & { readonly role: 'exit' | 'throw' } =>
  row.role === 'exit' || row.role === 'throw';

const isOfType = ({ on }: ApiRow): boolean => on !== undefined && on !== '*';

export const lastName = (callee: string): string => callee.slice(callee.lastIndexOf('.') + 1);

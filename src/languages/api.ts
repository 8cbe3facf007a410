/** The model of a language's network API: the content of `api.json`. */

/**
 * What a call does to a socket.
 *
 * - `watch` puts it into a set that a `wait` is given; `hand-over` gives it to another object; `peek` looks at data that stays;
 *   `attach` has a function called when something happens to an object; `set-linger` says what closing does with unsent data; `set-option` is an option that has no bearing on any rule.
 * - `decode` takes its data for a complete record, `use` reads as many bytes as a length argument says, `fill` gives a buffer other
 *   content.
 * - `serve` answers what others ask, on connections of their own.
 * - `resolve` looks up the address of a name. `catch` keeps exceptions inside a block, `limit` bounds how long everything
 *   may take that is done inside it: its arguments, and the block it is given or opens. `exit` ends the program or thread, `throw` raises an exception. `log` only
 *   prints its arguments. `other` does nothing to sockets.
 */
export type Role =
  | 'create'
  | 'connect'
  | 'bind'
  | 'accept'
  | 'listen'
  | 'resolve'
  | 'send'
  | 'recv'
  | 'request'
  | 'serve'
  | 'wait'
  | 'watch'
  | 'set-timeout'
  | 'set-nonblocking'
  | 'set-linger'
  | 'set-option'
  | 'ignore-sigpipe'
  | 'close'
  | 'hand-over'
  | 'attach'
  | 'peek'
  | 'use'
  | 'log'
  | 'decode'
  | 'fill'
  | 'catch'
  | 'limit'
  | 'exit'
  | 'throw'
  | 'other';

/** The ways a modelled call can end. `timeout`: a wait is over and nothing has happened. */
export type Outcome = 'error' | 'eof' | 'timeout' | 'partial' | 'done';

/**
 * How an outcome shows in the result.
 * A number, `<0`, `<=0`, `>=0`, `>0` or `!=0`; `short` and `full` for a count below or equal to the length asked for;
 * `raises` for an exception; `failure` for a result that is a failure instead of a value; `empty` and `nonempty` for bytes or text;
 * `null` and `object` for references; `true` and `false`;
 * `is io.EOF` for the constant, or the text, of that name.
 */
export type Showing = string;

/** How an outcome shows in the components of a result: `{ "result 1": "object" }`. A component that tells nothing is left out. */
export type ComponentShowings = Readonly<Record<Access, Showing>>;

/**
 * Where a value is: `arg 0`, `arg last`, `arg timeout` (by name), `this` (the receiver), `result`, `result 1` (a component of a tuple),
 * `result each` (its elements), `result all` (any of its components). `none` is what a call has no place for: a wait whose timeout is
 * there has none and can be given none.
 */
export type Access = string;

/** What a socket can wait for. */
export type Wait = 'connect' | 'read' | 'write';

/** An argument that says how long to wait. Absent, null, negative, or one of the given texts means: for ever. */
export interface ApiTimeout {
  readonly access: Access;
  /** Its name where arguments can be named. */
  readonly name?: string;
  readonly infinite: readonly string[];
  /** Whether there is a timeout where none is given. */
  readonly absentIsFinite?: boolean;
  /** Fields of which one says it, where the argument is a record of options. */
  readonly fields?: readonly string[];
  /** How many of the fields, from the first on, say how long: one, unless it is said; the others bound it in other ways. */
  readonly amounts?: number;
  /** What the others must say to bound anything, where they are records: one without any of these fields bounds nothing. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
  /** Whether zero means for ever, too, instead of at once. */
  readonly zeroIsInfinite?: boolean;
  /** Whether it is a point in time, so that it bounds all waits to come together. */
  readonly absolute?: boolean;
  /** The errors of a wait that the timeout has ended. */
  readonly expiry?: readonly string[];
  /**
   * Where platforms differ in what they read: files that import one of `numberWith` and none of `recordWith` must hand over a number,
   * the others a record with the given fields.
   */
  readonly form?: {
    readonly numberWith: readonly string[];
    /** Matches types of variables that hold a mere number. */
    readonly numberTypes?: string;
    readonly recordWith: readonly string[];
    readonly fields: readonly string[];
  };
}

export interface ApiRow {
  /**
   * What is called. With `on` it is a method name; otherwise a plain or qualified name such as `socket.create_connection`,
   * whose part before the last dot is a module or class that must be imported.
   */
  readonly call: string;
  /** The type of the receiver, one of the model's types; `*` for any receiver whose own methods of that name are not in the model. */
  readonly on?: string;
  /** Imports of which one should be seen; without any the confidence is lower, or with `needsImport` the row does not apply. */
  readonly import?: readonly string[];
  readonly needsImport?: boolean;
  /** Number of positional arguments: exactly, or at least and at most. */
  readonly arity?: number | readonly [number, number];
  readonly role: Role;
  readonly socket?: Access;
  /** The types of sockets the call is about; only `socket`, a stream, unless it says otherwise. Unknown ones are always included. */
  readonly sockets?: readonly string[];
  /** Whether what the call works on is an object that a pointer names, and no descriptor. */
  readonly byReference?: boolean;
  /** Whether the row only applies when the socket is proven to be one, as for `read` and `write`. */
  readonly needsSocket?: boolean;
  /** The bytes that are sent, or the buffer that is filled. */
  readonly data?: Access;
  readonly length?: Access;
  readonly flags?: Access;
  readonly outcomes?: Partial<Record<Outcome, Showing | ComponentShowings>>;
  /** The argument that is a function which is told how the call has ended, and what the type of the error is called in its head. */
  readonly handler?: { readonly to: Access; readonly error: string };
  /** The argument that is given the error, as `result 1`: dropping the rest of the result loses none. */
  readonly errorIn?: Access;
  /**
   * Where the call only says how the last one on the same socket has ended: what is true then, by outcome. `result` is all of what
   * it gives, `result timed_out` an element of it.
   */
  readonly tells?: Partial<Record<Outcome, Access>>;
  /**
   * Set where nothing but an event tells that the timeout is over: the event, and an argument that may be a listener for it.
   * What waited goes on waiting unless the listener ends it.
   */
  readonly expires?: { readonly event: string; readonly listener?: Access };
  /** The option that keeps sockets open when their peer has closed its side, so that only the code closes them. */
  readonly halfOpen?: string;
  /** Whether closing this way throws unsent data away and resets the connection. */
  readonly resets?: boolean;
  /**
   * The type the result, or a component of it, has, such as `socket`; `result` stands for the first of several, too. One that is a
   * view of another object, as a stream of a socket, says which: `of`.
   */
  readonly gives?: { readonly type: string; readonly as: Access; readonly of?: Access };
  /** The same of further components of the result. */
  readonly givesAlso?: readonly { readonly type: string; readonly as: Access }[];
  /**
   * The function that is called later, and the types of what it is given, by position; or the argument that lists what it is given,
   * as a thread is started.
   */
  readonly hands?: {
    readonly to: Access;
    readonly types?: Readonly<Record<string, string>>;
    readonly arguments?: Access;
  };
  /** Whether what it says stays the same when the peer closes: it goes by the last send or receive that failed. */
  readonly unmoved?: true;
  /** Whether what the call gives is a promise, which alone tells of a failure. */
  readonly rejects?: true;
  /** Modules of which the file imports one if the call is to count, where the call itself belongs to none. */
  readonly beside?: readonly string[];
  /** Whether callers usually bound how long the call takes, so that nothing can be said where anybody does. */
  readonly limitedByCallers?: boolean;
  /** Whether calling it this way proves that the receiver is of the type, in files that import what the row asks for. */
  readonly proves?: boolean;
  /** Argument texts that decide: the row applies only if the argument contains one of the words. */
  readonly when?: Readonly<Record<Access, readonly string[]>>;
  /** The row does not apply if the argument contains one of the words, such as `MSG_PEEK`. */
  readonly unless?: Readonly<Record<Access, readonly string[]>>;
  /** Whether sends on the socket may end early from then on, with a part of the data sent. */
  readonly cutsSends?: boolean;
  /** Whether the call is mostly used with sockets that keep messages whole. */
  readonly messages?: boolean;
  /** Arguments that make a receive wait for everything that was asked for. */
  readonly whole?: Readonly<Record<Access, readonly string[]>>;
  /** Arguments that make the call, or the socket it gives, return at once instead of waiting when they contain one of the words. */
  readonly nonblocking?: Readonly<Record<Access, readonly string[]>>;
  /** Whether the call waits for the peer unless the socket says otherwise. */
  readonly blocks?: boolean;
  /** Whether calls on the socket it gives never wait, as on one that a selector watches. */
  readonly neverBlocks?: boolean;
  /** Methods of the buffer that tell how much of it is left, where it keeps count itself of what was sent or received. */
  readonly leftIn?: readonly string[];
  /** Whether a write to a dead connection kills the process unless something prevents it. */
  readonly sigpipe?: boolean;
  /** The argument that bounds the wait, or sets the bound of waits to come. */
  readonly timeout?: ApiTimeout;
  /** Whether the runtime takes no notice of what is set here. */
  readonly ignored?: boolean;
  /** Whether the call comes back at once and tells later how it went, so that timeouts of its socket may say nothing to it. */
  readonly asynchronous?: boolean;
  /** Whether a timeout that is set here is none for asynchronous calls. */
  readonly syncOnly?: boolean;
  /** Whether a timeout that is set for all sockets of the program is none for what this call makes. */
  readonly ignoresDefault?: true;
  /** Whether what is set here takes the place of a timeout that is there from the start. */
  readonly replacesDefault?: boolean;
  /** Words of which one in the code around says that the row is no matter. */
  readonly unlessBeside?: readonly string[];
  /** Whether a send takes everything or fails, which the next receive on the socket tells as well: whoever looks at that knows. */
  readonly shownByAnswer?: boolean;
  /** Whether a send takes all of the data on a socket that waits, and has no timeout for it. */
  readonly wholeWhenBlocking?: boolean;
  /** Which waits a timeout bounds that is set here: all of them when absent. */
  readonly bounds?: readonly Wait[];
  /** Whether the new socket, or the request, may have timeouts and modes of the one it is made from, or of the client it is made on. */
  readonly inherits?: boolean;
  /** Words in an argument, if there is one, that say that peers may be on other machines. */
  readonly remote?: Readonly<Record<Access, readonly string[]>>;
  /** Words in an argument that prove the socket a stream. */
  readonly stream?: Readonly<Record<Access, readonly string[]>>;
  /** The set of sockets that a wait is given later, for a row that puts a socket into one. */
  readonly set?: Access;
  /**
   * Where a row says whether a close waits for unsent data, and for how many seconds: a record with these two fields, or the last two
   * arguments of a function that packs them; for `seconds` the type whose constructors make a duration of numbers.
   */
  readonly linger?: {
    readonly access: Access;
    readonly fields?: readonly [string, string];
    readonly packer?: string;
    /** Where the seconds are, when they are an argument of their own; the only one where it always waits. */
    readonly seconds?: Access;
  };
  /** Whether a signal that was handled ends the call even where others are started again. */
  readonly neverRestarted?: boolean;
  /** Whether it ends as if by a signal, without any handler, when a process goes on that was stopped, as by a debugger. */
  readonly endedByStop?: boolean;
  /** Whether what the call began goes on when a signal ends the call, so that it must not be made again. */
  readonly goesOn?: boolean;
  /** Words of which one in the file makes the call a reason to look at a function, where its role alone is none. */
  readonly lookBeside?: readonly string[];
  /**
   * What the call does to the error of the last failed call: it `reads` it, surely `keeps` it, `changes` it when it fails itself,
   * or `may-change` it in rare cases. Every call that can fail sets it; absent means that and nothing more.
   */
  readonly lastError?: 'reads' | 'keeps' | 'changes' | 'may-change';
  /** Idioms of the language that mend a lost outcome of this call, by rule. */
  readonly fixes?: Readonly<Record<string, readonly string[]>>;
  readonly errnos?: readonly string[];
  /** Errors of other calls for which no system's documentation of this one has a place. */
  readonly never?: readonly string[];
  /** The name under which the knowledge has this call, such as `recv`. */
  readonly explain?: string;
  /** Set on rows that were found in the user's code: `call` is the name of a class and of a method of its objects. */
  readonly isMethod?: true;
  /** Set on rows that were found in the user's code: the call of the model that the function wraps. */
  readonly wraps?: string;
  /**
   * Set on rows that were found in the user's code, or that users give: the socket that the call gives blocks, and nothing bounds
   * how long it waits. Without this it may have been given a timeout where it was made.
   */
  readonly untimed?: boolean;
  /** Where the claims of this row come from: a manual page, an RFC, a vendor's page. */
  readonly see: string;
}

/** A text that gives a place a type: an annotation, or the type in a declaration. */
export interface ApiType {
  /** The type as it is written; instead, where it can be written in many ways, an expression for it. */
  readonly text?: string;
  readonly pattern?: string;
  /** What the library has of the type itself, for all to use, with no timeout unless the program gives it one. */
  readonly value?: string;
  /** Imports of which one must be seen, where several libraries have a type of the name. */
  readonly import?: readonly string[];
  readonly is: string;
  /** Whether it says little, so that all else that is known of a place knows better; then it is looked at for parameters only. */
  readonly weak?: true;
  /** The fields that classes which add to it are born with, by the types that they hold. */
  readonly fields?: Readonly<Record<string, string>>;
}

/**
 * Whether an object of a type ends the program when it fails and nobody listens to it: `always`, or only `at-start`, as a server does
 * whose address is taken, or only `untold`, by calls that are given no function to tell.
 */
export type Unheard = 'always' | 'at-start' | 'untold';

export interface ApiModel {
  readonly types: readonly ApiType[];
  /** The types of objects that tell of their failure by an event named `error`. */
  readonly emitters?: Readonly<Record<string, Unheard>>;
  readonly calls: readonly ApiRow[];
}

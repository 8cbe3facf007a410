/** What a language is to the analyser: data. A folder `languages/<id>` holds `language.json`, `program.scm` and `api.json`. */
import type { ApiModel } from './api';
import type { Idiom } from './idiom';
import type { MacroForms } from './macroForms';
import type { ResultForms } from './resultForms';

/**
 * A process-wide effect that some file of the program has. `signals-handled`: a handler runs and the program goes on behind it;
 * `signals-interrupt`: the same, and the call that was waiting is not started again. `uncaught-handled`: an exception that nothing
 * catches does not end the program; `rejections-handled`: the same of a promise. `waits-limited`: something bounds how long others may take, perhaps what is in question;
 * `servers-limited`: a server is given a timeout after it was made, perhaps by another function than the one that makes it.
 */
export type ProcessEffect =
  | 'sigpipe-handled'
  | 'sigpipe-flag-used'
  | 'default-timeout-set'
  | 'signals-handled'
  | 'signals-interrupt'
  | 'uncaught-handled'
  | 'rejections-handled'
  | 'waits-limited'
  | 'servers-limited';

/** Imports of which one says that code is for a platform, unless it has one of the others as well. */
export interface PlatformEvidence {
  readonly imports: readonly string[];
  readonly unless: readonly string[];
}

/** What a method or property asks of a value; `blank` is null or empty, `length` asks how long it is. */
export type ValueQuery = 'null' | 'empty' | 'nonempty' | 'blank' | 'zero' | 'positive' | 'length';

/** What a call does with a closure. */
export type ClosureUse =
  | 'forever'
  | 'each'
  | 'once'
  | 'catches'
  | 'receiver'
  | 'passes'
  | 'inside'
  | 'builds'
  | 'configures'
  | 'later'
  | 'started';

/** The content of `language.json`. */
export interface LanguageManifest {
  /** As a person writes it, such as `C` or `Python`. */
  readonly name: string;
  readonly select: {
    /** Identifiers that editors use for the language. */
    readonly editor: readonly string[];
    /** File name extensions without the dot. */
    readonly extensions: readonly string[];
    /** Regular expressions for the names of files, without directories, that are tests by the conventions of the language. */
    readonly tests?: readonly string[];
  };
  /** The npm package that ships the grammar, and the WebAssembly file in it. */
  readonly grammar: { readonly package: string; readonly file: string };
  readonly comments: {
    readonly line: string;
    /** A regular expression for one comment of any kind, used to find suppressions and notes of intent. */
    readonly pattern: string;
  };
  /** Types of nodes that are analysed as a whole: functions and classes. The outermost one around a call is taken. */
  readonly units: readonly string[];
  /** Texts of operators and the canonical one they mean: `is` means `==`, `&&` means `and`. Canonical ones need no entry. */
  readonly operators: Readonly<Record<string, string>>;
  /** Operators that compare values of different kinds in another way than not at all. */
  readonly equality?: Readonly<Record<string, 'identity' | 'conversion'>>;
  readonly literals: {
    readonly null: readonly string[];
    readonly true: readonly string[];
    readonly false: readonly string[];
  };
  /** Names of numbers that stand for outcomes, with their values. */
  readonly constants?: Readonly<Record<string, number>>;
  /** Imports that say that code is for a platform without SIGPIPE, unless one of the others is there, too. */
  readonly withoutSigpipe?: PlatformEvidence;
  /**
   * Conditions on names that only some imports define: `pattern` matches one, with the name; a name that none of the imports can
   * have defined is never there. What imports not matched by `plain` define is not known.
   */
  readonly guards?: {
    readonly pattern: string;
    readonly definedBy: Readonly<Record<string, readonly string[]>>;
    readonly plain: string;
  };
  /** Whether control runs from one case of a switch into the next. */
  readonly switchFallsThrough: boolean;
  /** Functions that say whether their two arguments are the same, such as `errors.Is`. */
  readonly equalityFunctions?: readonly string[];
  /** Matches names of things that never change and are not null, such as the errors of a library. */
  readonly constantPattern?: string;
  /** The name that stands for nothing when something is assigned to it. */
  readonly blank?: string;
  /** Whether variables are declared before they are used: a name that a function has not declared belongs to somebody else. */
  readonly declares?: boolean;
  /** Whether `break` inside a switch leaves the loop around it. */
  readonly breakPassesSwitch?: boolean;
  /** Functions that give the length of their argument, such as `len`. */
  readonly lengthFunctions: readonly string[];
  /** Functions that are true when their argument is not, such as `empty`. */
  readonly negations?: readonly string[];
  /** Matches properties that do something when they are given a value, as a call with the value for its argument would. */
  readonly setters?: string;
  /** Matches properties that are calls without an argument, wherever they are asked for. */
  readonly getters?: string;
  /** What the model's names of such calls begin with, where `name` stands for `getName` and `setName`. */
  readonly accessors?: { readonly get: string; readonly set: string };
  /** How a member is named of something that may be nothing, and then is not there either: `?.`. */
  readonly optionalAccess?: string;
  /** Matches methods that do no harm when they are called on nothing. */
  readonly harmlessOnNull?: string;
  /** What the names of variables begin with, where they do not look like other names. */
  readonly sigil?: string;
  /** Whether nothing but null and false counts as false, so that an empty text and zero are true. */
  readonly onlyNullIsFalse?: boolean;
  /** Methods and properties that say something of what they are called on, such as `is_empty`: what they ask, or its length. */
  readonly queries?: Readonly<Record<string, ValueQuery>>;
  /** Methods that give what they are called on in another form, such as `decode`: it is empty when that was. */
  readonly forms?: readonly string[];
  /** What makes an object of a class: the name of the method, and what is called on the class if not the class itself. */
  readonly maker?: { readonly method: string; readonly call?: string };
  /** Whether it is followed through parameters and fields what has no timeout: where functions of no class make the records. */
  readonly followsTimings?: boolean;
  /** Finds the name of the package of a file, all of whose functions see its variables; absent where that is not followed. */
  readonly packagePattern?: string;
  /** What makes a record of the type that it is given, such as `new`. */
  readonly allocator?: string;
  /** Whether the last expression of a body is its value. */
  readonly lastIsValue?: boolean;
  /**
   * What calls do with the closures they are given, by expressions for their callees: run them until they leave (`forever`), any number of
   * times (`each`), once, or some other time or place (`later`), perhaps with what the call is given (`started`). Of those that are run once, `catches` takes what is raised inside;
   * `receiver` is given what the call is on, and `passes` has that for its value, too; inside `inside` and `builds` names that stand
   * alone may be members of what the call is on, or is given, which is the value of `builds`. Inside `configures` they are settings of what
   * the call gives, or of what a call around it does that is one of these, too.
   * Of any other call a closure may be run or not, and what it raises may be caught.
   */
  readonly closures?: Readonly<Partial<Record<ClosureUse, string>>>;
  /** The name under which a closure that names no parameter has its only one. */
  readonly closureParameter?: string;
  /** Matches calls that give elements without an end, where loops go through what calls give. */
  readonly endlessSources?: string;
  /** Whether to add null to something raises an exception. */
  readonly addingNullRaises?: boolean;
  /** Results that are either a value or a failure. */
  readonly results?: ResultForms;
  /**
   * Words that are read as others, such as those that the grammar has come to take for something else, or as nothing, such as the
   * module before a name that is known without it: matches each, and gives what is parsed instead, which is no longer than the word.
   */
  readonly respelled?: readonly { readonly pattern: string; readonly as: string }[];
  /** How the code inside macros is read, where the grammar has no tree for it. */
  readonly macros?: MacroForms;
  /** Whether the patterns of a switch must leave nothing out. */
  readonly patternsAreComplete?: boolean;
  /** Methods that add what they are given to what they are called on, as `+=` does. */
  readonly adders?: readonly string[];
  /** Matches the heads of functions that come back at once with a promise of what they will give. */
  readonly asynchronous?: string;
  /** Matches callees that bound the wait of the call they are given last, or first, and give its result back. */
  readonly bounding?: string;
  readonly boundsFirst?: boolean;
  /**
   * Types without negative values, by expressions for how they are written. One that is so on a single platform names the imports
   * that say that the code is for it.
   */
  readonly unsignedTypes?: readonly { readonly pattern: string; readonly imports?: readonly string[] }[];
  /** Types whose values are one byte long, so that there is no half of one. */
  readonly byteTypes?: readonly string[];
  /** An expression for calls that wait for what a person types. */
  readonly asksPerson?: string;
  /**
   * Where the fields of a type are declared apart from its methods: matches the declaration of some on a line, their names and
   * their type as groups. Fields of one name that are of different types say nothing.
   */
  readonly fieldPattern?: string;
  /**
   * Where methods are defined apart from their classes, in other files: how classes are declared. `head` matches up to the opening
   * brace, with the name and the list of what the class adds to as groups; `field` the declaration of member variables, with their
   * names and their type, and `method` the name of a method, both in a text without what stands in braces of its own.
   */
  readonly classes?: { readonly head: string; readonly field: string; readonly method: string };
  /**
   * What classes are declared to hold and to give, for files that do not import the text: `head` matches where a class begins, with its
   * name as a group; `field` a declaration of fields, with the groups `field`, their names, and `type`; and `method` one of a method,
   * with the groups `method` and `type`, and `owner` where it does not stand in its class. A member belongs to the class that begins
   * last before it.
   */
  readonly members?: { readonly head: string; readonly field: string; readonly method: string };
  /** What is written for a type that is to be seen from the value, such as `var`. */
  readonly inferredTypes?: readonly string[];
  /** Whether an import stands for the text of a file, so that what that one imports is imported, too. */
  readonly importsText?: true;
  /** Matches what is asked of a type that is left open: its name, and what it must be able to do, as groups. */
  readonly boundPattern?: string;
  /** The receiver that means the object a method belongs to, such as `self`; fields of it are shared by the methods of a class. */
  readonly self?: string;
  /** Whether calls can be written without parentheses around their arguments. */
  readonly callsWithoutParentheses?: boolean;
  /** Whether a plain call inside a class may be that of a method of its own. */
  readonly implicitReceiver: boolean;
  /** Whether the grammar takes the prefix of `!a.b()` for one of `a`. */
  readonly prefixesInside?: true;
  /** Functions that give the module whose name they are given, such as `require`. */
  readonly importFunctions?: readonly string[];
  /**
   * Whether names stand for what they were imported or declared as: the model's names are then those of modules and of what these
   * export, whatever a file calls them, and functions see the variables of those around them. `prefix` may stand before a module, and
   * `exports` are the places that hold all that a file exports.
   */
  readonly scopes?: { readonly prefix?: string; readonly exports?: readonly string[] };
  /**
   * How objects tell what happens to them: calls that attach a listener for an event (its name first, then the listener), fields that
   * hold the listener of one, other calls on an object that give the object itself back, calls that only keep what they are given
   * among others or take what it says, those that tell of their failure by a function that they are given last, if any (`tell`), and
   * callees that have no use for what the function they are given returns, and modules
   * (`aloof`) whose classes take no interest in the fields of those that add to them.
   */
  readonly events?: {
    readonly attach: readonly string[];
    readonly fields: Readonly<Record<string, string>>;
    readonly fluent: readonly string[];
    readonly keep: readonly string[];
    readonly take: readonly string[];
    readonly tell?: readonly string[];
    readonly heedless: readonly string[];
    readonly aloof?: readonly string[];
  };
  /**
   * Promises: methods that give another one which fails when theirs does, those that take the failure, and where one that nobody takes
   * ends the program. Those of `chain` take the failure, too, when they are given a second function.
   */
  readonly promises?: {
    readonly chain: readonly string[];
    readonly take: readonly string[];
    readonly fatalIn: { readonly pattern: string; readonly unless: string };
  };
  /** Matches names that are those of types by convention: a plain call of one makes an object and is no method's. */
  readonly typeNames?: string;
  /** What separates the parts of a qualified name, if not a dot. The model writes all names with dots. */
  readonly qualifier?: string;
  /** Matches callees that give their first argument back: casts, and macros around conditions and calls. */
  readonly transparent?: string;
  /** Matches where the program starts; the match ends where the body of that function begins. */
  readonly entryPointPattern: string;
  /**
   * Matches what says that the item behind it, up to the brace that ends it at the same indentation, is built for tests alone. The first
   * group is the indentation.
   */
  readonly testPattern?: string;
  /** Whether methods see the variables of the code around their class, where `scopes` says nothing of names. */
  readonly methodsSeeGlobals?: boolean;
  /** Whether statements can stand outside functions. */
  readonly topLevelCode: boolean;
  /** Regular expression whose first group is what an import names. Matched on each line. */
  readonly importPattern: string;
  /** The same for imports of names: the first group is the module, the second a list of the names. */
  readonly importNamePattern?: string;
  /** What stands between the name of what is imported and the one it gets in this file, where the language has such a word. */
  readonly importedAs?: string;
  /** The same for names that are written with their module where they are used: the first group is the module, the second the name. */
  readonly pathPattern?: string;
  /**
   * Names that people give to sockets and to nothing else, where the file imports one of the given modules, if any are given, and none of
   * the others:
   * what nothing else is known of is then taken for a socket, with less confidence.
   */
  readonly socketNames?: {
    readonly pattern: string;
    /** Names that mean other things as well, but sockets where a method is called on them that only sockets have. */
    readonly likely?: string;
    /** Names of fields and methods that hold a descriptor, which is a socket in classes with names that say so. */
    readonly inClass?: { readonly owner: string; readonly pattern: string };
    readonly imports: readonly string[];
    readonly unless: readonly string[];
  };
  /** Texts that are in another language although the name of the file does not tell, such as headers of C++. */
  readonly unless?: { readonly language: string; readonly pattern: string };
  /** How conditional compilation is written, for languages that have it: expressions for the beginning of a line. */
  readonly conditionals?: {
    readonly begin: string;
    /** Begins with a condition that never holds. */
    readonly never: string;
    readonly otherwise: string;
    readonly end: string;
    /** Macros that stand where the grammar knows nothing to stand, such as those that bring a comma along. */
    readonly ignored?: string;
  };
  /**
   * How texts fall into definitions that can be parsed one by one. `opaque` matches what no bracket counts in, comments, texts and
   * directives; `around` the head of what only groups definitions; `goesOn` what may follow a closing brace within a definition.
   */
  readonly definitions?: { readonly opaque: string; readonly around: string; readonly goesOn: string };
  /**
   * How a variable is declared that can hold a value of a type, by type: an expression for the type as it is written, with ` *` behind
   * it for a pointer and ` []` for an array. One that is declared otherwise holds none, whatever it is given.
   */
  readonly holders?: Readonly<Record<string, string>>;
  /** Matches a macro with arguments where it is defined, at the beginning of a line: its name, its arguments and its text. */
  readonly macroPattern?: string;
  /** Expressions for files whose sockets all keep messages whole, where nothing else is known of them: `unless` names the others. */
  readonly messageSockets?: { readonly pattern: string; readonly unless: string };
  /** Matches the head of a method that needs no object, so that it is called on its class. */
  readonly staticPattern?: string;
  /** Matches the head of a function that other files cannot call. */
  readonly privatePattern?: string;
  /**
   * Names of the exceptions that a lost connection raises, and of all that they are; and of `others`, whose handlers do not take it.
   * Of a handler for an exception that is in neither list nothing is known. `only`: those of `types` that stand for a single error each.
   */
  readonly lostConnection?: {
    readonly types: readonly string[];
    readonly others: readonly string[];
    readonly only?: Readonly<Record<string, readonly string[]>>;
  };
  /** The error of the last failed call, where the language keeps it beside the results, such as `errno`. */
  readonly lastError?: {
    /** Names under which it is read and written. */
    readonly places: readonly string[];
    /** Imports that say that socket calls keep their error elsewhere, unless one of the others is there, too. */
    readonly elsewhere?: { readonly imports: readonly string[]; readonly unless: readonly string[] };
    /** What a format says to print it. */
    readonly format?: string;
    /** Matches macros that repeat a call while a signal interrupts it. */
    readonly retrying?: string;
    /** Matches names of functions that close something, and so are likely to overwrite it. */
    readonly closers?: string;
  };
  /** Words that say that the peer is this machine: those of sockets that never leave it, and addresses of the machine itself. */
  readonly localPeers?: { readonly sockets: readonly string[]; readonly addresses: readonly string[] };
  /**
   * Matches what stands on the line before the value that a field is given, where code elsewhere cannot give it another: the field is
   * a constant, or nobody else sees it. Where this is absent nothing is said of what fields keep.
   */
  readonly fixedField?: string;
  /** Facts about the whole program that a file shows when the expressions match its text; `unless` must not. */
  readonly effects: readonly {
    readonly effect: ProcessEffect;
    readonly pattern: string;
    readonly with?: string;
    readonly unless?: string;
  }[];
  /** How the value of an expression is thrown away on purpose: `(void)` before the call, `_ =`. Matched right before the call. */
  readonly discardPattern?: string;
  readonly idioms: Readonly<Record<string, Idiom>>;
  /** Whether a loop without a way out may be the last thing a function does, so that only leaving the function is sure to fit. */
  readonly leavesByReturn?: boolean;
  /** The statement that leaves a loop. */
  readonly leaveLoop: string;
  /** The statement that goes on with the next round of a loop. */
  readonly nextRound: string;
  /** Why a rule has nothing to say in the language, by the rule. A rule is named here or has examples in the language. */
  readonly notApplicable?: Readonly<Record<string, string>>;
  /** What a function of a given type returns when it fails; the first pattern that matches the declaration's head decides. */
  readonly failureReturns: readonly { readonly head: string; readonly statement: string }[];
}

/** A language that adds to another: everything it does not say itself is said by the other, queries and API rows included. */
export interface DerivedManifest extends Partial<LanguageManifest> {
  readonly inherits: string;
}

/** A language whose code calls the API of another one, besides rows of its own. */
export interface SharingManifest extends LanguageManifest {
  readonly apiOf: string;
}

/** A language as the generated registry hands it over. */
export interface Language {
  readonly id: string;
  readonly manifest: LanguageManifest;
  /** The queries whose captures are the program model's vocabulary. */
  readonly program: string;
  readonly api: ApiModel;
}

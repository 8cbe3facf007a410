/** Programs that say whether a text is one: `test/compilers.json` names them, by extension. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './analyse';

interface Compiler {
  readonly extensions: readonly string[];
  /** The program and its options; the file follows. `typescript` is the package, which is asked in this process. */
  readonly command: readonly string[];
  /** Where Debian has it. */
  readonly packages: readonly string[];
  /** Matches texts that need libraries which are in no package, so that nobody can compile them. */
  readonly without?: string;
}

const known = JSON.parse(readFileSync(join(root, 'test/compilers.json'), 'utf8')) as readonly Compiler[];

/** What a compiler had no objection to is not shown to it again: starting one for each of a thousand texts takes minutes. */
const accepted = join(root, 'node_modules/.cache/sockeye-compiled');

export class Compilers {
  readonly #scratch = mkdtempSync(join(tmpdir(), 'sockeye-compiled-'));
  /** What each program says of its version; nothing when it is not installed. */
  readonly #versions = new Map<string, string | undefined>();

  /** What the compiler for `extension` says against `text`; nothing when it has no objection or is not there. */
  complaint(text: string, extension: string): string | undefined {
    const { command: [command, ...options] = [], without } = entryFor(extension) ?? {};
    if (options[0] === 'typescript') return syntaxErrors(text, extension);
    if (!command || !this.#isInstalled(command) || (without && new RegExp(without).test(text))) return undefined;
    const known = join(accepted, this.#keyOf([command, ...options], extension, text));
    if (existsSync(known)) return undefined;
    const file = join(this.#scratch, `text.${extension}`);
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync(command, [...options, file], { encoding: 'utf8', cwd: this.#scratch });
    if (status !== 0) return `${stdout}${stderr}`;
    mkdirSync(accepted, { recursive: true });
    writeFileSync(known, '');
    return undefined;
  }

  /** The compiler for `extension` when it is not there, or words that say that nobody knows one. */
  missing(extension: string): string | undefined {
    const [command] = entryFor(extension)?.command ?? [];
    if (!command) return 'a compiler';
    return this.#isInstalled(command) ? undefined : command;
  }

  dispose(): void {
    rmSync(this.#scratch, { recursive: true, force: true });
  }

  #isInstalled(command: string): boolean {
    return this.#versionOf(command) !== undefined;
  }

  #versionOf(command: string): string | undefined {
    if (!this.#versions.has(command)) {
      const { error, stdout, stderr } = spawnSync(command, ['--version'], { encoding: 'utf8' });
      this.#versions.set(command, error ? undefined : `${stdout}${stderr}`);
    }
    return this.#versions.get(command);
  }

  /** Differs when anything does that the answer may depend on. */
  #keyOf(command: readonly string[], extension: string, text: string): string {
    const all = JSON.stringify([command, this.#versionOf(command[0] ?? ''), extension, text]);
    return createHash('sha256').update(all).digest('hex');
  }
}

/** What is wrong with the syntax of a text in JavaScript or TypeScript. */
function syntaxErrors(text: string, extension: string): string | undefined {
  const ts = createRequire(join(root, 'package.json'))('typescript') as typeof import('typescript');
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: `text.${extension}`,
    reportDiagnostics: true,
    compilerOptions: { allowJs: true, target: ts.ScriptTarget.ES2022, jsx: ts.JsxEmit.Preserve },
  });
  const messages = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  return messages.length > 0 ? messages.join('\n') : undefined;
}
const entryFor = (extension: string): Compiler | undefined =>
  known.find(({ extensions }) => extensions.includes(extension));

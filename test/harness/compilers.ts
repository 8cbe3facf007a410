/** Programs that say whether a text is one: `test/compilers.json` names them, by extension. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

export class Compilers {
  readonly #scratch = mkdtempSync(join(tmpdir(), 'sockeye-compiled-'));
  readonly #installed = new Map<string, boolean>();

  /** What the compiler for `extension` says against `text`; nothing when it has no objection or is not there. */
  complaint(text: string, extension: string): string | undefined {
    const { command: [command, ...options] = [], without } = entryFor(extension) ?? {};
    if (options[0] === 'typescript') return syntaxErrors(text, extension);
    if (!command || !this.#isInstalled(command) || (without && new RegExp(without).test(text))) return undefined;
    const file = join(this.#scratch, `text.${extension}`);
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync(command, [...options, file], { encoding: 'utf8', cwd: this.#scratch });
    return status === 0 ? undefined : `${stdout}${stderr}`;
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
    const installed = this.#installed.get(command) ?? spawnSync(command, ['--version']).error === undefined;
    this.#installed.set(command, installed);
    return installed;
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

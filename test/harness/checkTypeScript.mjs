/** Says what is wrong with the syntax of a file in TypeScript: `node checkTypeScript.mjs FILE`. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const [file] = process.argv.slice(2);
const { diagnostics } = ts.transpileModule(readFileSync(file, 'utf8'), {
  fileName: file,
  reportDiagnostics: true,
  compilerOptions: { target: ts.ScriptTarget.ES2022, jsx: ts.JsxEmit.Preserve },
});
for (const { messageText, start } of diagnostics) {
  console.error(`${file}:${start}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}
process.exitCode = diagnostics.length > 0 ? 1 : 0;

/** Texts fall into definitions, each of which is read by itself as it is read in its place. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { languages } from '../src/languages/index.generated';
import { definitionsIn } from '../src/syntax/definitions';

const languageFor = (extension: string) =>
  languages.find(({ manifest }) => manifest.select.extensions.includes(extension))?.manifest.definitions;

function definitions(extension: string, text: string): readonly string[] | undefined {
  const syntax = languageFor(extension);
  assert.ok(syntax);
  return definitionsIn(syntax, text)?.map(({ start, end }) => text.slice(start, end));
}

it('ends a definition at its own brace, not at one in a text, a comment or a directive', () => {
  const one = 'int f(void) {\n  puts("}");  // }\n  return \'}\'; /* } */\n}';
  const two = 'int g(void) {\n#define END }\n  return 1;\n}';
  assert.deepEqual(definitions('c', `#include <a.h>\nint x = 1;\n${one}\n\n${two}\n`), [one, two]);
});

it('takes declarations of parameters in front of a body, and initialisers in front of one, into the definition', () => {
  const old = 'int f(a)\nint a;\n{ return a; }';
  assert.deepEqual(definitions('c', `#define X\n${old}\n`), [old]);
  const made = 'Server::Server() : a{1}, b{2} { start(); }';
  assert.deepEqual(definitions('cpp', made), [made]);
});

it('looks into what only groups definitions', () => {
  const inner = 'void f() { g(); }';
  assert.deepEqual(definitions('c', `extern "C" {\n${inner}\n}\n`), [inner]);
  assert.deepEqual(definitions('cpp', `namespace a::b {\nnamespace {\n${inner}\n}\n}\n`), [inner]);
});

it('gives nothing where brackets do not pair', () => {
  for (const text of ['int f() {', 'int f() { ) }', '}', 'int f( {\n}\n'])
    assert.equal(definitions('c', text), undefined);
});

it('comes to an end in texts that are made to be hard', () => {
  for (const text of ['"\\"'.repeat(100_000), '/*'.repeat(100_000), '#/'.repeat(100_000), '{'.repeat(100_000)]) {
    definitions('c', text);
    definitions('cpp', text);
  }
});

/** A class is looked at whole, however many methods people give it. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { analyse } from './harness/analyse';

const count = 300;
const all = Array.from({ length: count }, (_, index) => index);

/** Classes with a call in each method, and handlers where the language has them without a block of their own. */
const classes: Readonly<Record<string, string>> = {
  ruby: [
    "require 'socket'",
    'module A',
    '  class B',
    ...all.map(
      (index) =>
        `  def m${index}(a, b)\n    unless @c\n      @c = TCPSocket.new(a, b)\n      @c.write("x#{a}")\n    end\n  rescue IOError\n    nil\n  end`,
    ),
    '  end',
    'end',
  ].join('\n'),
  python: [
    'import socket',
    'class B:',
    ...all.map(
      (index) =>
        `    def m${index}(self, a):\n        with socket.create_connection(a) as c:\n            c.sendall(b'x')`,
    ),
  ].join('\n'),
  typescript: [
    "import axios from 'axios';",
    'class B {',
    ...all.map(
      (index) => `  async m${index}(a: string) {\n    const { data } = await axios.get(a);\n    return data;\n  }`,
    ),
    '}',
  ].join('\n'),
};

for (const [language, text] of Object.entries(classes)) {
  it(`${count} methods in ${language}`, async () => {
    const { skip, findings } = await analyse(language, text);
    assert.equal(skip, undefined);
    assert.equal(findings.length, count);
  });
}

const many = Array.from({ length: 3000 }, (_, index) => index);

it('a list of many elements in php', async () => {
  const text = [
    '<?php',
    'class B {',
    `    private $keys = [\n${many.map((index) => `        'k${index}'`).join(',\n')}\n    ];`,
    '    function say(Socket $peer) {',
    "        socket_write($peer, 'x');",
    '    }',
    '}',
  ].join('\n');
  const { skip, findings } = await analyse('php', text);
  assert.equal(skip, undefined);
  assert.equal(findings.length, 1);
});

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

/** What is called on the result of a call with a long closure stands behind all of it. */
const chains: Readonly<Record<string, string>> = {
  rust: `use std::net::TcpStream;\nfn go(address: &str) {\n  walk(|x| {\n${many.map((index) => `    log(x, ${index});`).join('\n')}\n    TcpStream::connect(address)\n  }).map_err(|e| e.kind()).ok();\n}`,
  typescript: `import axios from 'axios';\nasync function go(a: string) {\n  await walk(async (x) => {\n${many.map((index) => `    log(x, ${index});`).join('\n')}\n    return axios.get(a);\n  }).then((x) => x).catch(log);\n}`,
  java: `import java.net.Socket;\nclass A {\n  void go(String host) {\n    walk(x -> {\n${many.map((index) => `      log(x, ${index});`).join('\n')}\n      return new Socket(host, 80);\n    }).map(x -> x).close();\n  }\n}`,
  kotlin: `import java.net.Socket\nfun go(host: String) {\n  walk { x ->\n${many.map((index) => `    log(x, ${index})`).join('\n')}\n    Socket(host, 80)\n  }.map { it }.close()\n}`,
  go: `package a\nimport "net"\nfunc run(host string) {\n  walk(func(x int) {\n${many.map((index) => `    log(x, ${index})`).join('\n')}\n    net.Dial("tcp", host)\n  }).then().done()\n}`,
};

for (const [language, text] of Object.entries(chains)) {
  it(`a chain around a long closure in ${language}`, async () => {
    const { skip } = await analyse(language, text);
    assert.equal(skip, undefined);
  });
}

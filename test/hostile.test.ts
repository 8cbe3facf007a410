/** Texts that are made to be hard, or are only very large, end in a report: nothing throws, hangs or takes the memory. */
import { describe, it } from 'node:test';
import { survive, times } from './harness/soundness';

const sockets = '#include <errno.h>\n#include <sys/socket.h>\n#include <unistd.h>\n';
const recv = 'n = recv(fd, buffer, sizeof(buffer), 0);\n';
/** A function of C that receives something and has `body` behind it. */
const inC = (body: string): string =>
  `${sockets}int talk(int fd, int x) {\nchar buffer[64];\nssize_t n;\n${recv}${body}\nreturn buffer[n];\n}\n`;
const inPython = (body: string): string =>
  `import socket\ndef talk(peer: socket.socket, x):\n    data = peer.recv(10)\n${body}\n    return data[0]\n`;

const cTexts: Readonly<Record<string, () => string>> = {
  '100,000 nested parentheses': () => inC(`x = ${times(100_000, '(')}x${times(100_000, ')')};`),
  '100,000 open parentheses': () => inC(`x = ${times(100_000, '(')}`),
  '50,000 open braces': () => inC(times(50_000, '{')),
  '20,000 nested blocks': () => inC(times(20_000, '{') + times(20_000, '}')),
  '5,000 nested ifs': () => inC(times(5000, 'if (x) ')),
  '5,000 nested loops': () => inC(times(5000, 'while (x) {') + times(5000, '}')),
  '1,500 else ifs': () => inC(`if (x == 0) x = 1;\n${times(1500, (i) => `else if (x == ${i}) x = 1;\n`)}`),
  '1,500 cases': () => inC(`switch (x) {\n${times(1500, (i) => `case ${i}: x = 1; break;\n`)}}`),
  'an aggregate of 130,000 elements': () => inC(`int all[] = {${times(130_000, '1,')}};`),
  'a call with 10,000 arguments': () => inC(`x = call(${times(10_000, '1,')}1);`),
  '4,000 calls in a sum': () => inC(`x = 0${times(4000, ' + f(x)')};`),
  '4,000 conditions joined by and': () => inC(`if (x${times(4000, ' && x')}) x = 1;`),
  '5,000 choices': () => inC(`x = ${times(5000, 'x ? 1 : ')}0;`),
  '800 receives in one function': () => inC(times(800, recv)),
  '300 receives and tests in one function': () => inC(times(300, `${recv}if (n < 0 && errno == EINTR) continue;\n`)),
  '800 assignments of the result': () => inC(times(800, (i) => `int a${i} = n;\n`)),
  '300 copies of copies': () =>
    inC(`${times(300, (i) => `ssize_t a${i} = ${i === 0 ? 'n' : `a${i - 1} + a${i - 1}`};\n`)}if (a99 > 0) x = 1;`),
  '1,000 labels and gotos': () => inC(times(1000, (i) => `l${i}: if (x) goto l${(i * 7919) % 1000};\n`)),
  '10,000 functions': () =>
    sockets + times(10_000, (i) => `int f${i}(int fd) { char b[9]; recv(fd, b, 9, 0); return b[0]; }\n`),
  '250 wrappers': () =>
    sockets + times(250, (i) => `ssize_t f${i}(int fd, void *b, size_t n) { return recv(fd, b, n, 0); }\n`),
  '250 wrappers of one another': () =>
    `${sockets}ssize_t f0(int fd, void *b, size_t n) { return recv(fd, b, n, 0); }\n` +
    times(250, (i) => `ssize_t f${i + 1}(int fd, void *b, size_t n) { return f${i}(fd, b, n); }\n`),
  'wrappers in a circle': () =>
    sockets +
    times(
      300,
      (i) =>
        `ssize_t f${i}(int fd, void *b, size_t n) { if (n) return f${(i + 1) % 100}(fd, b, n); return recv(fd, b, n, 0); }\n`,
    ),
  '100 functions that pass a socket on': () =>
    sockets +
    times(
      100,
      (i) =>
        `void f${i}(int fd) { f${i + 1}(fd); send(fd, "", 1, 0); }\nvoid g${i}(void) { int s = socket(1, 2, 3); f${i}(s); }\n`,
    ),
  '250 suppressed findings': () =>
    sockets +
    times(250, (i) => `void f${i}(int fd) {\n// sockeye-ignore unchecked-send -- hostile\nsend(fd, "", 1, 0); }\n`),
  '20,000 suppressions of nothing': () => inC(times(20_000, '// sockeye-ignore unchecked-send\n')),
  '1,000 cutting groups': () => inC(times(1000, '#if A\nif (x) {\n#else\nif (n) {\n#endif\n}\n')),
  '1,000 elifs of the preprocessor': () => inC(`#if A\n${times(1000, (i) => `#elif A == ${i}\nx = ${i};\n`)}#endif`),
  '5,000 nested groups': () => inC(times(5000, '#if A\n') + times(5000, '#endif\n')),
  '20,000 groups without an end': () => inC(times(20_000, '#if A\n')),
  '50,000 continued lines': () => `#define A \\\n${times(50_000, 'x \\\n')}\n${inC('')}`,
  'a comment that does not end': () => `${inC('')}/*${times(200_000, ' *')}`,
  '20,000 starts of comments': () => `${inC('')}${times(20_000, '/* ')}`,
  '30,000 includes': () => times(30_000, (i) => `#include "a${i}.h"\n`) + inC(''),
  'includes of itself and effects': () => `${times(2000, '#include "talk.c"\nsignal(SIGPIPE, SIG_IGN);\n')}${inC('')}`,
  'a line of 40 KB': () => inC(`x = 1${times(10_000, ' + x')};`),
  '3,000 statements on a line': () => inC(times(3000, 'send(fd, buffer, 1, 0); ')),
  '200 sockets': () => inC(times(200, (i) => `int s${i} = socket(1, 2, 3); connect(s${i}, 0, 0);\n`)),
  '1,000 polls': () => inC(times(1000, 'if (poll(0, 0, -1) < 0) x++;\n')),
  '800 fields of one record': () =>
    inC(
      times(
        800,
        (i) => `struct sockaddr_in a${i} = {0}; a${i}.sin_port = htons(${i}); bind(fd, &a${i}, sizeof a${i});\n`,
      ),
    ),
  '5,000 parameters': () =>
    `${sockets}int f(int fd${times(5000, (i) => `, int a${i}`)}) { return send(fd, "", 1, 0); }\n`,
};

const pythonTexts: Readonly<Record<string, () => string>> = {
  '500 elifs': () =>
    inPython(`    if x == 0:\n        x = 1\n${times(500, (i) => `    elif x == ${i}:\n        x = 1\n`)}`),
  '1,000 nested blocks': () => inPython(times(1000, (i) => `${' '.repeat(i + 4)}if x:\n`)),
  '2,000 handlers': () =>
    inPython(`    try:\n        peer.recv(1)\n${times(2000, '    except OSError:\n        pass\n')}`),
  '300 nested handlers': () =>
    inPython(`${times(300, (i) => `${' '.repeat(i + 4)}try:\n`)}${' '.repeat(310)}peer.recv(1)\n`),
  '400 methods that share a socket': () =>
    `import socket\nclass Peer:\n    def __init__(self):\n        self.sock = socket.socket()\n${times(400, (i) => `    def f${i}(self):\n        self.sock.recv(1)\n`)}`,
  '3,000 statements outside functions': () => `import socket\ns = socket.socket()\n${times(3000, 'x = s.recv(1)\n')}`,
  '30,000 elements of a list': () => inPython(`    x = [${times(30_000, '1,')}]`),
  '2,000 nested functions': () =>
    inPython(times(500, (i) => `${' '.repeat(i + 4)}def f${i}(peer):\n${' '.repeat(i + 5)}peer.send(b'')\n`)),
};

describe('hostile texts', () => {
  for (const [language, texts] of Object.entries<Readonly<Record<string, () => string>>>({
    c: cTexts,
    python: pythonTexts,
  })) {
    for (const [name, text] of Object.entries(texts)) {
      it(`${name} in ${language}`, () => survive(language, text()));
    }
  }
});

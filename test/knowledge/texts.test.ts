/** What real programs print is read as the error, the call and the platform it stands for. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain } from '../../src/analysis/explain';

/** What is printed, and the best case as `error@call` or `error@call/platform`. */
const lines: readonly (readonly [string, string])[] = [
  ['ConnectionResetError: [Errno 104] Connection reset by peer', 'ECONNRESET@recv/linux'],
  ['ConnectionResetError: [Errno 54] Connection reset by peer', 'ECONNRESET@recv/macos'],
  ['ConnectionRefusedError: [Errno 111] Connection refused', 'ECONNREFUSED@connect/linux'],
  ['ConnectionRefusedError: [Errno 61] Connection refused', 'ECONNREFUSED@connect/macos'],
  [
    'ConnectionRefusedError: [WinError 10061] No connection could be made because the target machine actively refused it',
    'ECONNREFUSED@connect/windows',
  ],
  ['BrokenPipeError: [Errno 32] Broken pipe', 'EPIPE@send/linux'],
  ['TimeoutError: [Errno 110] Connection timed out', 'ETIMEDOUT@connect/linux'],
  ['TimeoutError: [Errno 60] Operation timed out', 'ETIMEDOUT@connect/macos'],
  ['TimeoutError: timed out', 'EAGAIN@recv'],
  ['socket.timeout: timed out', 'EAGAIN@recv'],
  ['OSError: [Errno 98] Address already in use', 'EADDRINUSE@bind/linux'],
  ['OSError: [Errno 48] Address already in use', 'EADDRINUSE@bind/macos'],
  ['OSError: [Errno 113] No route to host', 'EHOSTUNREACH@connect/linux'],
  ['socket.gaierror: [Errno -2] Name or service not known', 'EAI_NONAME@getaddrinfo/linux'],
  ['socket.gaierror: [Errno -3] Temporary failure in name resolution', 'EAI_AGAIN@getaddrinfo/linux'],
  ['socket.gaierror: [Errno 8] nodename nor servname provided, or not known', 'EAI_NONAME@getaddrinfo/macos'],
  ["requests: ('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))", 'ECONNRESET@recv/linux'],
  ["('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))", 'EOF@recv'],
  ['Error: connect ECONNREFUSED 127.0.0.1:8080', 'ECONNREFUSED@connect'],
  ['Error: read ECONNRESET', 'ECONNRESET@recv'],
  ['Error: write EPIPE', 'EPIPE@send'],
  ['Error: write ECONNRESET', 'ECONNRESET@send'],
  ['Error: listen EADDRINUSE: address already in use :::3000', 'EADDRINUSE@bind'],
  ['Error: listen EACCES: permission denied 0.0.0.0:80', 'EACCES@bind'],
  ['Error: getaddrinfo ENOTFOUND nosuch.example', 'EAI_NONAME@getaddrinfo'],
  ['Error: getaddrinfo EAI_AGAIN nosuch.example', 'EAI_AGAIN@getaddrinfo'],
  ["Error: socket hang up\n    at Socket.socketOnEnd {\n  code: 'ECONNRESET'\n}", 'EOF@recv'],
  ['TypeError: fetch failed { cause: other side closed, code: UND_ERR_SOCKET }', 'EOF@recv'],
  ["{ errno: -4077, code: 'ECONNRESET', syscall: 'read' }", 'ECONNRESET@recv/windows'],
  ["{ errno: -104, code: 'ECONNRESET', syscall: 'write' }", 'ECONNRESET@send/linux'],
  ['java.net.ConnectException: Connection refused', 'ECONNREFUSED@connect'],
  ['java.net.SocketException: Connection reset', 'ECONNRESET@recv'],
  ['java.net.SocketException: Broken pipe', 'EPIPE@send'],
  ['java.net.SocketTimeoutException: Read timed out', 'EAGAIN@recv'],
  ['java.net.SocketTimeoutException: Connect timed out', 'ETIMEDOUT@connect'],
  ['java.net.NoRouteToHostException: No route to host', 'EHOSTUNREACH@connect'],
  ['java.net.BindException: Address already in use', 'EADDRINUSE@bind'],
  ['java.net.UnknownHostException: nosuch.example', 'EAI_NONAME@getaddrinfo'],
  ['read tcp 10.9.0.1:39382->10.9.0.2:7001: read: connection reset by peer', 'ECONNRESET@recv'],
  ['write tcp 10.9.0.1:39382->10.9.0.2:7001: write: broken pipe', 'EPIPE@send'],
  ['write tcp 10.9.0.1:39382->10.9.0.2:7001: write: connection reset by peer', 'ECONNRESET@send'],
  ['dial tcp 10.9.0.2:7004: connect: connection refused', 'ECONNREFUSED@connect'],
  ['dial tcp 10.9.0.2:7004: i/o timeout', 'ETIMEDOUT@connect'],
  ['read tcp 10.9.0.1:51744->10.9.0.2:7003: i/o timeout', 'EAGAIN@recv'],
  ['listen tcp 0.0.0.0:7100: bind: address already in use', 'EADDRINUSE@bind'],
  ['dial tcp: lookup nosuch.example: no such host', 'EAI_NONAME@getaddrinfo'],
  ['accept tcp [::]:80: accept4: too many open files', 'EMFILE@accept'],
  ['Os { code: 111, kind: ConnectionRefused, message: "Connection refused" }', 'ECONNREFUSED@connect'],
  ['Connection reset by peer (os error 104)', 'ECONNRESET@recv/linux'],
  ['Connection reset by peer (os error 54)', 'ECONNRESET@recv/macos'],
  ['Resource temporarily unavailable (os error 11)', 'EAGAIN@recv/linux'],
  ['Errno::ECONNREFUSED: Connection refused - connect(2) for "10.9.0.2" port 7004', 'ECONNREFUSED@connect'],
  ['Net::ReadTimeout with #<TCPSocket:(closed)>', 'EAGAIN@recv'],
  ['EOFError: end of file reached', 'EOF@recv'],
  ['fwrite(): Send of 1 bytes failed with errno=32 Broken pipe', 'EPIPE@send/linux'],
  [
    'System.Net.Sockets.SocketException (10054): An existing connection was forcibly closed by the remote host.',
    'ECONNRESET@recv/windows',
  ],
  ['SocketErrorCode: SocketError.TimedOut', 'ETIMEDOUT@connect'],
  ["curl: (7) Failed to connect to 10.9.0.2 port 7004 after 0 ms: Couldn't connect to server", 'ECONNREFUSED@connect'],
  ['curl: (56) Recv failure: Connection reset by peer', 'ECONNRESET@recv'],
  ['curl: (52) Empty reply from server', 'EOF@recv'],
  ['curl: (6) Could not resolve host: nosuch.example', 'EAI_NONAME@getaddrinfo'],
  ['connect() failed (111: Connection refused) while connecting to upstream', 'ECONNREFUSED@connect/linux'],
  [
    'recv() failed (104: Connection reset by peer) while reading response header from upstream',
    'ECONNRESET@recv/linux',
  ],
  ['upstream prematurely closed connection while reading response header from upstream', 'EOF@recv'],
  ['ssh: connect to host 10.9.0.2 port 22: Connection refused', 'ECONNREFUSED@connect'],
  ['kex_exchange_identification: Connection closed by remote host', 'EOF@recv'],
  ['client_loop: send disconnect: Broken pipe', 'EPIPE@send'],
  ['psql: error: server closed the connection unexpectedly', 'EOF@recv'],
  ['Could not connect to Redis at 127.0.0.1:6379: Connection refused', 'ECONNREFUSED@connect'],
  ['recvfrom(3, 0x7ffe, 10, 0, NULL, NULL) = -1 ECONNRESET (Connection reset by peer)', 'ECONNRESET@recv'],
  ['sendto(3, "x", 1, 0, NULL, 0) = -1 EPIPE (Broken pipe)', 'EPIPE@send'],
  ['--- SIGPIPE {si_signo=SIGPIPE} ---', 'EPIPE@send'],
  ['the command failed with exit code 141', 'EPIPE@send'],
  ['if (WSAGetLastError() == 10035) continue;', 'EAGAIN@recv/windows'],
  ['远程主机强迫关闭了一个现有的连接。', 'ECONNRESET@recv'],
  ['connect: 拒绝连接', 'ECONNREFUSED@connect'],
];

describe('lines that programs print', () => {
  for (const [text, expected] of lines) {
    it(text.slice(0, 90), () => {
      const [best] = explain({ text }).cases;
      const full = `${best?.error}@${best?.call}/${best?.platform}`;
      assert.equal(expected.includes('/') ? full : full.split('/')[0], expected, best?.reason);
    });
  }
});

describe('what a text leaves open is said', () => {
  const noted: readonly (readonly [string, RegExp])[] = [
    ['Error: socket hang up', /FIN/],
    ['TimeoutError: timed out', /no errno/],
    ['PermissionError', /does not say which/],
    ['curl: (7)', /tells them apart/],
    ['upstream timed out (110: Connection timed out) while reading response header from upstream', /timer of nginx/],
    ['AxiosError: timeout of 1000ms exceeded { code: ECONNABORTED }', /own timer/],
    ['com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure', /nested exception/],
    ['the request timed out', /as a rule a timer of the program/],
    ['dial tcp: lookup db on 10.0.0.1:53: server misbehaving', /no connection was tried/],
    ['write on a socket: use of closed network connection', /This side has closed/],
  ];
  for (const [text, note] of noted) {
    it(text, () => assert.match(explain({ text }).notes.join(' '), note));
  }
  it('a call that never gives the error', () => {
    const { cases, notes } = explain({ text: 'EPIPE', call: 'recv' });
    assert.match(notes.join(' '), /recv is not known to give EPIPE/);
    assert.deepEqual(
      cases.slice(0, 2).map(({ call, rows }) => [call, rows.length > 0]),
      [
        ['recv', false],
        ['send', true],
      ],
    );
  });
  it('a call that nobody knows', () => {
    assert.match(explain({ text: 'EPIPE', call: 'frobnicate' }).notes.join(' '), /frobnicate/);
  });
  it('which platform was assumed', () => {
    assert.match(explain({ text: 'EPIPE' }).cases[0]?.reason ?? '', /No platform was named/);
    assert.doesNotMatch(explain({ text: 'EPIPE', platform: 'macos' }).cases[0]?.reason ?? '', /No platform/);
  });
});

describe('a stack trace', () => {
  const python = `Traceback (most recent call last):
  File "/srv/app.py", line 12, in handle
    conn.sendall(reply)
BrokenPipeError: [Errno 32] Broken pipe`;
  const java = `java.net.SocketException: Connection reset
\tat java.base/sun.nio.ch.NioSocketImpl.implWrite(NioSocketImpl.java:420)
\tat java.base/java.net.Socket$SocketOutputStream.write(Socket.java:1035)`;
  it('names the call before the error in Python', () => assert.equal(explain({ text: python }).cases[0]?.call, 'send'));
  it('names the call after the error in Java', () => assert.equal(explain({ text: java }).cases[0]?.call, 'send'));
});

describe('the time it took', () => {
  const first = (text: string, elapsedMs?: number): string | undefined =>
    explain({ text, call: 'connect', platform: 'linux', ...(elapsedMs !== undefined && { elapsedMs }) }).cases[0]
      ?.rows[0]?.id;
  it('is asked for, or read from the text', () => {
    assert.equal(first('EHOSTUNREACH', 3060), 'connect/host-absent-on-lan');
    assert.equal(first('EHOSTUNREACH', 10), 'connect/icmp-unreachable');
    assert.equal(first('EHOSTUNREACH after 12 ms'), 'connect/icmp-unreachable');
    assert.equal(first('connect(3, ...) = -1 EHOSTUNREACH (No route to host) <0.000512>'), 'connect/icmp-unreachable');
  });
});

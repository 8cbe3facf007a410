/** What happens on living connections of one machine: shutdown, close and signals while another call waits, and datagrams. */
import type { Experiment } from '../experiment';

/** A connection from `a` to `s`. */
const pair = `socket l tcp
  bind l 127.0.0.1:0
  listen l 4
  socket a tcp
  connect a l
  accept s l`;

export const connections: readonly Experiment[] = [
  {
    id: 'own-shutdown',
    summary: 'Calls after a shutdown of one side or both on this end.',
    where: 'loopback',
    runs: [
      `${pair}
       shutdown a write
       pause 50
       state a
       send a 1 | send/own-shutdown
       send s 5
       recv a 5
       recv s 1`,
      `${pair}
       shutdown a read
       recv a 10 | recv/eof-own-shutdown
       send s 5
       pause 50
       recv a 5
       recv a 5
       send a 1  | recv/eof-own-shutdown: next send`,
      `${pair}
       shutdown a both
       recv a 10
       send s 13
       pause 100
       recv a 10 | recv/reset-own-shutdown
       send s 1`,
      `${pair}
       shutdown a write
       shutdown a write
       close s
       pause 50
       shutdown a write
       shutdown a read`,
    ],
  },
  {
    id: 'wake-by-shutdown',
    summary: 'shutdown and close in one thread while another waits in recv.',
    where: 'loopback',
    runs: [
      `${pair}
       start reader recv a 10
       pause 200
       shutdown a both    | shutdown/wakes-reader
       await reader 1000  | shutdown/wakes-reader: next recv`,
      `${pair}
       start reader recv a 10
       pause 200
       close a
       await reader 500
       send s 1
       await reader 1000`,
    ],
  },
  {
    id: 'reset-while-sending',
    summary: 'A reset arrives while send waits for room.',
    where: 'loopback',
    runs: [
      `${pair}
       start writer send a 16000000
       pause 400
       option s linger 0
       close s
       await writer 2000
       send a 10 | send/reset-while-blocked
       recv a 10 | send/reset-while-blocked: next recv`,
    ],
  },
  {
    id: 'close-with-unread-input',
    summary: 'What close says of itself when it resets the connection.',
    where: 'loopback',
    runs: [
      `${pair}
       send a 10
       pause 50
       close s  | close/reset-unread-data
       recv a 10`,
    ],
  },
  {
    id: 'sender-closes-with-queue',
    summary: 'The sender closes while data waits in its queue: in order, and with SO_LINGER 0.',
    where: 'loopback',
    runs: [
      `${pair}
       fill s
       close s
       drain a
       missing`,
      `${pair}
       fill s
       option s linger 0
       close s
       drain a
       missing`,
    ],
  },
  {
    id: 'interrupted-poll',
    summary: 'A signal during poll, with a handler that was installed with SA_RESTART.',
    where: 'loopback',
    runs: [
      `${pair}
       alarm 200 restart
       poll a 2000 in | poll/interrupted`,
    ],
  },
  {
    id: 'interrupted-recv',
    summary: 'A signal during recv: with SA_RESTART, without, and with SA_RESTART and a time limit.',
    where: 'loopback',
    runs: [
      `${pair}
       alarm 200
       recv a 10`,
      `${pair}
       alarm 200 restart
       start sender delayed 600 send s 1
       recv a 10
       await sender 1000`,
      `${pair}
       option a receive-timeout 2000
       alarm 200 restart
       recv a 10`,
    ],
  },
  {
    id: 'unix-sockets',
    summary: 'Sockets with a path: missing, full, closed with and without unread data.',
    where: 'loopback',
    runs: [
      `socket a unix
       connect a unix:missing | connect/unix-path-missing`,
      `socket l unix
       bind l unix:full
       listen l 0
       socket a unix
       connect a l
       socket b unix
       nonblocking b
       connect b l | connect/unix-backlog-full`,
      `socket l unix
       bind l unix:pair
       listen l 4
       socket a unix
       connect a l
       accept s l
       close s
       send a 1
       recv a 1`,
      `socket l unix
       bind l unix:unread
       listen l 4
       socket a unix
       connect a l
       accept s l
       send a 6
       close s
       recv a 1
       recv a 1`,
      `socket l unix
       bind l unix:stale
       listen l 4
       close l
       socket a unix
       connect a unix:stale`,
    ],
  },
  {
    id: 'datagrams',
    summary: 'UDP: no address, too large, broadcast without leave, cut on arrival, empty.',
    where: 'loopback',
    runs: [
      `socket u udp
       send u 1                       | send/no-address
       sendto u 70000 127.0.0.1:9     | send/message-too-long
       sendto u 1 127.255.255.255:9   | send/broadcast-forbidden`,
      `socket r udp
       bind r 127.0.0.1:0
       socket u udp
       sendto u 100 r
       recv r 10 | recv/message-too-long
       sendto u 0 r
       recv r 10`,
    ],
  },
  {
    id: 'full-table',
    summary: 'Names are looked up when the process may open no more descriptors.',
    where: 'loopback',
    runs: [
      `limit-descriptors 0
       getaddrinfo lab.example 80 | getaddrinfo/system`,
    ],
  },
];
